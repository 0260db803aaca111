//! What is told in rows.

use std::cmp::Reverse;

use super::code::code;
use super::table::Column::{Numbers, Words};
use super::table::{Head, table};
use crate::report::millis::{at, millis};
use crate::report::phases::{TITLE as PHASES_TITLE, lines};
use crate::stats::{CheckRow, ExceptionRow, FailureRow, Phase, Row, Snapshot, ThresholdRow};

const THRESHOLDS: Head = Head {
    title: "Thresholds",
    columns: &[
        Words("Expected"),
        Words("Of"),
        Words("Was"),
        Words("Stands"),
    ],
    most: 30,
};

/// What was to hold, and whether it did.
pub(super) fn thresholds(result: &Snapshot) -> String {
    let cells = |row: &ThresholdRow| {
        let on = row.on.as_deref().map_or("all requests".to_owned(), code);
        let stands = match row.holds {
            Some(false) => format!("**{}**", row.stands()),
            _ => row.stands().to_owned(),
        };
        vec![code(&row.expect), on, code(&row.values), stands]
    };
    table(&THRESHOLDS, &each(&result.thresholds, cells))
}

const REQUESTS: Head = Head {
    title: "Statistics",
    columns: &[
        Words("Type"),
        Words("Name"),
        Numbers("# reqs"),
        Numbers("# fails"),
        Numbers("Avg ms"),
        Numbers("Min"),
        Numbers("Med"),
        Numbers("95%"),
        Numbers("99%"),
        Numbers("Max"),
        Numbers("req/s"),
    ],
    most: MOST_ROWS + 1,
};

/// The most rows of statistics that are shown, and the one of all together.
const MOST_ROWS: usize = 50;

/// All together first, then the rows in the plan's order; of more than [`MOST_ROWS`] those with the most requests.
pub(super) fn requests(result: &Snapshot) -> String {
    let mut rows: Vec<&Row> = result.rows.iter().collect();
    if rows.len() > MOST_ROWS {
        rows.sort_by_key(|row| Reverse(row.requests));
    }
    let all = [&result.total].into_iter().chain(rows);
    table(&REQUESTS, &all.map(statistics).collect::<Vec<_>>())
}

fn statistics(row: &Row) -> Vec<String> {
    let Row {
        requests,
        failures,
        response,
        ..
    } = row;
    let [min, max] = [response.min, response.max].map(|micros| micros.map(|micros| micros as f64));
    let [median, p95, p99] = [0.5, 0.95, 0.99].map(|quantile| at(response, quantile));
    let mut cells = vec![code(&row.method), code(&row.name)];
    cells.extend([requests, failures].map(u64::to_string));
    cells.extend([response.average, min, median, p95, p99, max].map(millis));
    cells.push(format!("{:.2}", row.total_rps));
    cells
}

const PHASES: Head = Head {
    title: PHASES_TITLE,
    columns: &[
        Words("Phase"),
        Numbers("# requests"),
        Numbers("Avg ms"),
        Numbers("Max"),
        Numbers("Share"),
    ],
    most: Phase::ALL.len(),
};

/// What all requests together took in each phase.
pub(super) fn phases(result: &Snapshot) -> String {
    table(
        &PHASES,
        &lines(&result.total.phases)
            .map(Vec::from)
            .collect::<Vec<_>>(),
    )
}

const FAILURES: Head = Head {
    title: "Failures",
    columns: &[
        Numbers("# occurrences"),
        Words("Type"),
        Words("Name"),
        Words("Error"),
    ],
    most: 20,
};

/// Requests that failed, by kind.
pub(super) fn failures(result: &Snapshot) -> String {
    let cells = |row: &FailureRow| {
        let words = [&row.method, &row.name, &row.error].map(|text| code(text));
        [vec![row.occurrences.to_string()], words.to_vec()].concat()
    };
    table(&FAILURES, &each(&result.failures, cells))
}

const EXCEPTIONS: Head = Head {
    title: "Exceptions",
    columns: &[Numbers("# occurrences"), Words("Path"), Words("Message")],
    most: 20,
};

/// What failed in the scenario itself.
pub(super) fn exceptions(result: &Snapshot) -> String {
    let cells = |row: &ExceptionRow| {
        let count = row.occurrences.to_string();
        vec![count, code(&row.path), code(&row.message)]
    };
    table(&EXCEPTIONS, &each(&result.exceptions, cells))
}

const CHECKS: Head = Head {
    title: "Checks",
    columns: &[Words("Check"), Numbers("# passed"), Numbers("# failed")],
    most: 30,
};

/// How often each check passed and failed.
pub(super) fn checks(result: &Snapshot) -> String {
    let cells = |row: &CheckRow| {
        let counts = [row.passes, row.fails].map(|count| count.to_string());
        [vec![code(&row.name)], counts.to_vec()].concat()
    };
    table(&CHECKS, &each(&result.checks, cells))
}

fn each<T>(rows: &[T], cells: impl Fn(&T) -> Vec<String>) -> Vec<Vec<String>> {
    rows.iter().map(cells).collect()
}
