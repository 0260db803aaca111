//! From what stands on the command line to a scenario and its plan.
//!
//! ```text
//!  argument ──Source──► text ──Scenario::read──► Overrides ──► Input ──data files──► Plan
//!  environment ──secrets──► Inputs
//! ```

mod data;
mod overrides;
mod part;
mod problems;
pub(crate) mod results;
mod secrets;
mod source;

use std::path::Path;

use katydid_core::plan::Plan;
use katydid_core::scenario::Scenario;

pub(crate) use overrides::{Overrides, time};
pub(crate) use part::part;
pub(crate) use problems::Problems;
pub(crate) use secrets::inputs;
pub(crate) use source::text_of;

use crate::exit::Failure;
use source::Source;

/// What an argument names, changed by the flags.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) scenario: Scenario,
    source: Source,
}

impl Input {
    /// Reads what an argument names; what lies in data files is not read yet.
    ///
    /// # Errors
    /// When it cannot be read at all, or a flag cannot be. What is wrong with the scenario is data.
    pub(crate) fn read(
        argument: &str,
        overrides: &Overrides,
    ) -> Result<Result<Self, Problems>, Failure> {
        let source = Source::open(argument)?;
        match Scenario::read(&source.text) {
            Ok(scenario) => Ok(Ok(Self {
                scenario: overrides.apply(scenario)?,
                source,
            })),
            Err(problems) => Ok(Err(Problems::new(&source, problems))),
        }
    }

    /// The git commit that a file lies in.
    pub(crate) fn commit(&self) -> Option<String> {
        self.source.folder.as_ref()?;
        katydid::commit_of(Path::new(&self.source.name))
    }

    /// The same with the rows of data files in place of their paths; gives those paths too.
    ///
    /// # Errors
    /// Everything that is wrong with the files.
    pub(crate) fn with_data(mut self) -> Result<(Self, Vec<String>), Problems> {
        let files = data::inlined(&mut self.scenario, &self.source)?;
        Ok((self, files))
    }

    /// What it would do.
    ///
    /// # Errors
    /// Everything that is wrong with its data files; if nothing is, every problem that shows only here.
    pub(crate) fn plan(self) -> Result<Plan, Problems> {
        let (input, _) = self.with_data()?;
        Plan::compile(&input.scenario).map_err(|problems| Problems::new(&input.source, problems))
    }
}

/// The plan of what an argument names.
///
/// # Errors
/// As [`Input::read`]; what is wrong with the scenario or its data is data.
pub(crate) fn plan(
    argument: &str,
    overrides: &Overrides,
) -> Result<Result<Plan, Problems>, Failure> {
    Ok(Input::read(argument, overrides)?.and_then(Input::plan))
}
