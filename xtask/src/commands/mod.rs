//! One file a command.

mod bench;
mod dist;
mod fuzz;
mod start;
mod test;

use anyhow::{Result, bail};

use crate::project::Project;
use crate::steps::say;

/// A name, what it does, and the doing.
type Command = (&'static str, &'static str, fn(&Project) -> Result<()>);

const COMMANDS: &[Command] = &[
    (
        "start",
        "set up what is missing, build, and serve the page with its demo target",
        start::run,
    ),
    (
        "test",
        "set up what is missing, and run every check and every test",
        test::run,
    ),
    (
        "dist",
        "make dist/: the page for any static host, and katydid.html, the page in one file",
        dist::run,
    ),
    (
        "bench",
        "measure side by side with a peer: `bench browser`, `bench http1`, `bench peers`, `bench instructions`, `bench day`, `bench idle`, `bench accuracy`",
        bench::run,
    ),
    (
        "fuzz",
        "let chance write scenarios, links, expressions and answers: `fuzz [seconds] [target]`",
        fuzz::run,
    ),
    (
        "setup",
        "set up what the other commands need, and nothing else",
        crate::setup::everything,
    ),
    ("help", "list the commands", help),
];

/// Runs the command of this name.
pub(crate) fn run(name: Option<&str>) -> Result<()> {
    let name = name.unwrap_or("help");
    let Some((_, _, command)) = COMMANDS.iter().find(|(known, ..)| *known == name) else {
        bail!("there is no command `{name}`; `cargo xtask help` lists them");
    };
    command(&Project::here())
}

fn help(_: &Project) -> Result<()> {
    say("cargo xtask <command>\n");
    for (name, about, _) in COMMANDS {
        say(&format!("  {name:6} {about}"));
    }
    Ok(())
}
