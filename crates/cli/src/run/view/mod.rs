//! What is shown while a run goes on.

mod frame;
mod live;
mod style;

use katydid_core::report;
use katydid_core::stats::Snapshot;

use super::Output;
use super::output::Screen;
use live::Live;

/// The seconds between two plain tables, as in Locust.
const PLAIN_SECONDS: u32 = 2;

/// How a run is shown while it goes on.
pub(super) enum View {
    /// Not at all.
    None,
    /// A table every [`PLAIN_SECONDS`], one below the other: for logs.
    Plain {
        /// Seconds seen.
        seconds: u32,
    },
    /// One table, drawn anew in its place every second.
    Live(Live),
}

impl View {
    pub(super) fn new(output: &Output, screen: &Screen) -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        match () {
            () if output.only_summary => Self::None,
            () if screen.tables.is_term() && !dumb => Self::Live(Live::default()),
            () => Self::Plain { seconds: 0 },
        }
    }

    /// Another second is over.
    pub(super) fn second(&mut self, screen: &mut Screen, snapshot: &Snapshot) {
        match self {
            Self::None => {}
            Self::Plain { seconds } => {
                *seconds += 1;
                if seconds.is_multiple_of(PLAIN_SECONDS) {
                    screen.print(&(report::statistics(snapshot, false) + "\n"));
                }
            }
            Self::Live(live) => live.draw(&screen.tables, snapshot),
        }
    }

    /// Makes room for something else.
    pub(super) fn clear(&mut self, screen: &mut Screen) {
        if let Self::Live(live) = self {
            live.clear(&screen.tables);
            let _ = screen.tables.flush();
        }
    }
}
