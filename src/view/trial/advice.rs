//! What keeps a page from reading a target's answers, and what the target has to send so that it may.

use katydid_core::stats::Failure;
use katydid_core::user::Tried;

/// What a target of another origin has to say to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Leave {
    /// The target's origin.
    pub(super) target: String,
    /// Headers of its answers, names and values.
    pub(super) headers: Vec<(&'static str, String)>,
    /// Whether it keeps answers to itself; else only its times.
    pub(super) is_blocked: bool,
}

/// How long a browser may remember a preflight, in seconds: Chromium's most.
const MAX_AGE: &str = "7200";

/// For each target that lacks it, in the order in which they were met, what it has to send to a page of this origin.
pub(super) fn leaves(tried: &[Tried], own_origin: &str) -> Vec<Leave> {
    let mut leaves: Vec<Leave> = Vec::new();
    for one in tried.iter().filter(|one| lacks(one, own_origin)) {
        let target = origin(&one.url);
        if leaves.iter().all(|leave| leave.target != target) {
            leaves.push(leave(target, tried, own_origin));
        }
    }
    leaves
}

/// Whether its target has to send something for it to be read, or for its times to be.
fn lacks(tried: &Tried, own_origin: &str) -> bool {
    match tried.outcome {
        Err(failure) => failure == Failure::Cors,
        Ok(_) => tried.spans.is_none() && is_foreign(tried, own_origin),
    }
}

/// Whether it goes over the network to another origin than the page's.
pub(super) fn is_foreign(tried: &Tried, own_origin: &str) -> bool {
    tried.url.starts_with("http") && origin(&tried.url) != own_origin
}

fn leave(target: &str, tried: &[Tried], own_origin: &str) -> Leave {
    let of_target = tried.iter().filter(|one| origin(&one.url) == target);
    let all: Vec<&Tried> = of_target.collect();
    let is_blocked = all.iter().any(|one| one.outcome == Err(Failure::Cors));
    let mut headers = Vec::new();
    if is_blocked {
        headers = cors(&all, own_origin);
    }
    headers.push(("Timing-Allow-Origin", allowed(own_origin)));
    Leave {
        target: target.to_owned(),
        headers,
        is_blocked,
    }
}

fn cors(tried: &[&Tried], own_origin: &str) -> Vec<(&'static str, String)> {
    let is_simple = |method: &&str| ["GET", "HEAD", "POST"].contains(method);
    let methods = tried.iter().map(|one| one.method.as_str());
    let methods = once(methods.filter(|method| !is_simple(method)));
    let asked = once(
        tried
            .iter()
            .flat_map(|one| one.asks.iter().map(String::as_str)),
    );
    let is_preflighted = !methods.is_empty() || !asked.is_empty();
    let rest = [
        ("Access-Control-Allow-Methods", methods),
        ("Access-Control-Allow-Headers", asked),
        (
            "Access-Control-Max-Age",
            if is_preflighted {
                MAX_AGE.to_owned()
            } else {
                String::new()
            },
        ),
    ];
    let origin = ("Access-Control-Allow-Origin", allowed(own_origin));
    let given = rest.into_iter().filter(|(_, value)| !value.is_empty());
    std::iter::once(origin).chain(given).collect()
}

/// Each once, in the order in which they come.
fn once<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut all: Vec<&str> = Vec::new();
    for word in words {
        if !all.contains(&word) {
            all.push(word);
        }
    }
    all.join(", ")
}

/// A page opened from a disk has no origin that could be named.
fn allowed(own_origin: &str) -> String {
    match own_origin {
        "null" | "file://" => "*".to_owned(),
        origin => origin.to_owned(),
    }
}

/// A URL's scheme and authority.
fn origin(url: &str) -> &str {
    let scheme = url.find("://").map_or(0, |at| at + 3);
    let end = url[scheme..].find(['/', '?', '#']);
    end.map_or(url, |end| &url[..scheme + end])
}

#[cfg(test)]
mod tests {
    use katydid_core::user::Spans;

    use super::*;

    const PAGE: &str = "https://page.example";

    fn tried(method: &str, url: &str, outcome: Result<u16, Failure>) -> Tried {
        Tried {
            method: method.to_owned(),
            name: "/".to_owned(),
            url: url.to_owned(),
            asks: Vec::new(),
            outcome,
            error: None,
            micros: 0,
            spans: None,
            bytes: 0,
            content_type: String::new(),
            text: String::new(),
        }
    }

    fn headers(tried: &[Tried]) -> Vec<String> {
        let leaves = leaves(tried, PAGE);
        let headers = leaves.iter().flat_map(|leave| &leave.headers);
        headers
            .map(|(name, value)| format!("{name}: {value}"))
            .collect()
    }

    #[test]
    fn a_plain_get_takes_one_header_to_be_read_and_one_for_its_times() {
        let blocked = tried("GET", "http://a.example/x", Err(Failure::Cors));
        assert_eq!(
            headers(&[blocked]),
            [
                "Access-Control-Allow-Origin: https://page.example",
                "Timing-Allow-Origin: https://page.example"
            ]
        );
    }

    #[test]
    fn what_is_preflighted_takes_its_methods_and_headers_each_once() {
        let url = "http://a.example/x";
        let mut put = tried("PUT", url, Err(Failure::Cors));
        put.asks = vec!["authorization".to_owned(), "content-type".to_owned()];
        let mut post = tried("POST", url, Err(Failure::Cors));
        post.asks = vec!["content-type".to_owned()];
        assert_eq!(
            headers(&[put.clone(), post, put]),
            [
                "Access-Control-Allow-Origin: https://page.example",
                "Access-Control-Allow-Methods: PUT",
                "Access-Control-Allow-Headers: authorization, content-type",
                "Access-Control-Max-Age: 7200",
                "Timing-Allow-Origin: https://page.example"
            ]
        );
    }

    #[test]
    fn each_target_is_told_apart_and_one_that_tells_all_is_told_nothing() {
        let mut open = tried("GET", "http://open.example/", Ok(200));
        open.spans = Some(Spans {
            queue: 1,
            server: 1,
            download: 1,
        });
        let shy = tried("GET", "http://shy.example/", Ok(200));
        let shut = tried("GET", "http://shut.example?x", Err(Failure::Cors));
        let down = tried("GET", "http://down.example/", Err(Failure::Unreachable));
        let told = leaves(&[open, shy, shut, down], PAGE);
        let told: Vec<_> = told
            .iter()
            .map(|leave| (leave.target.as_str(), leave.is_blocked))
            .collect();
        assert_eq!(
            told,
            [("http://shy.example", false), ("http://shut.example", true)]
        );
    }

    #[test]
    fn the_page_itself_and_the_built_in_target_need_no_leave() {
        let own = tried("GET", "https://page.example/demo/x", Ok(200));
        let built_in = tried("GET", "demo://shop/x", Ok(200));
        assert_eq!(leaves(&[own, built_in], PAGE), []);
    }

    #[test]
    fn a_page_without_an_origin_needs_leave_for_everyone() {
        assert_eq!(
            (allowed("null"), allowed(PAGE)),
            ("*".to_owned(), PAGE.to_owned())
        );
    }
}
