//! What a program that embeds the engine adds to a run: things users do in Rust, and those who listen.

mod additions;
mod custom;
mod transport;

pub(crate) use additions::Additions;
pub(crate) use custom::{Custom, boxed};
pub(crate) use transport::Embedded;
