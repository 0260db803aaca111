//! `katydid import`: what people already have, as a scenario.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use katydid_core::import::{Format, Imported, MAX_BYTES, Options, Secret, import, is_commands};
use katydid_core::plan::Plan;
use katydid_core::scenario::Problem;

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
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Curl => Self::Curl,
            FormatName::Har => Self::Har,
            FormatName::Postman => Self::Postman,
        }
    }
}

const NOTES: &str = "\
Nothing is sent, no file that a command names is read. Whatever is otherwise than in what was read is told on standard error.
Passwords, tokens and cookies do not get into the scenario: it reads them from the environment, under `env`.

  katydid import 'curl -u ann:secret https://api.example.com/users' --out users.yaml
  katydid import recording.har --origin https://api.example.com --waits --secrets secrets.sh | katydid check -
  . ./secrets.sh; katydid run users.yaml

Exit codes: 0 it can be run; 2 a file cannot be read or is there already; 104 nothing can be made of it, or something is to be
done before it can be run.";

/// Prints the scenario, and tells on standard error what is otherwise than in what was read.
///
/// # Errors
/// When it cannot be read, is nothing that can be imported, or a file cannot be written.
pub fn run(args: &ImportArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let text = text(&args.what)?;
    let imported = imported(args, &text)?;
    write(args, &imported, out)?;
    tell(args, &imported);
    Ok(can_be_run(&imported))
}

fn text(what: &str) -> Result<String, Failure> {
    let is_command = what.contains(char::is_whitespace) && is_commands(what);
    match is_command {
        true => Ok(what.to_owned()),
        false => text_of(what, MAX_BYTES as u64),
    }
}

fn imported(args: &ImportArgs, text: &str) -> Result<Imported, Failure> {
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
    read.map_err(|problems| {
        let lines = Problem::lines(&problems);
        Failure::new(Exit::Scenario, format!("this cannot be imported\n{lines}"))
    })
}

/// The secrets first: without them the scenario is of no use.
fn write(args: &ImportArgs, imported: &Imported, out: &mut dyn Write) -> Result<(), Failure> {
    if let Some(path) = &args.secrets {
        let lines: String = imported.secrets.iter().filter_map(line).collect();
        new_file(path, &lines, true)?;
    }
    let yaml = imported.scenario.to_yaml();
    match &args.out {
        Some(path) => new_file(path, &yaml, false),
        None => {
            let written = out.write_all(yaml.as_bytes()).and_then(|()| out.flush());
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

fn tell(args: &ImportArgs, imported: &Imported) {
    let mut err = io::stderr();
    for note in &imported.notes {
        // A closed stderr leaves nobody to tell.
        let _ = writeln!(err, "note: {note}");
    }
    for secret in &imported.secrets {
        let _ = writeln!(
            err,
            "note: {} is read from the environment: {}",
            secret.name, secret.of
        );
    }
    let is_any = imported.secrets.iter().any(|secret| secret.value.is_some());
    if is_any && args.secrets.is_none() {
        let _ = writeln!(
            err,
            "note: --secrets FILE writes what was taken out to a file of your own"
        );
    }
}

/// Tells what is to be done before a run.
fn can_be_run(imported: &Imported) -> Exit {
    let Err(problems) = Plan::compile(&imported.scenario) else {
        return Exit::Clean;
    };
    let _ = writeln!(io::stderr(), "{}", Problem::lines(&problems));
    Exit::Scenario
}
