//! What is shown while a run goes on.
//!
//! ```text
//!  a snapshot a second ──► Plain: a table every two seconds, one below the other
//!                     └──► Live: Snapshot × Ui × Theme ──picture::draw──► the whole terminal
//!                              keys ──► Ui (panes, order, scrolling) ──► Wish (users, pause, stop) ──► the run
//! ```

mod choice;
mod live;
mod picture;
mod ui;

use katydid_core::report;
use katydid_core::stats::Snapshot;

use super::Output;
use super::output::Screen;
use choice::Choice;
use live::Live;

pub(super) use ui::Wish;

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
    /// The whole terminal, drawn anew every second.
    Live(Box<Live>),
}

impl View {
    pub(super) fn new(output: &Output, screen: &Screen) -> Self {
        match choice::choice(output, screen, |name| std::env::var(name).ok()) {
            Choice::None => Self::None,
            Choice::Plain => Self::Plain { seconds: 0 },
            Choice::Live(theme) => Self::Live(Box::new(Live::new(theme, output.json))),
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
            Self::Live(live) => live.second(screen, snapshot),
        }
    }

    /// What a person at the terminal asks of the run next. Dropping the future loses nothing.
    pub(super) async fn wish(&mut self, screen: &mut Screen) -> Wish {
        match self {
            Self::Live(live) => live.wish(screen).await,
            Self::None | Self::Plain { .. } => std::future::pending().await,
        }
    }

    /// Says what came of a wish, where it is seen at once.
    pub(super) fn notice(&mut self, screen: &mut Screen, text: &str) {
        if let Self::Live(live) = self {
            live.notice(screen, text);
        }
    }

    /// Another number of users is wanted.
    pub(super) fn want(&mut self, users: u32) {
        if let Self::Live(live) = self {
            live.want(users);
        }
    }

    /// Gives the terminal back as it was.
    pub(super) fn leave(&mut self, screen: &mut Screen) {
        if let Self::Live(live) = self {
            live.leave(screen);
        }
    }
}
