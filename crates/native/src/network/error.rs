//! What is wrong with an option.

use std::io;
use std::net::IpAddr;

/// What is wrong with an option, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct NetworkError {
    /// What is wrong, as a sentence without its full stop.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

pub(super) fn wrong(message: impl Into<String>, hint: impl Into<String>) -> NetworkError {
    NetworkError {
        message: message.into(),
        hint: hint.into(),
    }
}

pub(super) fn not_ours(source: IpAddr, error: &io::Error) -> NetworkError {
    wrong(
        format!("no connection can come from {source}: {error}"),
        "give addresses that this machine has; on Linux `ip address` lists and adds them",
    )
}
