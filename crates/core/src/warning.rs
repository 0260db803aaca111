//! What the tool has to say against itself, before anyone blames the target.

use crate::stats::{Lateness, MOST_NAMES, OTHER_NAMES, Row, Snapshot};

/// Something that makes the numbers less than they seem, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What is the matter, with its figures.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

/// The part of late requests from which the schedule is no longer kept.
const LATE_PART: f64 = 0.01;

/// Fewer late requests than this may be one hiccup.
const LATE_LEAST: u64 = 10;

/// Everything that is the matter with a run so far.
#[must_use]
pub fn of(snapshot: &Snapshot) -> Vec<Warning> {
    let warnings = [late(snapshot.lateness), too_many_names(&snapshot.rows)];
    let engine = snapshot.engine.warnings.iter();
    let engine = engine.map(|(message, remedy)| Warning {
        message: message.clone(),
        remedy: remedy.clone(),
    });
    engine.chain(warnings.into_iter().flatten()).collect()
}

fn too_many_names(rows: &[Row]) -> Option<Warning> {
    let others = rows.iter().filter(|row| row.name == OTHER_NAMES);
    let requests: u64 = others.map(|row| row.requests).sum();
    (requests > 0).then(|| Warning {
        message: format!(
            "{requests} requests are counted as `{OTHER_NAMES}`: there are more than {MOST_NAMES} different names"
        ),
        remedy: "give requests whose URL changes one name, as in `name: /products/[id]`".to_owned(),
    })
}

/// Whether the schedule is no longer kept: the engine, not the target, is the bottleneck.
#[must_use]
pub fn is_late(lateness: Lateness) -> bool {
    part(lateness) > LATE_PART && lateness.late >= LATE_LEAST
}

fn part(lateness: Lateness) -> f64 {
    lateness.late as f64 / lateness.requests.max(1) as f64
}

fn late(lateness: Lateness) -> Option<Warning> {
    is_late(lateness).then(|| Warning {
        message: format!(
            "{:.0} % of requests were sent more than {} ms after their time, the latest {} ms: \
             the engine, not the target, is the bottleneck",
            part(lateness) * 100.0,
            Lateness::LATE_MICROS / 1000,
            lateness.max_micros / 1000
        ),
        remedy:
            "use fewer users or longer waits, or run the same link with `katydid run` on more cores"
                .to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warned(requests: u64, late: u64) -> bool {
        late_of(requests, late).is_some()
    }

    fn late_of(requests: u64, late: u64) -> Option<Warning> {
        super::late(Lateness {
            requests,
            late,
            max_micros: 20_000,
        })
    }

    #[test]
    fn the_engine_accuses_itself_when_a_hundredth_of_its_requests_is_late() {
        assert!(warned(1000, 11));
        assert!(!warned(1000, 10));
    }

    #[test]
    fn one_hiccup_in_a_short_run_is_no_accusation() {
        assert!(!warned(20, 5));
    }
}
