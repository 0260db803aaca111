//! What a run has left, made again of its result file.

use std::io::Write;
use std::path::PathBuf;

use katydid_core::compare::{Comparison, Course, Options, compare};
use katydid_core::plan::Plan;
use katydid_core::result_file::{Recording, Replayed};
use katydid_core::scenario::Scenario;
use katydid_core::stats::Snapshot;

use super::files::Files;
use super::output::{Output, Screen};
use super::{counted, tell};
use crate::exit::{Exit, Failure};

/// Prints the summary and writes what is asked for, beside baselines where there are some.
///
/// # Errors
/// When a file could not be written as things stand.
pub(crate) fn again(
    recording: &Recording<'_>,
    baselines: &[Course],
    output: &Output,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    let mut screen = Screen::new(output);
    let plan = plan(recording);
    let mut files = Files::check(output, plan.as_ref().map(|plan| &plan.schedule))?;
    files.begin();
    let replayed = recording.replay(|aggregator| {
        // Nothing else needs every second, and taking it costs.
        if output.csv.is_some() {
            let whole = aggregator.whole_intervals().unwrap_or_default();
            files.second(&aggregator.snapshot().with_whole_seconds(whole));
        }
        files.intervals(aggregator);
    });
    files.last_intervals(&replayed.aggregator);
    let comparison = (!baselines.is_empty()).then(|| compared(recording, &replayed, baselines));
    let written = files.finish(&replayed.result, comparison.as_ref(), None);
    let failures = tell(&replayed.result, written, output, &mut screen, out);
    if !replayed.is_whole {
        screen.note(&cut(&replayed));
    }
    Ok(match failures.is_empty() {
        true => Exit::Clean,
        false => Exit::Engine,
    })
}

fn compared(recording: &Recording<'_>, replayed: &Replayed, baselines: &[Course]) -> Comparison {
    let Replayed {
        aggregator, result, ..
    } = replayed;
    let new = Course::new(&recording.header, aggregator, result.clone());
    compare(baselines, &new, &Options::default())
}

/// Files that a comparison is written into beside the terminal.
pub(crate) struct Beside(Files);

impl Beside {
    /// # Errors
    /// When one of them could not be written as things stand.
    pub(crate) fn check(html: Option<String>, markdown: Option<PathBuf>) -> Result<Self, Failure> {
        let output = Output {
            html,
            markdown,
            ..Output::default()
        };
        Files::check(&output, None).map(Self)
    }

    /// The new run's result, and how it differs.
    ///
    /// # Errors
    /// When one of them could not be written.
    pub(crate) fn write(self, result: &Snapshot, comparison: &Comparison) -> Result<(), Failure> {
        let written = self.0.finish(result, Some(comparison), None);
        match written.failures.is_empty() {
            true => Ok(()),
            false => Err(Failure::new(Exit::Engine, written.failures.join("; "))),
        }
    }
}

/// What was run, if this version still compiles it.
fn plan(recording: &Recording<'_>) -> Option<Plan> {
    let scenario = Scenario::parse(&recording.header.outline.scenario).ok()?;
    Plan::compile(&scenario).ok()
}

fn cut(replayed: &Replayed) -> String {
    let seconds = counted(replayed.result.elapsed as u32, "second");
    let unread = match replayed.unread {
        0 => String::new(),
        bytes => format!(
            "; {} at its end cannot be read",
            counted(bytes as u32, "byte")
        ),
    };
    format!("warning: the file ends before its run did: {seconds} of it are known{unread}\n")
}
