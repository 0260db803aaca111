//! Faults that keep people who see little or use no mouse from a page, as axe-core finds them.

use serde_json::Value;

use crate::browser::Browser;
use crate::places;

/// Runs it, and keeps what is serious or worse: the rule, and the element that breaks it.
const RUN: &str = "const done = arguments[arguments.length - 1]; \
    const grave = ({ impact }) => impact === 'serious' || impact === 'critical'; \
    const told = ({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`); \
    axe.run(document).then(found => done(found.violations.filter(grave).flatMap(told)), why => done([String(why)]));";

/// The serious and critical faults of what is open now.
///
/// # Panics
/// When there is no axe-core.
#[must_use]
pub fn faults(browser: &Browser) -> Vec<String> {
    let script = std::fs::read_to_string(places::axe()).expect("it is text");
    browser.run(&script, vec![]);
    let found = browser.run_async(RUN, vec![]);
    let faults = found.as_array().expect("a list of faults").iter();
    faults
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}
