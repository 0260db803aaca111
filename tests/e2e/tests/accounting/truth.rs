//! What a target's log says of a report.
//!
//! nginx logs a request with its status once it is done with it, and this one does one thing after another. So
//!
//! - a request that was answered is in the log, with the status that the report gives it: always, and once;
//! - one that timed out had reached nginx, which has logged it, with a status of its own choice;
//! - one that a stop dropped in flight may have reached nginx or not;
//! - one that failed for want of a connection has not been logged as long as the target is well. Where it was ended,
//!   nginx may have logged a request whose answer was lost with its connection, and one that it had just answered it may
//!   not have come to log.
//!
//! Nothing else is in the log. For each name:
//!
//! ```text
//! logged(status) - answered(status)  >= 0               for every status
//! logged - answered - timed out      in [0, aborted]    where the target is well
//! logged - answered                  in [0, aborted + unanswered]   where it was ended
//! ```

use std::collections::BTreeMap;

use katydid_e2e::counts::Line;

/// What a report says of the requests of one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// Those that were answered, by status.
    pub(crate) answered: BTreeMap<u16, u64>,
    /// Those that were sent, and not answered in time.
    pub(crate) timed_out: u64,
    /// Those that failed otherwise without an answer.
    pub(crate) unanswered: u64,
    /// Those that a stop dropped.
    pub(crate) aborted: u64,
}

/// Requests by row and status.
type Logged = BTreeMap<String, BTreeMap<u16, u64>>;

/// Holds a report, by name, to the log of a target; gives every lie.
pub(crate) fn lies(
    told: &BTreeMap<String, Told>,
    log: &[Line],
    name: fn(&str) -> String,
    is_well: bool,
) -> Vec<String> {
    let logged = by_row(log, name);
    let told = &match is_well {
        true => told.clone(),
        false => without_the_last(told, &logged),
    };
    let unknown = logged.keys().filter(|row| !told.contains_key(*row));
    let mut lies: Vec<_> = unknown
        .map(|row| format!("{row} is in the log only"))
        .collect();
    lies.extend(differing(told, &logged, |told, logged| {
        told.is_true(logged, is_well)
    }));
    lies
}

/// One request, if that was answered last and is not logged, counts as if it had not been answered: an ended nginx does
/// nothing any more, and does one thing after another.
fn without_the_last(told: &BTreeMap<String, Told>, logged: &Logged) -> BTreeMap<String, Told> {
    let (mut told, none) = (told.clone(), BTreeMap::new());
    'found: for (row, told) in &mut told {
        let logged = logged.get(row).unwrap_or(&none);
        for (status, count) in &mut told.answered {
            if *count == logged.get(status).copied().unwrap_or_default() + 1 {
                *count -= 1;
                told.unanswered += 1;
                break 'found;
            }
        }
    }
    told
}

/// Holds a report of less than the whole run to the log: it has no request that the log has not.
pub(crate) fn made_up(
    told: &BTreeMap<String, Told>,
    log: &[Line],
    name: fn(&str) -> String,
) -> Vec<String> {
    differing(told, &by_row(log, name), |told, logged| {
        told.is_logged(logged) && told.logged() <= logged.values().sum()
    })
}

fn by_row(log: &[Line], name: fn(&str) -> String) -> Logged {
    let mut logged = Logged::new();
    for line in log {
        let row = format!("{} {}", line.method, name(&line.target));
        let statuses = logged.entry(row).or_default();
        *statuses.entry(line.status).or_default() += 1;
    }
    logged
}

fn differing(
    told: &BTreeMap<String, Told>,
    logged: &Logged,
    is_true: impl Fn(&Told, &BTreeMap<u16, u64>) -> bool,
) -> Vec<String> {
    let none = BTreeMap::new();
    let of = |row: &String| logged.get(row).unwrap_or(&none);
    let lies = told.iter().filter(|(row, told)| !is_true(told, of(row)));
    lies.map(|(row, told)| format!("{row}: logged {:?}, {told:?}", of(row)))
        .collect()
}

impl Told {
    /// Requests that are in the log for sure.
    pub(crate) fn logged(&self) -> u64 {
        self.answered.values().sum::<u64>() + self.timed_out
    }

    fn is_logged(&self, logged: &BTreeMap<u16, u64>) -> bool {
        let of = |status| logged.get(status).copied().unwrap_or_default();
        let mut answered = self.answered.iter();
        answered.all(|(status, count)| of(status) >= *count)
    }

    fn is_true(&self, logged: &BTreeMap<u16, u64>, is_well: bool) -> bool {
        let (all, least) = (logged.values().sum(), self.logged());
        let is_between = match is_well {
            true => self.unanswered == 0 && between(all, least, self.aborted),
            false => {
                let lost = self.aborted + self.timed_out + self.unanswered;
                between(all, least - self.timed_out, lost)
            }
        };
        is_between && self.is_logged(logged)
    }
}

fn between(count: u64, least: u64, more: u64) -> bool {
    (least..=least + more).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten answered, two of them badly, one too late, one dropped.
    fn told() -> Told {
        Told {
            answered: BTreeMap::from([(200, 8), (404, 2)]),
            timed_out: 1,
            unanswered: 0,
            aborted: 1,
        }
    }

    fn is_true(told: &Told, logged: [(u16, u64); 3], is_well: bool) -> bool {
        told.is_true(&BTreeMap::from(logged), is_well)
    }

    #[test]
    fn what_a_stop_dropped_may_be_in_the_log_or_not_and_nothing_else_may() {
        assert!(is_true(&told(), [(200, 8), (404, 2), (499, 1)], true));
        assert!(is_true(&told(), [(200, 9), (404, 2), (499, 1)], true));
        assert!(!is_true(&told(), [(200, 10), (404, 2), (499, 1)], true));
        assert!(!is_true(&told(), [(200, 8), (404, 2), (499, 0)], true));
        assert!(!is_true(&told(), [(200, 9), (404, 1), (499, 1)], true));
    }

    #[test]
    fn only_an_ended_target_leaves_requests_unanswered() {
        let told = Told {
            unanswered: 3,
            ..told()
        };
        assert!(!is_true(&told, [(200, 8), (404, 2), (499, 1)], true));
        assert!(is_true(&told, [(200, 8), (404, 2), (499, 0)], false));
        assert!(is_true(&told, [(200, 8), (404, 2), (499, 5)], false));
        assert!(!is_true(&told, [(200, 8), (404, 2), (499, 6)], false));
        assert!(!is_true(&told, [(200, 7), (404, 2), (499, 5)], false));
    }

    #[test]
    fn an_ended_target_may_have_answered_one_request_that_it_did_not_log() {
        let line = || Line {
            method: "GET".to_owned(),
            target: "/a".to_owned(),
            status: 200,
        };
        let told = |answered| {
            let told = Told {
                answered: BTreeMap::from([(200, answered)]),
                ..Told::default()
            };
            BTreeMap::from([("GET /a".to_owned(), told)])
        };
        let lies = |answered, is_well| {
            lies(&told(answered), &[line(), line()], str::to_owned, is_well).len()
        };
        assert_eq!([lies(2, true), lies(3, true)], [0, 1]);
        assert_eq!([lies(2, false), lies(3, false), lies(4, false)], [0, 0, 1]);
    }
}
