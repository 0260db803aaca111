//! The page, in one browser for all rows: it opens the link that the binary makes.

use katydid_e2e::binary::katydid;
use katydid_e2e::browser::Browser;
use katydid_e2e::page::Page;
use katydid_e2e::site::Site;
use katydid_e2e::wait::settled;
use serde_json::Value;

use crate::outcome::{Checked, Counted, Outcome};
use crate::row::Row;
use crate::streams;
use crate::target::Target;

const FAILURES: &str = "return [...document.querySelectorAll('table#failures tbody tr[data-name]')]\
                        .map(row => [...row.cells].map(cell => cell.textContent).join(' '));";
const CHECKS: &str = "return [...document.querySelectorAll('table#checks tbody tr')]\
                      .map(row => [...row.cells].map(cell => cell.textContent));";

/// Asserts the row's effect.
pub(crate) fn check(row: &Row, browser: &Browser, site: &Site) {
    let target = Target::start();
    let page = Page::open(browser, &site.with(&link(row, target.url())));
    page.start();
    page.reaches("stopped");
    let sent = target.sent();
    settled(&(sent.len() as u64), || page.total());
    let outcome = Outcome {
        size: row.small,
        exact: false,
        host: target.url().to_owned(),
        sent,
        rows: rows(&page),
        failures: failures(browser),
        checks: checks(browser),
    };
    outcome.assert_counts_agree();
    (row.effect)(&outcome);
    streams::assert_same(row, &outcome);
}

/// The page has no command line: its link brings what the flags said.
fn link(row: &Row, host: &str) -> String {
    let flags = row.flags(host);
    let flags = flags.chunks(2).filter(|pair| pair[0] != "--threads");
    let mut arguments = vec!["link", "-"];
    arguments.extend(flags.flatten().map(String::as_str));
    let ended = katydid(&arguments, &row.small_text(host));
    assert_eq!(ended.code, Some(0), "{ended:?}");
    ended.stdout.trim().to_owned()
}

fn rows(page: &Page<'_>) -> Vec<Counted> {
    let rows = page.report().rows.into_iter();
    rows.map(|row| Counted {
        name: format!("{} {}", row.method, row.name),
        requests: row.requests,
        failures: row.failures,
    })
    .collect()
}

fn failures(browser: &Browser) -> Vec<String> {
    let lines = browser.run(FAILURES, vec![]);
    serde_json::from_value(lines).expect("a line for each failure")
}

fn checks(browser: &Browser) -> Vec<Checked> {
    let lines = browser.run(CHECKS, vec![]);
    let lines: Vec<[String; 3]> = serde_json::from_value(lines).expect("three cells a check");
    let number = |text: &Value| -> u64 {
        let digits: String = text
            .as_str()
            .unwrap_or_default()
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        digits.parse().expect("a number")
    };
    let checked = |[name, passes, fails]: [String; 3]| Checked {
        name,
        passes: number(&passes.into()),
        fails: number(&fails.into()),
    };
    lines.into_iter().map(checked).collect()
}
