//! The ways in which a run ends.

use katydid_e2e::process::Process;
use katydid_e2e::target::Nginx;
use katydid_e2e::wait::eventually;

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Its time is over.
    RunTime,
    /// All iterations are done.
    Iterations,
    /// A user asks for it.
    StopTest,
    /// Ctrl-C, once.
    Interrupt,
    /// Ctrl-C, twice.
    Abort,
    /// SIGTERM.
    Terminate,
    /// A threshold that aborts.
    Threshold,
    /// Its time is over, and the target's was before.
    Killed,
}

impl Ending {
    /// Every way.
    pub(crate) const ALL: [Self; 8] = [
        Self::RunTime,
        Self::Iterations,
        Self::StopTest,
        Self::Interrupt,
        Self::Abort,
        Self::Terminate,
        Self::Threshold,
        Self::Killed,
    ];

    /// Does what has to be done from outside, once the target has seen so many requests.
    pub(crate) fn bring(self, run: &Process, target: &mut Nginx, requests: usize) {
        if !self.is_brought() {
            return;
        }
        eventually("requests in the log", || {
            (target.log.lines().len() > requests).then_some(())
        });
        match self {
            Self::Terminate => run.terminate(),
            Self::Killed => target.end(),
            Self::Abort => {
                run.interrupt();
                run.find("notice", |line| line.starts_with("stopping").then_some(()));
                run.interrupt();
            }
            _ => run.interrupt(),
        }
    }

    /// From outside, while the run goes on.
    pub(crate) fn is_brought(self) -> bool {
        matches!(
            self,
            Self::Interrupt | Self::Abort | Self::Terminate | Self::Killed
        )
    }

    /// The exit codes that tell of it.
    pub(crate) fn codes(self) -> &'static [i32] {
        match self {
            Self::Interrupt | Self::Abort | Self::Terminate => &[105],
            Self::Threshold => &[99],
            Self::Killed => &[1],
            Self::RunTime | Self::Iterations | Self::StopTest => &[0, 1],
        }
    }
}
