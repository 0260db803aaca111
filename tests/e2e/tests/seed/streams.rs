//! The same seed gives each user the same requests on every platform.

use crate::outcome::{Outcome, Sent};
use crate::row::Row;
use crate::sim;

/// Asserts that each user sent what it sends in the simulator, as far as both came.
pub(crate) fn assert_same(row: &Row, outcome: &Outcome) {
    if !row.names_users {
        return;
    }
    let (here, simulated) = (outcome.by_user(), sim::small(row, 1));
    for (user, expected) in simulated.by_user() {
        let sent = here.get(&user).map_or(&[][..], Vec::as_slice);
        // A last task that only one of the two began is no difference, but what follows it may be: on_stop.
        let common = sent.len().min(expected.len()).saturating_sub(2);
        assert_eq!(
            stream(&sent[..common]),
            stream(&expected[..common]),
            "user {user} of row {}",
            row.number
        );
    }
}

fn stream(sent: &[&Sent]) -> Vec<(String, String)> {
    let each = sent.iter();
    each.map(|sent| (sent.what(), sent.body.clone())).collect()
}
