//! `cargo xtask bench`: side by side with a peer, in one run.

use anyhow::{Result, bail};

use super::start::binary;
use crate::page;
use crate::project::Project;
use crate::setup::{self, BENCHES, PAGE, PEERS, TESTS, Tool};
use crate::shell::Shell;
use crate::steps::Steps;

/// The benches there are.
const THERE_ARE: &str = "`cargo xtask bench browser`: the page's engine against a plain JavaScript fetch loop; \
     `cargo xtask bench http1`, `tls` and `h2`: the native engine's speed against that of wrk, oha and h2load; `cargo xtask bench \
     peers`: against that of the others that run scenarios (k9-load, Goose, k6, Locust); `cargo xtask bench instructions`: its instructions \
     and system calls a request; `cargo xtask bench loop`: what the user loop itself costs a request; \
     `cargo xtask bench compare [PAIRS [MODEL]]`: how often a comparison of two runs of a modelled target is wrong; \
     `cargo xtask bench compare-real [PAIRS [SECONDS [FOLDER]]]`: the same of real runs; `cargo xtask bench day`: what a day's \
     run takes and leaves; `cargo xtask bench idle`: what a waiting user costs; `cargo xtask bench accuracy`: rates, lateness \
     and percentiles beside what they should be";

pub(super) fn run(project: &Project) -> Result<()> {
    match std::env::args().nth(2).as_deref() {
        Some("browser") => browser(project),
        Some("loop") => example(project, "katydid-core", "bench_loop"),
        Some("compare") => example(project, "katydid-core", "bench_compare"),
        Some("compare-real") => compare_real(project),
        Some(what @ ("http1" | "tls" | "h2" | "instructions")) => http1(project, what, BENCHES),
        Some(what @ "peers") => http1(project, what, PEERS),
        Some(what @ ("day" | "idle")) => of_binary(project, what),
        Some("accuracy") => example(project, "katydid", "bench_accuracy"),
        Some(other) => bail!("there is no bench `{other}`; there is {THERE_ARE}"),
        None => bail!("which bench? There is {THERE_ARE}"),
    }
}

fn browser(project: &Project) -> Result<()> {
    let mut steps = Steps::new(PAGE.len() + TESTS.len() + 4);
    setup::install(&mut steps, project, PAGE)?;
    setup::install(&mut steps, project, TESTS)?;
    steps.step("build the page", || page::build(project))?;
    steps.step("lay out dist/", || page::lay_out(project))?;
    steps.step("build the binary", || binary(project))?;
    steps.step("measure", || measure(project))
}

fn http1(project: &Project, what: &str, tools: &[Tool]) -> Result<()> {
    let mut steps = Steps::new(tools.len() + 2);
    setup::install(&mut steps, project, tools)?;
    steps.step("build the binary", || binary(project))?;
    steps.step("measure", || {
        let cargo = project.shell("cargo");
        let cargo = cargo.args("run --release -p katydid-e2e --bin bench-http1 --");
        cargo.env("KATYDID_BIN", project.binary()).arg(what).run()
    })
}

fn of_binary(project: &Project, what: &str) -> Result<()> {
    let mut steps = Steps::new(BENCHES.len() + 2);
    setup::install(&mut steps, project, BENCHES)?;
    steps.step("build the binary", || binary(project))?;
    steps.step("measure", || {
        let cargo = project.shell("cargo");
        let args = format!("run --release -p katydid-e2e --bin bench-{what} --");
        further()
            .fold(cargo.args(&args), Shell::arg)
            .env("KATYDID_BIN", project.binary())
            .run()
    })
}

fn example(project: &Project, package: &str, name: &str) -> Result<()> {
    let mut steps = Steps::new(1);
    steps.step("measure", || {
        let cargo = project.shell("cargo");
        let args = format!("run --release -p {package} --example {name} --");
        further().fold(cargo.args(&args), Shell::arg).run()
    })
}

fn compare_real(project: &Project) -> Result<()> {
    let mut steps = Steps::new(2);
    steps.step("build the binary", || binary(project))?;
    steps.step("measure", || {
        let cargo = project.shell("cargo");
        let cargo = cargo.args("run --release -p katydid-e2e --bin bench-compare --");
        let cargo = cargo.env("KATYDID_BIN", project.binary());
        further().fold(cargo, Shell::arg).run()
    })
}

/// What is given to the bench itself.
fn further() -> impl Iterator<Item = String> {
    std::env::args().skip(3)
}

fn measure(project: &Project) -> Result<()> {
    let cargo = project
        .shell("cargo")
        .args("run --release -p katydid-e2e --bin bench-browser");
    cargo
        .env("KATYDID_BIN", project.binary())
        .env("KATYDID_DIST", project.at("dist"))
        .env("CHROMEDRIVER", setup::browser_driver()?)
        .run()
}
