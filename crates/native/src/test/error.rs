//! Why a test in code could not run.

use std::io;
use std::path::PathBuf;

use katydid_core::scenario::Problem;

use crate::EngineError;

/// Why a test could not run. A failed request is no error but a part of the result.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TestError {
    /// A file cannot be read.
    #[error("cannot read {}: {error}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why not.
        #[source]
        error: io::Error,
    },
    /// Everything that is wrong with the scenario.
    #[error("{}", Problem::lines(.0))]
    Problems(Vec<Problem>),
    /// The run could not start or go on.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

impl From<Vec<Problem>> for TestError {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Problems(problems)
    }
}
