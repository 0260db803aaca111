//! `katydid link`.

use crate::support::{fed, katydid, scenario};

fn link(text: &str, more: &[&str]) -> String {
    let ended = fed(&[&["link", "-"], more].concat(), text);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    ended.out
}

fn hash(checked: &str) -> &str {
    checked
        .lines()
        .find_map(|line| line.trim().strip_prefix("scenario"))
        .unwrap()
        .trim()
}

#[test]
fn a_link_opens_the_page_that_ui_serves_or_the_one_asked_for() {
    let text = scenario("demo://shop");
    assert!(link(&text, &[]).starts_with("http://127.0.0.1:8089/#v1."));
    assert!(
        link(&text, &["--page", "https://load.example/k#old"])
            .starts_with("https://load.example/k#v1.")
    );
}

#[test]
fn a_link_and_its_text_are_the_same_scenario() {
    let text = scenario("demo://shop");
    let made = link(&text, &[]);
    let back = katydid(&["link", made.trim(), "--text"]).out;
    assert_eq!(link(&back, &[]), made);
    let checked = [
        fed(&["check", "-"], &text).out,
        katydid(&["check", made.trim()]).out,
        fed(&["check", "-"], &made).out,
    ];
    assert!(
        checked
            .iter()
            .all(|checked| hash(checked) == hash(&checked[..]))
    );
    assert_eq!(hash(&checked[0]), hash(&checked[1]));
    assert_eq!(hash(&checked[0]), hash(&checked[2]));
}

#[test]
fn a_secret_in_a_link_is_warned_of() {
    let text = scenario("demo://shop") + "    headers: { Authorization: Bearer x }\n";
    let ended = fed(&["link", "-"], &text);
    assert_eq!(ended.code, Some(0));
    assert!(ended.err.contains(
        "warning: whoever gets this link can read users[0].tasks[0].headers.Authorization"
    ));
}
