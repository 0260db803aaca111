use super::*;
use crate::scenario::Scenario;

fn notes(host: &str, tasks: &str) -> Vec<String> {
    let text = format!("host: {host}\nusers: [{{ name: User, tasks: [{tasks}] }}]");
    let plan = Plan::compile(&Scenario::parse(&text).unwrap()).unwrap();
    browser_notes(&plan)
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn a_plain_get_is_the_same_in_every_engine() {
    assert_eq!(
        notes(
            "https://a.example",
            "{ get: /, headers: { Accept: text/html } }"
        ),
        [""; 0]
    );
    assert_eq!(
        notes(
            "http://127.0.0.1:8000",
            "{ get: / }, { post: /, body: text }"
        ),
        [""; 0]
    );
    assert_eq!(
        notes(
            "http://shop.localhost",
            "{ get: / }, { post: /, form: { a: b } }"
        ),
        [""; 0]
    );
    assert_eq!(notes("http://[::1]:80", "{ head: / }"), [""; 0]);
    assert_eq!(
        notes("demo://shop", "{ put: /, headers: { Cookie: a } }"),
        [""; 0]
    );
}

#[test]
fn a_header_that_pages_may_not_set_is_noted_once_with_its_rows() {
    let task = |path| format!("{{ get: {path}, headers: {{ Cookie: a=b }} }}");
    let tasks = ["/1", "/2", "/3", "/4", "/4"].map(task).join(", ");
    assert_eq!(
        notes("https://a.example", &tasks),
        [
            "a browser does not let a page set the header Cookie; `katydid run` sends it (GET /1, GET /2, GET /3 and 1 more)"
        ]
    );
    for header in [
        "Sec-Fetch-Site",
        "proxy-authorization",
        "USER-AGENT",
        "Host",
    ] {
        assert_eq!(
            notes(
                "https://a.example",
                &format!("{{ get: /, headers: {{ {header}: x }} }}")
            )
            .len(),
            1
        );
    }
}

#[test]
fn what_needs_a_preflight_says_so() {
    let needing = [
        "{ put: / }",
        "{ post: /, json: {} }",
        "{ get: /, headers: { Authorization: x } }",
        "{ get: /, headers: { Accept: 'a(b)' } }",
        "{ get: /, headers: { Accept-Language: 'a_b' } }",
    ];
    for task in needing {
        let notes = notes("https://a.example", task);
        assert!(
            notes[0].starts_with("needs a CORS preflight") && notes.len() == 1,
            "{task}: {notes:?}"
        );
    }
}

#[test]
fn a_target_without_tls_is_noted_unless_it_is_this_machine() {
    let notes = notes("http://a.example:81", "{ get: / }");
    assert!(
        notes[0].contains("may not send to http://a.example:81"),
        "{notes:?}"
    );
}

#[test]
fn only_this_machine_may_be_asked_over_plain_http_from_a_secure_page() {
    let is_mixed = |host: &str| {
        let text = format!("users: [{{ name: A, tasks: [{{ get: '{host}/' }}] }}]");
        let plan = Plan::compile(&Scenario::parse(&text).unwrap()).unwrap();
        is_mixed_content(&plan.requests[0].request)
    };
    for host in [
        "http://localhost:1",
        "http://LocalHost.",
        "http://a.localhost",
        "http://127.0.0.1:80",
        "http://127.9.8.7",
        "http://[::1]:80",
        "https://example.com",
        "demo://shop",
    ] {
        assert!(!is_mixed(host), "{host}");
    }
    for host in [
        "http://example.com",
        "http://127.evil.com",
        "http://127.0.0.1.evil.com",
        "http://localhost.example.com",
        "http://notlocalhost",
        "http://[::2]",
        "http://10.0.0.1",
    ] {
        assert!(is_mixed(host), "{host}");
    }
}
