//! Which users there are.

use crate::outcome::{Outcome, Sent};

/// The class of each user, in the order in which they started.
fn classes(outcome: &Outcome) -> Vec<String> {
    let users = outcome.users();
    users.iter().map(|own| own[0].class().to_owned()).collect()
}

/// 15: users 3:1 at every total.
pub(crate) fn three_to_one_at_every_total(outcome: &Outcome) {
    let classes = classes(outcome);
    for total in 1..=classes.len() {
        let web = classes[..total]
            .iter()
            .filter(|class| *class == "WebUser")
            .count();
        let wanted = 0.75 * total as f64;
        assert!((web as f64 - wanted).abs() < 1.0, "{web} of {total}");
    }
    let of = |what: &str| {
        outcome
            .sent
            .iter()
            .filter(|sent| sent.what() == what)
            .all(|sent| {
                sent.class()
                    == if what == "GET /hello" {
                        "WebUser"
                    } else {
                        "MobileUser"
                    }
            })
    };
    assert!(of("GET /hello") && of("GET /world"));
}

/// 16: exactly one, spawned first.
pub(crate) fn one_administrator_first(outcome: &Outcome) {
    let classes = classes(outcome);
    assert_eq!(classes[0], "AdminUser");
    assert!(
        classes[1..].iter().all(|class| class == "WebUser"),
        "{classes:?}"
    );
    let restarts = outcome
        .sent
        .iter()
        .filter(|sent| sent.what() == "POST /echo/restart-app");
    assert!(restarts.clone().count() > 0 && restarts.map(Sent::user).all(|user| user == 0));
}

/// 17: overrides the scenario's.
pub(crate) fn a_class_has_its_own_host(outcome: &Outcome) {
    for own in outcome.users() {
        let target = match own[0].class() {
            "Clerk" => "/echo/office/hello",
            _ => "/hello",
        };
        assert!(own.iter().all(|sent| sent.target == target), "{own:?}");
    }
    assert_eq!(classes(outcome).len(), 2);
}
