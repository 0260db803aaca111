//! The whole of a comparison.

use super::change::{Change, Verdict};
use super::judge::Judge;
use super::rows::Rows;
use super::table;
use super::{Course, Difference, Options, Window, differences};
use crate::note;
use crate::stats::RowKey;
use crate::warning;

/// The chance that any interval of a comparison misses what it is about.
const MISS: f64 = 0.05;

/// How a run differs from one or more baselines.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Comparison {
    /// What the whole comes to: worse if any measure of any row is, else better if any is, else no difference if that is said of
    /// all that could be measured, or unclear.
    pub verdict: Verdict,
    /// How many baselines there are.
    pub baselines: usize,
    /// The smallest change that matters, as a part.
    pub tolerance: f64,
    /// Which seconds of each run are compared.
    pub window: Window,
    /// What should be the same of the runs and is not.
    pub differences: Vec<Difference>,
    /// What the engine has to say against itself in any of the runs.
    pub warnings: Vec<String>,
    /// How much later the engine sent a request in the new run than in the baselines, in microseconds in the mean. What seems
    /// worse or better by less than [`Comparison::BUSIER`] times that may be the engine's own doing, and is called only if a
    /// row differs from the others.
    pub later: f64,
    /// Every row that all runs have, in the new run's order, then all rows of requests together.
    pub rows: Vec<RowComparison>,
    /// Rows that a baseline has and the new run has not.
    pub only_before: Vec<RowKey>,
    /// Rows that the new run has and a baseline has not.
    pub only_after: Vec<RowKey>,
}

impl Comparison {
    /// Who is late to send is as late to hear of an answer, and on a machine that has too much to do, others are late, too.
    pub const BUSIER: f64 = 4.0;
}

/// What became of a row.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RowComparison {
    /// The verb; empty for all together.
    pub method: String,
    /// The row's name; `Aggregated` for all together.
    pub name: String,
    /// Requests that were compared, in every baseline together.
    pub requests_before: u64,
    /// Requests of the new run that were compared.
    pub requests_after: u64,
    /// Each of [`super::Measure::ALL`], in its order.
    pub changes: Vec<Change>,
}

/// How `new` differs from `baselines`; from none, nothing can be said.
#[must_use]
pub fn compare(baselines: &[Course], new: &Course, options: &Options) -> Comparison {
    let runs: Vec<&Course> = baselines.iter().chain([new]).collect();
    let window = Window::of(&runs, options);
    let keys = keys(&runs);
    let rows = match baselines.is_empty() {
        true => Vec::new(),
        false => compared(&runs, &keys, &window, options),
    };
    Comparison {
        verdict: verdict(&rows),
        baselines: baselines.len(),
        tolerance: options.tolerance,
        window,
        differences: differences::of(baselines, new),
        warnings: warnings(&runs),
        later: later(&runs, &window),
        rows,
        only_before: missing(baselines, &[new]),
        only_after: missing(&[new], baselines),
    }
}

fn compared(
    runs: &[&Course],
    keys: &[RowKey],
    window: &Window,
    options: &Options,
) -> Vec<RowComparison> {
    let all = keys
        .iter()
        .map(Some)
        .chain((keys.len() > 1).then_some(None));
    let rows: Vec<Rows<'_>> = all.map(|key| Rows::of(runs, key, window)).collect();
    let later = later(runs, window);
    let judge = |measure, miss| Judge {
        measure,
        later,
        tolerance: options.tolerance,
        miss,
        window: *window,
    };
    let changes = table::changes(&rows, window.is_varied(runs), MISS, judge);
    rows.iter()
        .zip(changes)
        .map(|(rows, changes)| row(rows, changes))
        .collect()
}

/// How much later the engine sent a request in the last run than in the others, in microseconds.
fn later(runs: &[&Course], window: &Window) -> f64 {
    let late: Vec<f64> = runs.iter().map(|run| run.late(window)).collect();
    late.split_last().map_or(0.0, |(new, baselines)| {
        new - baselines.iter().sum::<f64>() / baselines.len() as f64
    })
}

fn row(rows: &Rows<'_>, changes: Vec<Change>) -> RowComparison {
    let mut requests: Vec<u64> = rows.runs.iter().map(|run| run.requests as u64).collect();
    let requests_after = requests.pop().unwrap_or(0);
    RowComparison {
        method: rows.key.map_or_else(String::new, |key| key.method.clone()),
        name: rows
            .key
            .map_or_else(|| "Aggregated".to_owned(), |key| key.name.clone()),
        requests_before: requests.iter().sum(),
        requests_after,
        changes,
    }
}

/// The rows that have counted something in every run, in the order of the last.
fn keys(runs: &[&Course]) -> Vec<RowKey> {
    let Some((new, others)) = runs.split_last() else {
        return Vec::new();
    };
    let known: Vec<Vec<RowKey>> = others.iter().map(|run| run.counted()).collect();
    let is_everywhere = |key: &RowKey| known.iter().all(|keys| keys.contains(key));
    new.counted().into_iter().filter(is_everywhere).collect()
}

/// Rows that any of these runs has and any of the others lacks, each once.
fn missing(runs: &[impl AsRef<Course>], others: &[impl AsRef<Course>]) -> Vec<RowKey> {
    let others: Vec<Vec<RowKey>> = others.iter().map(|run| run.as_ref().counted()).collect();
    let mut found: Vec<RowKey> = Vec::new();
    for key in runs.iter().flat_map(|run| run.as_ref().counted()) {
        let is_missing = others.iter().any(|keys| !keys.contains(&key));
        if is_missing && !found.contains(&key) {
            found.push(key);
        }
    }
    found
}

fn warnings(runs: &[&Course]) -> Vec<String> {
    let last = runs.len() - 1;
    let of_run = |(at, run): (usize, &&Course)| {
        let who = if at == last {
            "the new run"
        } else {
            "a baseline"
        };
        let warnings = warning::of(&run.result).into_iter();
        let warnings = warnings.map(|warning| warning.message);
        let told = note::of(&run.result).into_iter().chain(warnings);
        told.map(move |told| format!("{who}: {told}"))
    };
    runs.iter().enumerate().flat_map(of_run).collect()
}

fn verdict(rows: &[RowComparison]) -> Verdict {
    let all = || rows.iter().flat_map(|row| &row.changes);
    let is_any = |verdict| all().any(|change| change.verdict == verdict);
    match () {
        () if is_any(Verdict::Worse) => Verdict::Worse,
        () if is_any(Verdict::Better) => Verdict::Better,
        () if rows.is_empty() || is_any(Verdict::Unclear) => Verdict::Unclear,
        () => Verdict::NoDifference,
    }
}
