//! From what stands on the command line to a scenario and its plan.

mod overrides;
mod source;

use std::io::{self, Write};

use katydid_core::plan::Plan;
use katydid_core::scenario::{Problem, Scenario};

pub(crate) use overrides::Overrides;
pub(crate) use source::Source;

use crate::exit::{Exit, Failure};
use crate::run::counted;

/// What is wrong with a scenario, and what to call it.
#[derive(Debug)]
pub(crate) struct Problems {
    source: String,
    problems: Vec<Problem>,
}

impl Problems {
    /// One problem a line, each beginning with `file:line:column:` where the text has it.
    pub(crate) fn lines(&self) -> String {
        let line = |problem: &Problem| match problem.position {
            Some(_) => format!("{}:{problem}\n", self.source),
            None => format!("{}: {problem}\n", self.source),
        };
        self.problems.iter().map(line).collect()
    }

    /// `2 problems in shop.yaml`
    pub(crate) fn failure(&self) -> Failure {
        let count = counted(self.problems.len() as u32, "problem");
        Failure::new(Exit::Scenario, format!("{count} in {}", self.source))
    }

    /// Tells them on standard error, and gives what remains to be said.
    pub(crate) fn tell(&self) -> Failure {
        // A closed stderr leaves nobody to tell.
        let _ = io::stderr().write_all(self.lines().as_bytes());
        self.failure()
    }
}

/// What an argument names, changed by the flags.
///
/// # Errors
/// When it cannot be read at all, or a flag cannot be. What is wrong with the scenario is data.
pub(crate) fn scenario(
    argument: &str,
    overrides: &Overrides,
) -> Result<Result<Scenario, Problems>, Failure> {
    let source = Source::open(argument)?;
    match Scenario::read(&source.text) {
        Ok(scenario) => Ok(Ok(overrides.apply(scenario)?)),
        Err(problems) => Ok(Err(Problems {
            source: source.name,
            problems,
        })),
    }
}

/// [`scenario`], and its plan.
///
/// # Errors
/// As [`scenario`].
pub(crate) fn plan(
    argument: &str,
    overrides: &Overrides,
) -> Result<Result<(Scenario, Plan), Problems>, Failure> {
    let scenario = match scenario(argument, overrides)? {
        Ok(scenario) => scenario,
        Err(problems) => return Ok(Err(problems)),
    };
    let source = source::name(argument);
    Ok(match Plan::compile(&scenario) {
        Ok(plan) => Ok((scenario, plan)),
        Err(problems) => Err(Problems { source, problems }),
    })
}
