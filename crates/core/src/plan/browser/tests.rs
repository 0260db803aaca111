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
            "a browser does not let a page set the header Cookie, and simulated users have no cookies in it; `katydid run` \
             sends it and keeps a cookie jar for each user (GET /1, GET /2, GET /3 and 1 more)"
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

fn steps(on_start: &str) -> Vec<String> {
    let text = format!(
        "host: https://a.example\nvariables: {{ name: x }}\nusers: [{{ name: User, on_start: [{on_start}], tasks: [{{ get: / }}] }}]"
    );
    let plan = Plan::compile(&Scenario::parse(&text).unwrap()).unwrap();
    let notes = browser_notes(&plan);
    notes.iter().map(ToString::to_string).collect()
}

#[test]
fn headers_that_an_answer_hides_are_noted_where_they_are_read() {
    let extract = |expression: &str| {
        notes(
            "https://a.example",
            &format!("{{ get: /, extract: {{ v: '{expression}' }} }}"),
        )
    };
    assert_eq!(extract("response.headers[\"Content-Type\"]"), [""; 0]);
    assert_eq!(extract("response.url"), [""; 0]);
    assert!(
        extract("response.headers[\"X-Id\"]")[0]
            .contains("header x-id only if the target names it")
    );
    assert!(extract("response.headers[\"set-cookie\"]")[0].contains("hides the header Set-Cookie"));
    assert!(
        steps("{ get: / }, { set: { v: '${response.headers[name]}' } }")[0]
            .ends_with("Access-Control-Expose-Headers (users[0].on_start[1].set.v)")
    );
}

#[test]
fn a_page_reads_its_own_origins_headers_but_no_cookie() {
    let text = "host: https://a.example\nusers: [{ name: A, tasks: [{ get: /, extract: { v: 'response.headers.x + \
                response.headers[\"set-cookie\"]' } }] }]";
    let plan = Plan::compile(&Scenario::parse(text).unwrap()).unwrap();
    assert_eq!(browser_notes(&plan).len(), 2);
    assert_eq!(browser_notes_on(&plan, "https://a.example").len(), 1);
}

#[test]
fn redirects_that_are_to_be_read_or_counted_are_noted() {
    let note = |redirects: &str| {
        notes(
            "https://a.example",
            &format!("{{ get: /, redirects: {redirects} }}"),
        )
    };
    assert_eq!(note("true"), [""; 0]);
    assert!(note("false")[0].starts_with("a browser does not let a page read a redirect"));
    assert!(note("3")[0].starts_with("a browser follows up to 20 redirects by itself, not 3"));
}

#[test]
fn a_port_that_browsers_send_nothing_to_is_noted() {
    assert!(notes("https://a.example:6667", "{ get: / }")[0].contains("nothing to port 6667"));
}
