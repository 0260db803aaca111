use proptest::prelude::*;
use serde::de::IgnoredAny;

use crate::scenario::{Problem, Scenario};

fn told(text: &str) -> String {
    let problems = Scenario::parse(text).unwrap_err();
    problems
        .iter()
        .map(Problem::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn any_depth_of_nesting_is_survived_and_told() {
    for opening in [
        "[", "{", "- ", "? ", "{a: ", "[?", "&a [", "\"", "'", "{\"a\":", "{\"a\":[",
    ] {
        let noise = opening.repeat(1_000_000 / opening.len());
        for text in [
            noise.clone(),
            format!("users: {noise}"),
            format!("{{\"users\": {noise}"),
        ] {
            assert!(!told(&text).is_empty(), "{opening}");
        }
    }
    assert!(told(&"- ".repeat(100)).starts_with("1:129: nested more than 64 levels deep"));
    let deep = format!("{{\"users\": {}1{}}}", "[".repeat(70), "]".repeat(70));
    assert_eq!(told(&deep), "1:74: nested more than 64 levels deep");
}

#[test]
fn aliases_cannot_unfold_into_more_than_a_text_could_say() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let below = format!("*a{}, ", level - 1).repeat(10);
        text += &format!("a{level}: &a{level} [{below}]\n");
    }
    assert!(told(&text).contains("aliases unfold into too much (write the values out)"));
    let long = format!("a: &a {}\nb: [{}]", "x".repeat(100_000), "*a, ".repeat(100));
    assert!(told(&long).contains("aliases unfold into too much"));
}

#[test]
fn an_alias_within_its_own_anchor_is_told() {
    assert_eq!(
        told("users: &u [*u]"),
        "1:12: an alias within its own anchor"
    );
}

#[test]
fn a_text_of_more_than_a_megabyte_is_not_read() {
    let text = "x".repeat((1 << 20) + 1);
    assert_eq!(
        told(&text),
        "the text is 1048577 bytes long, at most 1048576 are read (is this a scenario?)"
    );
}

#[test]
fn of_very_many_problems_a_hundred_are_told_and_the_rest_counted() {
    let told = told(&format!("users: [{}]", "1,".repeat(100_000)));
    assert_eq!(told.lines().count(), 101);
    assert!(told.ends_with("\nand 99900 more problems"));
}

#[test]
fn json_places_are_lines_and_characters() {
    let text =
        "{\n \"näme\": 1,\n \"users\": [{\"name\": \"\\ud83e\\udd97\\\"\", \"wait\": 1e400}]}";
    let expected = "2:2: unknown field `näme` (did you mean `name`?)\n\
        3:12: users[0]: `tasks` is missing";
    assert_eq!(told(&text.replace(", \"wait\": 1e400", "")), expected);
    assert!(told(text).contains("3:39: users[0]: unknown field `wait`"));
}

#[test]
fn half_a_character_in_a_json_text_is_told_with_its_place() {
    let text = "{\"users\":\n [{\"name\": \"\\ud83e.\"}]}";
    let expected =
        "2:19: broken JSON: expected the number of a character, or one of `\"\\/bfnrtu` (";
    assert!(told(text).starts_with(expected));
}

#[test]
fn yaml_and_json_say_the_same_thing() {
    let yaml = "users:\n- name: &n \"\\U0001F997\\\"\"\n  tasks:\n  - post: /\n    json: [*n, 0x10, 1.50, ~, \"~\"]\n";
    let json = r#"{"users":[{"name":"\ud83e\udd97\"","tasks":[{"post":"/","json":["🦗\"",16,1.5,null,"~"]}]}]}"#;
    assert_eq!(Scenario::parse(yaml), Scenario::parse(json));
    assert_eq!(
        Scenario::parse(&format!("\u{feff} \n{json}\n")),
        Scenario::parse(yaml)
    );
    assert!(Scenario::parse(yaml).is_ok());
}

proptest! {
    #[test]
    fn json_is_what_serde_json_takes_for_it(
        text in "\\{[\\[\\]{},:\"\\\\nul01.eE+ -]{0,9}",
        pieces in proptest::collection::vec(
            proptest::sample::select(vec!["{", "}", "[", "]", ",", ":", "\"a\"", "1", "-0.5e3", "true", " "]),
            0..12,
        ),
    ) {
        for text in [text, format!("{{\"a\":[{}]}}", pieces.concat()), format!("{{{}}}", pieces.concat())] {
            let is_json = serde_json::from_str::<IgnoredAny>(&text).is_ok();
            prop_assert_eq!(super::json::read(&text).is_ok(), is_json, "{}", text);
        }
    }
}
