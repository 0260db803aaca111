//! In what two runs differ before anyone looks at their figures.

use super::Course;
use crate::result_file::Machine;

/// Something in which a run differs from a baseline.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Difference {
    /// What it is, such as `seed`.
    pub what: String,
    /// A baseline's.
    pub before: String,
    /// The new run's.
    pub after: String,
}

type Fact = (&'static str, fn(&Course) -> String);

/// What should be the same.
const FACTS: [Fact; 7] = [
    ("scenario", |run| run.result.hash.clone()),
    ("seed", |run| run.result.seed.to_string()),
    ("target", |run| run.result.targets.join(", ")),
    ("users at the peak", |run| {
        run.result.users_wanted.to_string()
    }),
    ("seconds under load", |run| format!("{:.0}", run.end())),
    ("Katydid", |run| run.katydid.clone()),
    ("machine", |run| machine(&run.machine)),
];

fn machine(machine: &Machine) -> String {
    let Machine { os, arch, cores } = machine;
    format!("{os}, {arch}, {cores} cores")
}

/// What of the new run is otherwise than in a baseline, each once.
pub(super) fn of(baselines: &[Course], new: &Course) -> Vec<Difference> {
    let mut found: Vec<Difference> = Vec::new();
    for (what, fact) in FACTS {
        let after = fact(new);
        let others = baselines.iter().map(fact).filter(|before| *before != after);
        let differences = others.map(|before| Difference {
            what: what.to_owned(),
            before,
            after: after.clone(),
        });
        for difference in differences {
            if !found.contains(&difference) {
                found.push(difference);
            }
        }
    }
    found
}
