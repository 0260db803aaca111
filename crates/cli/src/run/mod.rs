//! A run in a terminal: what is said before, shown while it goes on, and written at its end.
//!
//! ```text
//!  Plan ──► katydid::Running ──a snapshot a second──► View (terminal), Files (CSV)
//!                  ▲                                                       │
//!      signals ──► Controls          result ──► Files, JSON, summary ──► Ending ──► exit code
//! ```

mod ending;
mod facts;
mod files;
mod log;
mod output;
mod simulated;
mod summary;
mod view;
mod watch;

use std::io::Write;

use katydid_core::{report, stats::Snapshot};
use tokio::runtime;

pub(crate) use ending::Ending;
pub(crate) use facts::{counted, facts};
pub(crate) use output::Output;
pub(crate) use simulated::simulated;

use crate::exit::{Exit, Failure};
use files::{Files, Written};
use output::Screen;
use view::View;
use watch::{Watch, Watched};

/// Runs what is to be run, shows it, and writes what was asked for; JSON for standard output goes to `out`.
///
/// # Errors
/// When the run cannot start.
pub(crate) fn run(
    run: katydid::Run,
    output: &Output,
    out: &mut dyn Write,
) -> Result<Ending, Failure> {
    let mut screen = Screen::new(output);
    let files = Files::check(output, &run.plan().schedule)?;
    screen.note(&facts(run.plan()));
    let view = View::new(output, &screen);
    let waiting = runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| engine(&error))?;
    let watched = waiting.block_on(async {
        let stop_timeout = run.plan().schedule.stop_timeout;
        let mut watch =
            Watch::new(&mut screen, view, files, stop_timeout).map_err(|error| engine(&error))?;
        watch.log = !output.only_summary;
        let running = run.start().map_err(|error| engine(&error))?;
        Ok::<_, Failure>(watch.until_the_end(running).await)
    })?;
    Ok(finish(watched, output, &mut screen, out))
}

/// Writes everything, then the summary that tells what could not be written.
fn finish(watched: Watched, output: &Output, screen: &mut Screen, out: &mut dyn Write) -> Ending {
    let Watched {
        result,
        files,
        stopped,
        failure,
    } = watched;
    let mut written = files.finish(&result);
    if output.json {
        write_json(&result, out, &mut written);
    }
    screen.print(&summary::summary(&result, &written));
    let mut failures = written.failures;
    failures.extend(failure.map(|error| error.to_string()));
    failures
        .iter()
        .for_each(|failure| screen.note(&format!("error: {failure}\n")));
    Ending::new(&result, stopped, !failures.is_empty())
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
