//! What `demo` and `ui` share: serve until somebody says stop.

use std::future::Future;
use std::io::{self, ErrorKind, Write};

use tokio::runtime::Runtime;

use crate::exit::{Exit, Failure};
use crate::serve::Running;
use crate::signals::Signals;

/// Where a server shall listen, and the option that says so.
pub(super) struct Place<'a> {
    pub(super) host: &'a str,
    pub(super) port: u16,
    pub(super) option: &'static str,
}

/// Starts a server, prints what `banner` says of it, and serves until a signal asks it to stop.
pub(super) fn serve(
    place: &Place<'_>,
    start: impl Future<Output = io::Result<Running>>,
    banner: impl FnOnce(&Running) -> String,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    // Load is many connections; without the raise the server still serves as many as it may.
    let _ = rlimit::increase_nofile_limit(u64::MAX);
    let runtime = Runtime::new()
        .map_err(|why| Failure::new(Exit::Engine, format!("no threads to serve with: {why}")))?;
    runtime.block_on(async {
        let mut signals = Signals::new().map_err(|why| {
            Failure::new(Exit::Engine, format!("no signals to be stopped by: {why}"))
        })?;
        let running = start.await.map_err(|why| cannot_listen(place, &why))?;
        // Whoever closed our output still wants the server.
        let _ = out
            .write_all(banner(&running).as_bytes())
            .and_then(|()| out.flush());
        signals.next().await;
        running.stop().await;
        Ok(Exit::Clean)
    })
}

fn cannot_listen(place: &Place<'_>, why: &io::Error) -> Failure {
    let Place { host, port, option } = *place;
    let failure = |message: String| Failure::new(Exit::Usage, message);
    match why.kind() {
        ErrorKind::AddrInUse => failure(format!("port {port} of {host} is in use")).hint(format!(
            "stop what uses it, or choose another: {option} 0 takes any free one"
        )),
        ErrorKind::PermissionDenied => {
            failure(format!("port {port} of {host} is not for everyone")).hint(format!(
                "ports below 1024 belong to the system: choose another with {option}"
            ))
        }
        _ => failure(format!("cannot listen on port {port} of {host}: {why}"))
            .hint("127.0.0.1 is this machine alone, 0.0.0.0 all its networks"),
    }
}
