//! `cargo xtask fuzz`: text and answers that nobody wrote, read without panic.

use std::env;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::setup::{self, FUZZ};
use crate::shell::Shell;
use crate::steps::Steps;

/// What is fuzzed, and the folders it begins with.
const TARGETS: &[(&str, &[&str])] = &[
    ("parse", &["tests/scenarios", "tests/scenarios/bad"]),
    ("compile", &["tests/scenarios", "tests/scenarios/bad"]),
    ("link", &["fuzz/seeds/link"]),
    ("expression", &["fuzz/seeds/expression"]),
    ("answer", &["fuzz/seeds/answer"]),
    ("coding", &["fuzz/seeds/coding"]),
    ("curl", &["fuzz/seeds/curl"]),
    ("har", &["fuzz/seeds/har"]),
];

/// How long each runs unless told, in seconds.
const SECONDS: u32 = 600;

/// `cargo xtask fuzz [seconds] [target]`
pub(super) fn run(project: &Project) -> Result<()> {
    let seconds = match env::args().nth(2) {
        Some(text) => text
            .parse()
            .context("`cargo xtask fuzz SECONDS`: how long each target is to run")?,
        None => SECONDS,
    };
    let only = env::args().nth(3);
    let chosen = TARGETS
        .iter()
        .filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name));
    let chosen: Vec<_> = chosen.collect();
    anyhow::ensure!(
        !chosen.is_empty(),
        "there is no such target; `fuzz/fuzz_targets` has them"
    );
    let mut steps = Steps::new(FUZZ.len() + chosen.len());
    setup::install(&mut steps, project, FUZZ)?;
    for (name, seeds) in chosen {
        steps.step(&format!("fuzz `{name}` for {seconds} s"), || {
            fuzz(project, name, seeds, seconds)
        })?;
    }
    Ok(())
}

/// Sanitizers are left out: there is no unsafe code of ours, and some times as much is read without. What the fuzzer asks of
/// the compiler besides, the project's own gives when told to, so that no second one is needed.
fn fuzz(project: &Project, name: &str, seeds: &[&str], seconds: u32) -> Result<()> {
    let corpus = format!("fuzz/corpus/{name}");
    std::fs::create_dir_all(project.at(&corpus))
        .with_context(|| format!("cannot make {corpus}"))?;
    let cargo = project.shell("cargo").env("RUSTC_BOOTSTRAP", "1");
    let cargo = cargo
        .args("fuzz run --sanitizer none")
        .arg(name)
        .arg(&corpus);
    let cargo = seeds.iter().fold(cargo, Shell::arg);
    let time = format!("-max_total_time={seconds}");
    cargo
        .args("-- -timeout=10 -max_len=4096 -print_final_stats=1")
        .arg(time)
        .run()
}
