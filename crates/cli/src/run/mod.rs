//! A run in a terminal: what is said before, shown while it goes on, and written at its end.
//!
//! ```text
//!  Plan ──► katydid::Running ──a snapshot a second──► View (terminal), Files (CSV)
//!                  ▲       └──the result so far, when wanted──► Publishers │
//!  signals, keys ──► Controls          result ──► Files, JSON, summary ──► Ending ──► exit code
//! ```

mod again;
mod ending;
mod facts;
mod files;
mod log;
mod output;
mod simulated;
mod steering;
mod summary;
mod view;
mod watch;

use std::io::Write;

use katydid_core::{report, stats::Snapshot};
use tokio::runtime;

pub(crate) use again::{Beside, again};
pub(crate) use ending::Ending;
pub(crate) use facts::{counted, facts, humane, reset_note};
pub(crate) use log::plain;
pub(crate) use output::Output;
pub(crate) use simulated::simulated;

use crate::exit::{Exit, Failure};
use crate::publish::{PublishArgs, Publishers};
use files::{Files, Written};
use output::Screen;
use view::View;
use watch::{Watch, Watched};

/// Runs what is to be run, shows it, and writes and publishes what was asked for; JSON for standard output goes to `out`.
///
/// # Errors
/// When the run cannot start.
pub(crate) fn run(
    run: katydid::Run,
    output: &Output,
    publish: &PublishArgs,
    out: &mut dyn Write,
) -> Result<Ending, Failure> {
    let mut screen = Screen::new(output);
    let files = Files::check(output, Some(&run.plan().schedule))?;
    let waiting = runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| engine(&error))?;
    let publishers = waiting.block_on(Publishers::start(publish))?;
    screen.note(&(facts(run.plan()) + &publishers.facts()));
    screen.note(&reset_note(run.resets_stats(), run.plan()));
    let view = View::new(output, &screen);
    let (watched, mut publishers) = waiting.block_on(async {
        let schedule = &run.plan().schedule;
        let mut watch =
            Watch::new(&mut screen, view, files, schedule).map_err(|error| engine(&error))?;
        watch.log = !output.only_summary;
        watch.publishers = publishers;
        let running = run
            .record(output.result_file.is_some())
            .start()
            .map_err(|error| engine(&error))?;
        Ok::<_, Failure>(watch.until_the_end(running).await)
    })?;
    publishers.over(&watched.result);
    let ending = finish(watched, output, &mut screen, out);
    waiting.block_on(publish_the_end(publishers, &mut screen));
    Ok(ending)
}

/// After the summary: a collector may be slow.
async fn publish_the_end(mut publishers: Publishers, screen: &mut Screen) {
    if let Some(lost) = publishers.finish().await {
        screen.note(&format!("warning: {lost}\n"));
    }
    if let Some(time) = publishers.stays() {
        let time = humane(time);
        screen.note(&format!("the metrics stay for {time}; Ctrl-C ends that\n"));
    }
    publishers.linger().await;
}

/// Writes everything, then the summary that tells what could not be written.
fn finish(watched: Watched, output: &Output, screen: &mut Screen, out: &mut dyn Write) -> Ending {
    let Watched {
        result,
        mut files,
        stopped,
        failure,
        referee,
    } = watched;
    files.last_intervals(referee.aggregator());
    let written = files.finish(&result, None, Some(&referee));
    let mut failures = tell(&result, written, output, screen, out);
    if let Some(error) = failure {
        screen.note(&format!("error: {error}\n"));
        failures.push(error.to_string());
    }
    Ending::new(&result, stopped, !failures.is_empty())
}

/// Prints the summary, and what could not be written, which it gives.
fn tell(
    result: &Snapshot,
    mut written: Written,
    output: &Output,
    screen: &mut Screen,
    out: &mut dyn Write,
) -> Vec<String> {
    if output.json {
        write_json(result, out, &mut written);
    }
    screen.print(&summary::summary(result, &written));
    for failure in &written.failures {
        screen.note(&format!("error: {failure}\n"));
    }
    written.failures
}

fn write_json(result: &Snapshot, out: &mut dyn Write, written: &mut Written) {
    let done = out
        .write_all(report::json(result).as_bytes())
        .and_then(|()| out.flush());
    if let Err(error) = done {
        written
            .failures
            .push(format!("cannot write JSON to standard output: {error}"));
    }
}

fn engine(error: &impl std::fmt::Display) -> Failure {
    Failure::new(Exit::Engine, error.to_string())
}
