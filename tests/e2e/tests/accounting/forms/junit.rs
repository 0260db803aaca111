//! JUnit's XML, which has counts where requests failed: `14 of 20 requests failed`.

use katydid_e2e::counts::Counts;
use roxmltree::{Document, Node};

use super::{Said, number, with_total};

pub(super) fn read(text: &str) -> Said {
    let document = Document::parse(text).unwrap_or_else(|why| panic!("{why}: {text}"));
    let cases = document
        .descendants()
        .filter(|node| node.attribute("classname") == Some("requests"));
    let failures = cases.filter_map(failures).collect::<Counts>();
    Said {
        form: "junit",
        failures: Some(with_total(failures)),
        ..Said::default()
    }
}

/// The row and how many failed; what the text lists sums up to it, and is nothing for a transaction.
fn failures(case: Node<'_, '_>) -> Option<(String, u64)> {
    let failure = case.children().find(|node| node.has_tag_name("failure"))?;
    let (failed, message) = failure.attribute("message")?.split_once(" of ")?;
    let listed = failure.text().map(|text| text.lines().map(times).sum());
    assert_eq!(
        listed.unwrap_or(number(failed)),
        number(failed),
        "{message}"
    );
    Some((case.attribute("name")?.to_owned(), number(failed)))
}

/// `14 times: 404 Not Found`, or `once: …`.
fn times(line: &str) -> u64 {
    match line.split([' ', ':']).next() {
        Some("once") => 1,
        count => number(count.unwrap_or_default()),
    }
}
