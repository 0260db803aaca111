//! `katydid import`: what people already have, as a scenario.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use katydid_core::collection::Map;
use katydid_core::import::{Format, MAX_BYTES, Options, Secret, import, is_commands, paste};
use katydid_core::plan::Plan;
use katydid_core::scenario::{Problem, Scenario};

use crate::exit::{Exit, Failure};
use crate::input::text_of;

/// The arguments of `katydid import`.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct ImportArgs {
    /// A file, - for standard input, or a command of curl in quotes.
    pub what: String,
    /// What it is, where that is not to be found out.
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub format: Option<FormatName>,
    /// Write the scenario to a new file rather than to standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Write the secrets that were taken out to a new file that only you can read, as lines for a shell.
    #[arg(long, value_name = "FILE")]
    pub secrets: Option<PathBuf>,
    /// Add commands of curl to this scenario, as tasks of its first class, and print the whole.
    #[arg(long, value_name = "FILE", conflicts_with = "format")]
    pub into: Option<String>,
    /// Of a recording: also pictures, styles, scripts and fonts.
    #[arg(long)]
    pub assets: bool,
    /// Of a recording: also requests to this origin; may be given several times.
    #[arg(long, value_name = "URL")]
    pub origin: Vec<String>,
    /// Of a recording: requests to every origin.
    #[arg(long)]
    pub all_origins: bool,
    /// Of a recording: its pauses, as `wait` steps.
    #[arg(long)]
    pub waits: bool,
}

/// What can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    /// Commands of curl.
    Curl,
    /// A browser's recording.
    Har,
    /// A collection of Postman.
    Postman,
    /// A description of an API: OpenAPI 3.
    #[value(name = "openapi")]
    OpenApi,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Curl => Self::Curl,
            FormatName::Har => Self::Har,
            FormatName::Postman => Self::Postman,
            FormatName::OpenApi => Self::OpenApi,
        }
    }
}

const NOTES: &str = "\
Nothing is sent, no file that a command names is read. Whatever is otherwise than in what was read is told on standard error.
Passwords, tokens and cookies do not get into the scenario: it reads them from the environment, under `env`.

  katydid import 'curl -u ann:secret https://api.example.com/users' --out users.yaml
  katydid import recording.har --origin https://api.example.com --waits --secrets secrets.sh | katydid check -
  . ./secrets.sh; katydid run users.yaml
  katydid import 'curl https://api.example.com/orders' --into users.yaml > both.yaml

Exit codes: 0 it can be run; 2 a file cannot be read or is there already; 104 nothing can be made of it, or something is to be
done before it can be run.";

/// Prints the scenario, and tells on standard error what is otherwise than in what was read.
///
/// # Errors
/// When it cannot be read, is nothing that can be imported, or a file cannot be written.
pub fn run(args: &ImportArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let text = text(&args.what)?;
    let outcome = match &args.into {
        Some(path) => added(path, &text)?,
        None => imported(args, &text)?,
    };
    write(args, &outcome, out)?;
    tell(args, &outcome);
    Ok(can_be_run(&outcome.yaml))
}

/// What was made, as it is written.
struct Outcome {
    yaml: String,
    notes: Vec<Problem>,
    secrets: Vec<Secret>,
}

fn text(what: &str) -> Result<String, Failure> {
    let is_command = what.contains(char::is_whitespace) && is_commands(what);
    match is_command {
        true => Ok(what.to_owned()),
        false => text_of(what, MAX_BYTES as u64),
    }
}

fn imported(args: &ImportArgs, text: &str) -> Result<Outcome, Failure> {
    let options = Options {
        assets: args.assets,
        all_origins: args.all_origins,
        origins: args.origin.clone(),
        waits: args.waits,
    };
    let read = match args.format {
        Some(name) => import(text, name.into(), &options),
        None => Format::of(text)
            .map_err(|problem| vec![problem])
            .and_then(|format| import(text, format, &options)),
    };
    let imported = read.map_err(|problems| refused("this cannot be imported", &problems))?;
    Ok(Outcome {
        yaml: imported.scenario.to_yaml(),
        notes: imported.notes,
        secrets: imported.secrets,
    })
}

fn added(path: &str, commands: &str) -> Result<Outcome, Failure> {
    let scenario = text_of(path, MAX_BYTES as u64)?;
    let pasted = paste(&scenario, commands, &Map::new());
    let pasted = pasted.map_err(|problems| refused("this cannot be added", &problems))?;
    Ok(Outcome {
        yaml: pasted.text,
        notes: pasted.notes,
        secrets: pasted.secrets,
    })
}

fn refused(what: &str, problems: &[Problem]) -> Failure {
    Failure::new(
        Exit::Scenario,
        format!("{what}\n{}", Problem::lines(problems)),
    )
}

/// The secrets first: without them the scenario is of no use.
fn write(args: &ImportArgs, outcome: &Outcome, out: &mut dyn Write) -> Result<(), Failure> {
    if let Some(path) = &args.secrets {
        let lines: String = outcome.secrets.iter().filter_map(line).collect();
        new_file(path, &lines, true)?;
    }
    match &args.out {
        Some(path) => new_file(path, &outcome.yaml, false),
        None => {
            let written = out
                .write_all(outcome.yaml.as_bytes())
                .and_then(|()| out.flush());
            written.map_err(|error| Failure::new(Exit::Engine, format!("cannot write: {error}")))
        }
    }
}

/// `export TOKEN='…'`, of a secret whose value is known.
fn line(secret: &Secret) -> Option<String> {
    let value = secret.value.as_ref()?.replace('\'', "'\\''");
    Some(format!("export {}='{value}'\n", secret.name))
}

/// What somebody has written is never written over.
fn new_file(path: &Path, text: &str, is_secret: bool) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(if is_secret { 0o600 } else { 0o666 });
    }
    let file = options.open(path);
    let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| {
        let failure = Failure::new(
            Exit::Usage,
            format!("cannot write {}: {error}", path.display()),
        );
        match error.kind() {
            ErrorKind::AlreadyExists => failure.hint("remove it first, or choose another name"),
            _ => failure,
        }
    })
}

fn tell(args: &ImportArgs, outcome: &Outcome) {
    let mut err = io::stderr();
    for note in &outcome.notes {
        // A closed stderr leaves nobody to tell.
        let _ = writeln!(err, "note: {note}");
    }
    for secret in &outcome.secrets {
        let _ = writeln!(
            err,
            "note: {} is read from the environment: {}",
            secret.name, secret.of
        );
    }
    let is_any = outcome.secrets.iter().any(|secret| secret.value.is_some());
    if is_any && args.secrets.is_none() {
        let _ = writeln!(
            err,
            "note: --secrets FILE writes what was taken out to a file of your own"
        );
    }
}

/// Tells what is to be done before a run.
fn can_be_run(yaml: &str) -> Exit {
    let compiled = Scenario::parse(yaml).and_then(|scenario| Plan::compile(&scenario));
    let Err(problems) = compiled else {
        return Exit::Clean;
    };
    let _ = writeln!(io::stderr(), "{}", Problem::lines(&problems));
    Exit::Scenario
}
