//! What a run has left, made again of its result file.

use std::io::Write;

use katydid_core::plan::Plan;
use katydid_core::result_file::{Recording, Replayed};
use katydid_core::scenario::Scenario;

use super::files::Files;
use super::output::{Output, Screen};
use super::{counted, tell};
use crate::exit::{Exit, Failure};

/// Prints the summary and writes what is asked for.
///
/// # Errors
/// When a file could not be written as things stand.
pub(crate) fn again(
    recording: &Recording<'_>,
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
    let written = files.finish(&replayed.result, None);
    let failures = tell(&replayed.result, written, output, &mut screen, out);
    if !replayed.is_whole {
        screen.note(&cut(&replayed));
    }
    Ok(match failures.is_empty() {
        true => Exit::Clean,
        false => Exit::Engine,
    })
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
