use super::{get, set};

pub(super) fn put(text: &str, path: &str, value: &str) -> String {
    set(text, &path.split('.').collect::<Vec<_>>(), value).unwrap()
}

#[test]
fn a_field_is_changed_and_comments_stay() {
    let text = "# mine\nload:   # how many\n  users: 10   # ten\n  run_time: 2m\nhost: 'http://a'  # there\n";
    let text = put(text, "load.users", "200");
    let text = put(&text, "host", "https://b.example");
    let expected = "# mine\nload:   # how many\n  users: 200   # ten\n  run_time: 2m\nhost: https://b.example  # there\n";
    assert_eq!(text, expected);
}

#[test]
fn a_field_is_read_even_where_others_have_problems() {
    let text = "load: { users: 1e3, run_time: 2m, spawn_rate: [] }\nhots: x\nhost: 'http://a'\n";
    let read = |path: &str| get(text, &path.split('.').collect::<Vec<_>>());
    assert_eq!(read("load.users").as_deref(), Some("1000"));
    assert_eq!(read("load.run_time").as_deref(), Some("2m"));
    assert_eq!(read("host").as_deref(), Some("http://a"));
    assert_eq!(
        [
            read("load.spawn_rate"),
            read("load.stop_timeout"),
            read("a.b")
        ],
        [None, None, None]
    );
}

#[test]
fn quotes_end_where_they_close() {
    for (quoted, expected) in [
        ("'it''s' # c", "b # c"),
        ("\"a\\\"'\"   # c", "b   # c"),
        ("''", "b"),
        ("&n 'a' # c", "&n b # c"),
    ] {
        assert_eq!(
            put(&format!("name: {quoted}\n"), "name", "b"),
            format!("name: {expected}\n")
        );
    }
}

#[test]
fn flow_style_stays_flow_style() {
    let text = "load: { users: 1, spawn_rate: 2 } # c\n";
    assert_eq!(
        put(text, "load.users", "5"),
        "load: { users: 5, spawn_rate: 2 } # c\n"
    );
    assert_eq!(
        put(text, "load.run_time", "1m"),
        "load: { users: 1, spawn_rate: 2, run_time: 1m } # c\n"
    );
    assert_eq!(put(text, "load.users", ""), "load: { spawn_rate: 2 } # c\n");
    assert_eq!(put(text, "load.spawn_rate", ""), "load: { users: 1 } # c\n");
    assert_eq!(put("load: {}\n", "load.users", "5"), "load: { users: 5 }\n");
    assert_eq!(
        put("load: { users: 1 }\n", "load.run_time", "1, 2"),
        "load: { users: 1, run_time: \"1, 2\" }\n"
    );
}

#[test]
fn a_missing_field_is_inserted_after_the_short_ones_above_it() {
    let text = "katydid: 1\nhost: http://a # c\n\n# users\nusers:\n  - name: A\n";
    let expected =
        "katydid: 1\nhost: http://a # c\nload:\n  users: 5\n\n# users\nusers:\n  - name: A\n";
    assert_eq!(put(text, "load.users", "5"), expected);
    let text = "load:\n  users: 5\nusers: []\n";
    assert_eq!(
        put(text, "host", "http://a"),
        "host: http://a\nload:\n  users: 5\nusers: []\n"
    );
    assert_eq!(
        put(text, "load.spawn_rate", "1.5"),
        "load:\n  users: 5\n  spawn_rate: 1.5\nusers: []\n"
    );
}

#[test]
fn an_empty_parent_is_filled() {
    assert_eq!(
        put("load: # c\nhost: http://a\n", "load.users", "5"),
        "load: { users: 5 } # c\nhost: http://a\n"
    );
    assert_eq!(put("load:", "load.users", "5"), "load: { users: 5 }");
    assert_eq!(
        put("host:\nname: x\n", "host", "http://a"),
        "host: http://a\nname: x\n"
    );
    assert_eq!(put("host: ~\n", "host", "http://a"), "host: http://a\n");
}

