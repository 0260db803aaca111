//! What is done to the page's HTML: told what is served beside it, and its inline code vouched for.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::DEMO;

/// Served at `/` when there is no page.
pub(super) const MISSING: &str = include_str!("missing.html");

/// What is served beside the page.
#[derive(Clone, Copy, Debug)]
pub(in crate::serve) struct Beside {
    /// How many threads the native engine runs on.
    pub(in crate::serve) threads: u32,
}

impl Beside {
    /// Says so in the head, where the page looks for it.
    pub(super) fn tell(self, html: &str) -> String {
        let html = with_meta(html, "katydid-engine", &self.threads.to_string());
        with_meta(&html, "katydid-demo", DEMO)
    }
}

/// With this tag in the head. One that is there already is replaced.
fn with_meta(html: &str, name: &str, content: &str) -> String {
    let start = format!("<meta name=\"{name}\"");
    let meta = format!("{start} content=\"{content}\">");
    let place = tag(html, &start).or_else(|| tag_end(html, "<head").map(|end| (end, end)));
    match place {
        Some((start, end)) => format!("{}{meta}{}", &html[..start], &html[end..]),
        None => format!("{meta}{html}"),
    }
}

/// Where the first tag that begins so starts and ends.
fn tag(html: &str, start: &str) -> Option<(usize, usize)> {
    html.find(start).zip(tag_end(html, start))
}

fn tag_end(html: &str, start: &str) -> Option<usize> {
    let at = html.find(start)?;
    html[at..].find('>').map(|length| at + length + 1)
}

/// Source expressions (` 'sha256-…'`) for the code that stands in the HTML itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Inline {
    pub(super) scripts: String,
    pub(super) styles: String,
}

impl Inline {
    pub(super) fn of(html: &str) -> Self {
        Self {
            scripts: hashes(html, "script"),
            styles: hashes(html, "style"),
        }
    }
}

fn hashes(html: &str, element: &str) -> String {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let elements = html
        .split(&open)
        .skip(1)
        .filter_map(|rest| rest.split_once('>'));
    let inside = elements.filter_map(|(_, rest)| rest.split_once(&close).map(|(inside, _)| inside));
    inside
        .filter(|code| !code.is_empty())
        .map(source_expression)
        .collect()
}

fn source_expression(code: &str) -> String {
    format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(code)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_told_what_is_beside_it() {
        let meta = "<meta name=\"katydid-demo\" content=\"/demo\"><meta name=\"katydid-engine\" content=\"2\">";
        let table = [
            (
                "<html><head lang=\"en\"><title>",
                format!("<html><head lang=\"en\">{meta}<title>"),
            ),
            (
                "<head><meta name=\"katydid-demo\" content=\"\"><meta name=\"katydid-engine\"><p>",
                format!("<head>{meta}<p>"),
            ),
            ("<p>No head</p>", format!("{meta}<p>No head</p>")),
        ];
        for (html, told) in table {
            assert_eq!(Beside { threads: 2 }.tell(html), told);
        }
    }

    #[test]
    fn inline_code_is_vouched_for_and_linked_code_is_not() {
        let inline = Inline::of(
            "<script src=\"a.js\"></script><script type=\"module\">alert(1)</script><style>p{}</style>",
        );
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        assert_eq!(
            inline.scripts,
            " 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
        );
        assert_eq!(inline.styles.matches("sha256-").count(), 1);
        assert_eq!(Inline::of("<p>plain</p>"), Inline::default());
    }
}
