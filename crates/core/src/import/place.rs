//! Where a request goes: its origin, and what it asks for there.

use super::marks;
use crate::scenario::authority_fault;

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// `https://api.example.com`; `None` where a variable stands for it.
    pub(super) origin: Option<String>,
    /// Path and query.
    pub(super) target: String,
    /// User name and password of the URL.
    pub(super) user: Option<(String, String)>,
}

/// What is wrong, and what to do about it.
pub(super) type Fault = (String, &'static str);

impl Place {
    /// Reads a URL as curl does: without a scheme it is http.
    ///
    /// # Errors
    /// Why no request can go there.
    pub(super) fn read(url: &str) -> Result<Self, Fault> {
        let url = url.trim().replace(['\t', '\r', '\n'], "");
        let url = url.split('#').next().unwrap_or_default();
        if let Some(target) = after_variable(url) {
            return Ok(Self::of(None, None, target));
        }
        let (scheme, rest) = scheme(url)?;
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (authority, target) = rest.split_at(end);
        let (user, machine) = match authority.rsplit_once('@') {
            Some((user, machine)) => (Some(user), machine),
            None => (None, authority),
        };
        check(machine)?;
        let origin = format!("{scheme}{}", machine.to_ascii_lowercase());
        Ok(Self::of(Some(origin), user.map(credentials), target))
    }

    fn of(origin: Option<String>, user: Option<(String, String)>, target: &str) -> Self {
        let slash = if target.starts_with('/') { "" } else { "/" };
        Self {
            origin,
            target: format!("{slash}{target}"),
            user,
        }
    }

    /// The name of its machine.
    pub(super) fn machine(&self) -> Option<&str> {
        let (_, authority) = self.origin.as_deref()?.split_once("://")?;
        Some(authority)
    }

    /// Its path, without the query.
    pub(super) fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }
}

/// What follows a variable that a URL begins with, and that ends where a path begins.
fn after_variable(url: &str) -> Option<&str> {
    match &marks::pieces(url)[..] {
        [marks::Piece::Variable(name), ..] => {
            let target = &url[marks::variable(name).len()..];
            (target.is_empty() || target.starts_with(['/', '?'])).then_some(target)
        }
        _ => None,
    }
}

fn scheme(url: &str) -> Result<(&'static str, &str), Fault> {
    for scheme in ["http://", "https://"] {
        let start = url.get(..scheme.len()).unwrap_or_default();
        if start.eq_ignore_ascii_case(scheme) {
            return Ok((scheme, &url[scheme.len()..]));
        }
    }
    match url.split_once("://") {
        Some((other, _)) if other.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            let message = format!("a URL of `{other}:`, and only http and https are spoken");
            Err((message, "leave this request out"))
        }
        _ => Ok(("http://", url)),
    }
}

fn check(machine: &str) -> Result<(), Fault> {
    if marks::are_in(machine) {
        let message = format!("the host `{}` is computed", marks::shown(machine));
        return Err((
            message,
            "write it out: a person must see the target before the start",
        ));
    }
    match authority_fault(machine) {
        Some((message, hint)) => Err((message.to_owned(), hint)),
        None => Ok(()),
    }
}

fn credentials(user: &str) -> (String, String) {
    let (name, password) = user.split_once(':').unwrap_or((user, ""));
    (decoded(name), decoded(password))
}

pub(super) fn decoded(text: &str) -> String {
    let bytes = percent_encoding::percent_decode_str(text);
    marks_kept(text, &bytes.decode_utf8_lossy())
}

/// What was decoded; the text itself where decoding made something of it that looks like a variable.
pub(super) fn marks_kept(before: &str, after: &str) -> String {
    match marks::are_in(after) && !marks::are_in(before) {
        true => before.to_owned(),
        false => after.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(url: &str) -> (Option<String>, String) {
        let place = Place::read(url).unwrap();
        (place.origin, place.target)
    }

    fn origin(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn a_url_is_an_origin_and_what_is_asked_for_there() {
        assert_eq!(
            place("HTTPS://A.example:8443?q#f"),
            (origin("https://a.example:8443"), "/?q".into())
        );
        assert_eq!(
            place("localhost:80/a/b?c=d"),
            (origin("http://localhost:80"), "/a/b?c=d".into())
        );
        assert_eq!(
            place(&format!("{}/a", marks::variable("BASE"))),
            (None, "/a".into())
        );
    }

    #[test]
    fn a_user_in_a_url_is_taken_out_of_it() {
        let place = Place::read("http://ann:p%40ss@a/").unwrap();
        assert_eq!(place.user, Some(("ann".into(), "p@ss".into())));
        assert_eq!(place.origin.as_deref(), Some("http://a"));
    }

    #[test]
    fn where_nothing_can_be_sent_is_told() {
        for url in [
            "ftp://a/b",
            "",
            "http://",
            "http://a b/",
            "http://ä.example/",
            "file:///etc/passwd",
        ] {
            assert!(Place::read(url).is_err(), "{url}");
        }
        let computed = format!("https://{}.example.com/", marks::variable("NAME"));
        assert!(
            Place::read(&computed)
                .unwrap_err()
                .0
                .contains("[NAME].example.com")
        );
    }
}
