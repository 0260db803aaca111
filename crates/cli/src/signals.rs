//! What asks the command to end: Ctrl-C, SIGTERM, and a terminal that closes.

use std::io;

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

/// The signals, from now on instead of the end of the process.
#[cfg(unix)]
pub(crate) struct Signals {
    interrupt: Signal,
    terminate: Signal,
    /// `None` once it has come, and where `nohup` says that it counts for nothing.
    hangup: Option<Signal>,
}

#[cfg(unix)]
impl Signals {
    /// Inside a runtime only.
    pub(crate) fn new() -> io::Result<Self> {
        let hangup = match hangups_are_ignored() {
            true => None,
            false => Some(signal(SignalKind::hangup())?),
        };
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hangup,
        })
    }

    /// Ends when the next one comes; a hangup counts once, as both the terminal and its shell send it.
    pub(crate) async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
            () = hung_up(&mut self.hangup) => self.hangup = None,
        }
    }
}

#[cfg(unix)]
async fn hung_up(hangup: &mut Option<Signal>) {
    match hangup {
        Some(hangup) => drop(hangup.recv().await),
        None => std::future::pending().await,
    }
}

/// Whether whoever started this process, such as `nohup`, wants it to outlive its terminal.
///
/// Only Linux tells without unsafe code. Source: proc_pid_status(5), `SigIgn`.
#[cfg(unix)]
fn hangups_are_ignored() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    ignored.is_some_and(|mask| mask & 1 == 1)
}

/// Ctrl-C, from now on instead of the end of the process.
#[cfg(windows)]
pub(crate) struct Signals(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl Signals {
    /// Inside a runtime only.
    pub(crate) fn new() -> io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Self)
    }

    /// Ends when the next one comes.
    pub(crate) async fn next(&mut self) {
        let _ = self.0.recv().await;
    }
}
