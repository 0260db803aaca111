//! What `demo` and `ui` share: serve until somebody says stop.

use std::future::Future;
use std::io::{self, ErrorKind, Write};

use tokio::runtime::Runtime;

use crate::exit::{Exit, Failure};
use crate::serve::Running;

/// Where a server shall listen, and the option that says so.
pub(super) struct Place<'a> {
    pub(super) host: &'a str,
    pub(super) port: u16,
    pub(super) option: &'static str,
}

/// Starts a server, prints what `banner` says of it, and serves until Ctrl-C or SIGTERM.
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
        let running = start.await.map_err(|why| cannot_listen(place, &why))?;
        // Whoever closed our output still wants the server.
        let _ = out
            .write_all(banner(&running).as_bytes())
            .and_then(|()| out.flush());
        stop_asked().await;
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

#[cfg(unix)]
async fn stop_asked() {
    use tokio::signal::unix::{SignalKind, signal};

    let Ok(mut terminated) = signal(SignalKind::terminate()) else {
        return interrupted().await;
    };
    tokio::select! {
        () = interrupted() => {}
        _ = terminated.recv() => {}
    }
}

#[cfg(not(unix))]
async fn stop_asked() {
    interrupted().await;
}

/// Never ends where no signal can be waited for: the server then ends with its process.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
