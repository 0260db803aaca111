//! `katydid link`: from a scenario to a link, and back.

use std::io::{self, Write};

use clap::Args;
use katydid_core::scenario::{Scenario, link};

use crate::exit::{Exit, Failure};
use crate::input::{self, Overrides};

/// Where `katydid ui` serves the page unless told otherwise.
const PAGE: &str = "http://127.0.0.1:8089/";

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

/// Prints the link, and warns of secrets that everyone who gets it could read.
///
/// # Errors
/// When the scenario cannot be read or has problems, or the link cannot be written.
pub fn run(args: &LinkArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let scenario =
        input::scenario(&args.scenario, &args.overrides)?.map_err(|problems| problems.tell())?;
    let text = if args.text {
        scenario.to_yaml().trim_end().to_owned() + "\n"
    } else {
        linked(args, &scenario)
    };
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| Failure::new(Exit::Engine, format!("cannot write: {error}")))?;
    Ok(Exit::Clean)
}

fn linked(args: &LinkArgs, scenario: &Scenario) -> String {
    let mut err = io::stderr();
    for path in scenario.secrets() {
        // A closed stderr leaves nobody to warn.
        let _ = writeln!(err, "warning: whoever gets this link can read {path}");
    }
    link::url(&args.page, scenario) + "\n"
}
