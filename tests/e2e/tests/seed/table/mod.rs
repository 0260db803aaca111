//! The rows. 23, 24, 28 and 29 are no scenarios for a target: their tests stand where their code does.

mod behaviour;
mod requests;
mod times;
mod users;

use crate::outcome::Outcome;
use crate::row::{Elsewhere, Row, Size};

/// A second in the file is a tenth of one in real time.
const QUICK: &[(&str, &str)] = &[("constant(1)", "constant(0.1)")];
const HALF_QUICK: &[(&str, &str)] = &[("constant(0.5)", "constant(0.05)")];
/// A body of JSON and a header of one's own are not simple.
const PREFLIGHT: &str = "needs a CORS preflight";

/// Rows that are no scenarios.
pub(crate) const ELSEWHERE: &[Elsewhere] = &[
    Elsewhere {
        number: 23,
        files: &[
            "crates/native/examples/as_a_library.rs",
            "crates/native/tests/examples.rs",
        ],
        test: "as_a_library",
        why: "a Rust program that embeds the native engine has no page",
    },
    Elsewhere {
        number: 24,
        files: &[
            "crates/native/examples/grpc.rs",
            "crates/native/tests/examples.rs",
        ],
        test: "grpc",
        why: "a task in Rust, over a protocol that fetch does not speak",
    },
    Elsewhere {
        number: 28,
        files: &["crates/cli/tests/command/prefix.rs"],
        test: "prefix",
        why: "the page writes no files side by side with other runs",
    },
    Elsewhere {
        number: 29,
        files: &["crates/cli/tests/command/commit.rs"],
        test: "commit",
        why: "a scenario in the page lies in no repository",
    },
];

fn size(users: u32, seconds: f64, pause: f64) -> Size {
    Size {
        users,
        seconds,
        pause,
    }
}

/// One row: a file, as large as it says, and its effect.
fn row(number: u32, file: &'static str, whole: Size, effect: fn(&Outcome)) -> Row {
    Row {
        number,
        file,
        whole,
        small: size(3, 1.0, whole.pause / 10.0),
        changes: QUICK,
        flags: &[],
        names_users: true,
        notes: &[],
        missing: &[],
        effect,
    }
}

/// Every row that is a scenario.
pub(crate) fn rows() -> Vec<Row> {
    let mut rows = [
        requests::rows(),
        times::rows(),
        users::rows(),
        behaviour::rows(),
    ]
    .concat();
    rows.sort_by_key(|row| row.number);
    rows
}
