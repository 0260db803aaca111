//! What happens at a terminal: keys, another size, Ctrl-Z and its end.

use std::io::{self, ErrorKind, IsTerminal, Stdin, stdin};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal as Sent, getpgrp, getpid, getsid, kill_process};
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::keyboard::is_in_foreground;
use crate::run::view::ui::{Key, decoded};

/// The most bytes of keys that are read at once.
const MOST: usize = 256;

/// What happens at a terminal.
pub(super) enum Happened {
    Keys(Vec<Key>),
    Resized,
    /// The shell wants this process to stop.
    Suspended,
    /// It goes on, after it was stopped.
    Resumed,
}

/// What happens at a terminal.
pub(super) struct Input {
    /// `None` where nobody types, and once the terminal has gone.
    keys: Option<AsyncFd<Stdin>>,
    size: Signal,
    suspend: Signal,
    resume: Signal,
}

impl Input {
    /// Inside a runtime only.
    pub(super) fn new() -> io::Result<Self> {
        let of = |kind: Sent| signal(SignalKind::from_raw(kind.as_raw()));
        let keys = stdin().is_terminal().then(|| heard(stdin()));
        Ok(Self {
            keys: keys.and_then(Result::ok),
            size: signal(SignalKind::window_change())?,
            suspend: of(Sent::TSTP)?,
            resume: of(Sent::CONT)?,
        })
    }

    pub(super) fn hears_keys(&self) -> bool {
        self.keys.is_some()
    }

    /// Dropping the future loses nothing.
    pub(super) async fn next(&mut self) -> Happened {
        tokio::select! {
            keys = typed(&mut self.keys) => Happened::Keys(keys),
            _ = self.size.recv() => Happened::Resized,
            _ = self.suspend.recv() => Happened::Suspended,
            _ = self.resume.recv() => Happened::Resumed,
        }
    }
}

#[expect(
    deprecated,
    reason = "what replaces it is unsafe, and asks for a descriptor that stays open: standard input does"
)]
fn heard(terminal: Stdin) -> io::Result<AsyncFd<Stdin>> {
    AsyncFd::with_interest(terminal, Interest::READABLE)
}

async fn typed(keys: &mut Option<AsyncFd<Stdin>>) -> Vec<Key> {
    while let Some(terminal) = keys {
        let read = match terminal.readable().await {
            Ok(mut ready) => match ready.try_io(|terminal| waiting(terminal.get_ref())) {
                Ok(read) => read,
                // Nothing is there after all.
                Err(_) => continue,
            },
            Err(error) => Err(error),
        };
        match read {
            Ok(bytes) if !bytes.is_empty() => return decoded(&bytes),
            _ => *keys = None,
        }
    }
    std::future::pending().await
}

/// The bytes that are there; none once the terminal has gone. Never waits, though standard input may.
fn waiting(terminal: &Stdin) -> io::Result<Vec<u8>> {
    let mut asked = [PollFd::new(terminal, PollFlags::IN)];
    if poll(&mut asked, Some(&Timespec::default()))? == 0 || !is_in_foreground() {
        return Err(ErrorKind::WouldBlock.into());
    }
    let mut bytes = [0; MOST];
    let length = rustix::io::read(terminal, &mut bytes)?;
    Ok(bytes[..length].to_vec())
}

/// Stops this process until its shell lets it go on, which is told; `false` where no shell would, and nothing is done.
pub(super) fn stop_here() -> bool {
    let has_shell = getsid(None).is_ok_and(|session| session != getpgrp());
    has_shell && kill_process(getpid(), Sent::STOP).is_ok()
}
