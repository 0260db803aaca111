//! What begins and ends a life or a test, and what each keeps to itself.

use std::collections::BTreeSet;

use serde_json::json;

use crate::outcome::{Outcome, Sent};

/// 18: once each a user, before and after its tasks.
pub(crate) fn once_each_before_and_after(outcome: &Outcome) {
    let mut tokens = BTreeSet::new();
    for own in outcome.users() {
        let [login, tasks @ .., logout] = &own[..] else {
            panic!("{own:?}");
        };
        assert_eq!(
            (login.what(), logout.what()),
            ("POST /login".to_owned(), "POST /logout".to_owned())
        );
        assert_eq!(
            login.json(),
            json!({ "username": "foo", "password": "bar" })
        );
        assert!(!tasks.is_empty() && tasks.iter().all(|sent| sent.what() == "GET /cart"));
        let token = logout.header("authorization");
        assert!(
            tasks
                .iter()
                .all(|sent| sent.header("authorization") == token),
            "{own:?}"
        );
        assert!(token.len() > "Bearer ".len() && tokens.insert(token.to_owned()));
    }
}

/// 22: once each a test, in that order, also with many shards.
pub(crate) fn once_a_test_before_and_after(outcome: &Outcome) {
    let [start, tasks @ .., stop] = &outcome.sent[..] else {
        panic!("{:?}", outcome.sent);
    };
    assert_eq!(
        (start.what(), stop.what()),
        ("POST /login".to_owned(), "POST /logout".to_owned())
    );
    assert!(tasks.len() > 1 && tasks.iter().all(|sent| sent.what() == "GET /hello"));
    let run = stop.header("x-run");
    assert!(!run.is_empty() && tasks.iter().all(|sent| sent.header("x-run") == run));
}

/// 25: no value crosses users.
pub(crate) fn no_value_crosses_users(outcome: &Outcome) {
    for own in outcome.users() {
        assert!(own.len() > 1);
        let path = format!("/echo/user-{}", own[0].user());
        assert!(own.iter().all(|sent| sent.target == path), "{own:?}");
    }
    outcome.assert_checks_pass();
}

/// 26: non-empty, in Korean, seeded, different by user.
pub(crate) fn phrases_are_each_users_own(outcome: &Outcome) {
    let mut phrases = BTreeSet::new();
    for own in outcome.users() {
        let each: BTreeSet<String> = own.iter().map(|sent| phrase(sent)).collect();
        let [phrase] = &Vec::from_iter(each)[..] else {
            panic!("{own:?}");
        };
        assert!(
            phrase.chars().any(|letter| ('가'..='힣').contains(&letter)),
            "{phrase}"
        );
        phrases.insert(phrase.clone());
    }
    assert_eq!(phrases.len(), outcome.size.users as usize);
    outcome.assert_checks_pass();
}

fn phrase(sent: &Sent) -> String {
    let body = sent.json();
    body["phrase"].as_str().expect("a phrase").to_owned()
}