#[test]
fn a_text_that_says_nothing_gets_its_first_field() {
    assert_eq!(put("", "load.users", "5"), "load:\n  users: 5\n");
    assert_eq!(
        put("# to do", "host", "http://a"),
        "# to do\nhost: http://a\n"
    );
    assert_eq!(put("{}", "load.users", "5"), "{\"load\": {\"users\": 5}}");
}

#[test]
fn json_stays_json_laid_out_as_it_was() {
    let text = "{\n  \"host\": \"http://a\",\n  \"load\": {\"users\": 1}\n}\n";
    assert_eq!(put(text, "load.users", "5"), text.replace('1', "5"));
    assert_eq!(
        put(text, "load.run_time", "2m"),
        text.replace('1', "1, \"run_time\": \"2m\"")
    );
    assert_eq!(
        put(text, "name", "Ä"),
        text.replace("1}", "1},\n  \"name\": \"Ä\"")
    );
    assert_eq!(
        put(text, "load.users", ""),
        "{\n  \"host\": \"http://a\"\n}\n"
    );
    assert_eq!(put(text, "host", ""), "{\n  \"load\": {\"users\": 1}\n}\n");
}

#[test]
fn an_empty_value_removes_the_field_and_a_map_left_empty() {
    let text = "host: http://a\nload: # c\n  users: 5 # d\n\n# e\nname: x\n";
    assert_eq!(
        put(text, "load.users", ""),
        "host: http://a\n\n# e\nname: x\n"
    );
    assert_eq!(
        put(text, "host", " "),
        "load: # c\n  users: 5 # d\n\n# e\nname: x\n"
    );
    assert_eq!(put(text, "load.run_time", ""), text);
    assert_eq!(put("host: http://a", "host", ""), "");
}

#[test]
fn windows_line_ends_and_other_scripts_are_kept() {
    let text = "\u{feff}# Grüße 🦗\r\nname: Grüße\r\nload:\r\n  users: 1\r\n";
    assert_eq!(put(text, "load.users", "5"), text.replace('1', "5"));
    assert_eq!(
        put(text, "load.run_time", "2m"),
        text.replace("1\r\n", "1\r\n  run_time: 2m\r\n")
    );
    assert_eq!(
        put(text, "host", "http://a"),
        text.replace("name: Grüße\r\n", "name: Grüße\r\nhost: http://a\r\n")
    );
}

#[test]
fn a_text_is_quoted_where_it_must_be() {
    assert_eq!(put("name: x\n", "name", "yes"), "name: \"yes\"\n");
    assert_eq!(put("name: x\n", "name", "a: b # c"), "name: \"a: b # c\"\n");
    assert_eq!(
        put("{\"name\": \"x\"}", "name", "a\"b"),
        "{\"name\": \"a\\\"b\"}"
    );
}

#[test]
fn what_cannot_be_changed_in_place_is_refused() {
    for text in [
        "load: 5\n",
        "load: [1]\n",
        "- a\n",
        "users: [",
        "a: &x 1\nload: { users: *x }\nb: *x\nload: {}\n",
    ] {
        assert!(set(text, &["load", "users"], "5").is_err(), "{text}");
    }
    let refused = set("load: 5\n", &["load", "users"], "5").unwrap_err();
    assert_eq!(
        refused[0].to_string(),
        "load.users: cannot be changed from here (change it in the text)"
    );
}

#[test]
fn an_anchor_is_not_changed_through_its_alias() {
    let text = "name: &n x\nhost: *n\n";
    assert_eq!(
        put(text, "host", "http://a"),
        "name: &n x\nhost: http://a\n"
    );
    assert!(set(text, &["name"], "y").is_err());
    assert!(set("a: &l { users: 1 }\nload: *l\n", &["load", "users"], "2").is_err());
}
