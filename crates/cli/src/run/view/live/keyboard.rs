//! Keys one by one and unseen, and the terminal's modes as they were before.

#[cfg(unix)]
pub(super) use unix::{give_back, is_in_foreground, take};

#[cfg(unix)]
mod unix {
    use std::sync::{Mutex, MutexGuard, PoisonError};

    use rustix::process::getpgrp;
    use rustix::stdio::{stderr, stdin, stdout};
    use rustix::termios::{
        LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcgetpgrp, tcsetattr,
    };

    /// The modes before they were changed.
    static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

    /// Whether this process may use its terminal: a shell stops one in the background that does. Without a terminal of
    /// its own it may.
    pub(in super::super) fn is_in_foreground() -> bool {
        let groups = [tcgetpgrp(stdin()), tcgetpgrp(stdout()), tcgetpgrp(stderr())];
        let terminal = groups.into_iter().find_map(Result::ok);
        terminal.is_none_or(|group| group == getpgrp())
    }

    /// From now on keys come one by one and are not shown. Ctrl-C and Ctrl-Z stay signals, to every process of a
    /// pipeline or script.
    pub(in super::super) fn take() {
        let mut before = before();
        // Of modes that were changed already, those before that count.
        let Some(modes) = before.clone().or_else(|| tcgetattr(stdin()).ok()) else {
            return;
        };
        let mut ours = modes.clone();
        ours.local_modes -= LocalModes::ICANON | LocalModes::ECHO | LocalModes::IEXTEN;
        ours.special_codes[SpecialCodeIndex::VMIN] = 1;
        ours.special_codes[SpecialCodeIndex::VTIME] = 0;
        if tcsetattr(stdin(), OptionalActions::Now, &ours).is_ok() {
            *before = Some(modes);
        }
    }

    pub(in super::super) fn give_back() {
        if let Some(modes) = before().take()
            && is_in_foreground()
        {
            // A terminal that has gone has no modes.
            let _ = tcsetattr(stdin(), OptionalActions::Now, &modes);
        }
    }

    fn before() -> MutexGuard<'static, Option<Termios>> {
        BEFORE.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(not(unix))]
pub(super) fn is_in_foreground() -> bool {
    true
}

#[cfg(not(unix))]
pub(super) fn take() {}

#[cfg(not(unix))]
pub(super) fn give_back() {}
