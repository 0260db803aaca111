//! Why a run could not start or go on.

use std::any::Any;
use std::borrow::Cow;
use std::io;

use crate::engine::{NoRoots, Unsendable};

/// Why a run could not start or go on. A failed request is no error but a part of the result.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EngineError {
    /// A request of the plan is none that HTTP can carry.
    #[error("{} cannot be requested: {}", excerpt(url), excerpt(why))]
    Unsendable {
        /// The request's URL.
        url: String,
        /// What is wrong with it.
        why: String,
    },
    /// The plan has an `https` target, and this machine trusts no certificate.
    #[error(
        "this machine trusts no certificate, so no https target can be reached: install ca-certificates, or set SSL_CERT_FILE"
    )]
    NoRoots,
    /// The system gave no thread.
    #[error("no thread to run users on: {0}")]
    NoThread(#[source] io::Error),
    /// The plan needs secrets that were not given.
    #[error("no value is given for {}, which the scenario lists under `env`", names.join(", "))]
    MissingSecrets {
        /// Their names.
        names: Vec<String>,
    },
    /// Users cannot come and go at this rate.
    #[error("a spawn rate is a number above 0, not {0}")]
    NoSpawnRate(f64),
    /// A thread ended before its work did; what it had not yet reported is lost.
    #[error("engine thread {thread} failed and what it counted last is lost: {message}")]
    ThreadFailed {
        /// Its shard's number, or the steps of the test that it ran.
        thread: String,
        /// What it said at its end.
        message: String,
    },
}

/// What tells a long text from another; a message is no place for all of it.
fn excerpt(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// What a panic said.
pub(crate) fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("it panicked")
        .to_owned()
}

impl From<Unsendable> for EngineError {
    fn from(Unsendable { url, why }: Unsendable) -> Self {
        Self::Unsendable { url, why }
    }
}

impl From<NoRoots> for EngineError {
    fn from(NoRoots: NoRoots) -> Self {
        Self::NoRoots
    }
}
