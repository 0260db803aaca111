//! The servers: the demo target, and the page with the demo target beside it.
//!
//! Both are hyper on a listener of their own, because both are targets for load. Each is a
//! `listen::Handler`; [`Running`] is the handle that stops it.

pub(crate) mod answer;
mod demo;
pub(crate) mod listen;
mod ui;

#[cfg(test)]
mod tests;

use std::io;
use std::path::PathBuf;

use katydid_core::demo::Demo;
use tokio::net::{TcpListener, ToSocketAddrs};

pub use listen::Running;
pub use ui::{Engine, Token};

/// Where the page comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// The files inside the binary (in a debug build, those of `dist/`), read once, gzipped on request.
    Embedded,
    /// A folder, read anew for every request.
    Folder(PathBuf),
}

/// Serves the demo target on `address`; port 0 takes any free one.
///
/// # Errors
/// When nothing can listen there.
pub async fn demo(address: impl ToSocketAddrs, demo: Demo) -> io::Result<Running> {
    let listener = TcpListener::bind(address).await?;
    listen::serve(listener, demo::Target::new(demo))
}

/// Serves the page on `address`, the demo target under `/demo/`, and the native engine at `/engine` to those who know
/// its token; port 0 takes any free one.
///
/// # Errors
/// When nothing can listen there, or a folder cannot be read.
pub async fn ui(address: impl ToSocketAddrs, page: Page, engine: Engine) -> io::Result<Running> {
    let listener = TcpListener::bind(address).await?;
    let loopback = listener.local_addr()?.ip().is_loopback();
    listen::serve(listener, ui::Site::new(&page, engine, loopback)?)
}
