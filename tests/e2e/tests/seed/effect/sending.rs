//! Requests, their bodies, and how they are judged.

use serde_json::json;

use crate::outcome::Outcome;

/// 1: both counted, equal in number, in order for each user.
pub(crate) fn hello_then_world(outcome: &Outcome) {
    assert_eq!(outcome.names(), ["GET /hello", "GET /world"]);
    assert_eq!(
        outcome.requests("GET /hello"),
        outcome.requests("GET /world")
    );
    for own in outcome.users() {
        for pair in own.chunks(2) {
            let both: Vec<String> = pair.iter().map(|sent| sent.what()).collect();
            assert_eq!(both, ["GET /hello", "GET /world"]);
        }
    }
    outcome.assert_nothing_failed();
}

/// 2: the flags override the file, whose host is another and whose user is one.
pub(crate) fn flags_override_the_file(outcome: &Outcome) {
    assert_eq!(outcome.users().len(), 3);
    assert!(outcome.sent.iter().all(|sent| sent.origin == outcome.host));
    outcome.assert_nothing_failed();
}

/// 3: 200 counts as success, another as failure, with the status named.
pub(crate) fn the_status_decides(outcome: &Outcome) {
    assert_eq!(outcome.row("GET /status/200").failures, 0);
    let unwell = outcome.row("GET /status/503");
    assert!(unwell.requests > 0 && unwell.requests == unwell.failures);
    let [failure] = &outcome.failures[..] else {
        panic!("{:?}", outcome.failures);
    };
    assert!(
        failure.replace("/status/503", "").contains("503"),
        "{failure}"
    );
}

/// 4: the server sees both.
pub(crate) fn json_arrives_with_its_type(outcome: &Outcome) {
    let body = json!({ "name": "katydid", "tags": ["a", "b"], "nested": { "number": 1.5, "nothing": null } });
    for sent in &outcome.sent {
        assert_eq!(sent.what(), "POST /echo/api/test");
        assert_eq!(
            (sent.json(), sent.header("content-type")),
            (body.clone(), "application/json")
        );
    }
    outcome.assert_checks_pass();
}

/// 5: two failure rows with those messages.
pub(crate) fn two_messages(outcome: &Outcome) {
    let said = |name: &str, message: &str| {
        let mut lines = outcome.failures.iter();
        lines.any(|line| line.contains(name) && line.contains(message))
    };
    assert!(
        said("/hello", "Got wrong response"),
        "{:?}",
        outcome.failures
    );
    assert!(
        said("/delay/700", "Request took too long"),
        "{:?}",
        outcome.failures
    );
    assert!(outcome.rows.iter().all(|row| row.requests == row.failures));
}

/// 6: no failure.
pub(crate) fn a_404_is_no_failure(outcome: &Outcome) {
    assert_eq!(outcome.names(), ["GET /does_not_exist/"]);
    outcome.assert_nothing_failed();
}
