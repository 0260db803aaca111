//! `katydid report`: every other form of a result file.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use katydid_core::compare::Course;
use katydid_core::result_file::{Recording, link as links};

use super::link::PAGE;
use crate::exit::{Exit, Failure};
use crate::input::results;
use crate::run::{self, Output};

/// The arguments of `katydid report`.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct ReportArgs {
    /// What `katydid run --result-file` has written, or a link to a result.
    pub result: PathBuf,
    /// Print a link that opens the result on a page, instead of the summary; what does not fit into it is thinned.
    #[arg(long)]
    pub link: bool,
    /// The page that the link opens; by default the one that `katydid ui` serves.
    #[arg(long, value_name = "URL", default_value = PAGE, requires = "link")]
    pub page: String,
    /// Compare it with this earlier result, or several, in the files of --html and --markdown; see `katydid compare`.
    #[arg(long, value_name = "RESULT", conflicts_with = "link")]
    pub baseline: Vec<PathBuf>,
    #[command(flatten)]
    output: Output,
}

const NOTES: &str = "\
Prints the summary of the run and writes every file that is asked for, as the run itself would have. Of a run that was
killed it knows all but the last second.

Exit codes: 0 it was made, whatever came of the run; 2 there is no such result; 107 a file could not be written.";

/// Makes again what a run would have left.
///
/// # Errors
/// When the file cannot be read or is no result, or a file could not be written as things stand.
pub fn run(args: &ReportArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    if args.output.result_file.is_some() {
        let why = "--result-file is for a run: there is one already";
        return Err(Failure::new(Exit::Usage, why));
    }
    let baselines: Result<Vec<Course>, Failure> = args
        .baseline
        .iter()
        .map(|path| results::course(path))
        .collect();
    let baselines = baselines?;
    let bytes = results::bytes(&args.result)?;
    let recording = results::recording(&args.result, &bytes)?;
    if args.link {
        return link(&recording, &args.page, out);
    }
    run::again(&recording, &baselines, &args.output, out)
}

fn link(recording: &Recording<'_>, page: &str, out: &mut dyn Write) -> Result<Exit, Failure> {
    let replayed = recording.replay(|_| {});
    let (fragment, thinned) = links::encode(&recording.header, &replayed.end, &replayed.aggregator);
    let mut err = io::stderr();
    if !thinned.words().is_empty() {
        // A closed stderr leaves nobody to warn.
        let _ = writeln!(
            err,
            "note: so that it fits into a link: {}",
            thinned.words()
        );
    }
    let text = links::url(page, &fragment) + "\n";
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| Failure::new(Exit::Engine, format!("cannot write: {error}")))?;
    Ok(Exit::Clean)
}
