//! `katydid report`: every other form of a result file.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::exit::{Exit, Failure};
use crate::input::results;
use crate::run::{self, Output};

/// The arguments of `katydid report`.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct ReportArgs {
    /// What `katydid run --result-file` has written.
    pub result: PathBuf,
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
    let bytes = results::bytes(&args.result)?;
    let recording = results::recording(&args.result, &bytes)?;
    run::again(&recording, &args.output, out)
}
