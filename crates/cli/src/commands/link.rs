//! `katydid link`: from a scenario to a link, and back.

use std::io::{self, Write};

use clap::Args;
use katydid_core::scenario::{Problem, Scenario, link};

use crate::exit::{Exit, Failure};
use crate::input::{Input, Overrides};

/// Where `katydid ui` serves the page unless told otherwise.
pub(super) const PAGE: &str = "http://127.0.0.1:8089/";

/// The arguments of `katydid link`.
#[derive(Debug, Args)]
pub struct LinkArgs {
    /// A YAML or JSON file, a link, or - for standard input.
    pub scenario: String,
    /// The page that the link opens; by default the one that `katydid ui` serves.
    #[arg(long, value_name = "URL", default_value = PAGE)]
    pub page: String,
    /// Print the scenario as YAML instead: what is in a link.
    #[arg(long)]
    pub text: bool,
    #[command(flatten)]
    overrides: Overrides,
}

/// Prints the link, and warns of what everyone who gets it could read: secrets, and the rows of data files.
///
/// # Errors
/// When the scenario or its data cannot be read or has problems, or the link cannot be written.
pub fn run(args: &LinkArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let read = Input::read(&args.scenario, &args.overrides)?.and_then(Input::with_data);
    let (input, files) = read.map_err(|problems| problems.tell())?;
    fits(&input.scenario, &files)?;
    let text = if args.text {
        input.scenario.to_yaml().trim_end().to_owned() + "\n"
    } else {
        linked(args, &input.scenario, &files)
    };
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| Failure::new(Exit::Engine, format!("cannot write: {error}")))?;
    Ok(Exit::Clean)
}

/// What a link holds must be read again; only rows of files can make it too long.
fn fits(scenario: &Scenario, files: &[String]) -> Result<(), Failure> {
    let refused = |problems: Vec<Problem>| {
        Failure::new(Exit::Scenario, Problem::lines(&problems))
            .hint("a link holds the rows of data files: use fewer, or share the files instead")
    };
    match files.is_empty() {
        true => Ok(()),
        false => Scenario::parse(&scenario.to_json())
            .map(drop)
            .map_err(refused),
    }
}

fn linked(args: &LinkArgs, scenario: &Scenario, files: &[String]) -> String {
    let mut err = io::stderr();
    let rows = files.iter().map(|file| format!("the rows of {file}"));
    for what in scenario.secrets().into_iter().chain(rows) {
        // A closed stderr leaves nobody to warn.
        let _ = writeln!(err, "warning: whoever gets this link can read {what}");
    }
    link::url(&args.page, scenario) + "\n"
}
