//! A result that came by a link. It is shown as a run's is, and goes when another link or text takes its place.

use std::sync::Arc;

use katydid_core::result_file::link::{self as results, Thinned};
use katydid_core::scenario::Scenario;
use katydid_core::stats::{self, Snapshot};

use super::{Opened, Phase, State, own_text};
use crate::address;

/// A result that came by a link.
#[derive(Clone, Debug)]
pub struct Received {
    /// The version of Katydid that ran it.
    pub katydid: String,
    /// What it ran on, such as `linux`; may be empty.
    pub os: String,
    /// What came of the run.
    pub result: Arc<Snapshot>,
    /// What had to be left out for it to fit into a link.
    pub thinned: Thinned,
}

/// A link made of a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedResult {
    /// The page's address with the result in it.
    pub link: String,
    /// What had to be left out for it to fit.
    pub thinned: Thinned,
    /// The paths of what looks like secrets in the scenario that goes with it.
    pub secrets: Vec<String>,
}

impl Received {
    /// Whatever was known last of a run that was cut off: it does not go on here.
    fn of(opened: results::Opened) -> Self {
        let result = Snapshot {
            state: stats::State::Stopped,
            ..opened.result
        };
        Self {
            katydid: opened.header.katydid,
            os: opened.header.machine.os,
            result: Arc::new(result),
            thinned: opened.thinned,
        }
    }
}

impl State {
    /// Whether the run that is shown came by a link.
    #[must_use]
    pub fn has_received(&self) -> bool {
        self.opened
            .with(|opened| matches!(opened, Some(Opened::Result(_))))
    }

    /// Whether what came of a run of this page's is shown, whole.
    #[must_use]
    pub fn has_result(&self) -> bool {
        let is_over = |snapshot: &Arc<Snapshot>| snapshot.state == stats::State::Stopped;
        self.snapshot.with(is_over) && !self.is_busy() && !self.has_received()
    }

    /// Tells of the link that was made of what came of this scenario.
    pub(crate) fn share_result(self, scenario: &str, fragment: &str, thinned: Thinned) {
        let secrets = match thinned.scenario {
            true => Vec::new(),
            false => Scenario::parse(scenario).map_or_else(|_| Vec::new(), |it| it.secrets()),
        };
        self.shared_result.set(Some(SharedResult {
            link: address::with(fragment),
            thinned,
            secrets,
        }));
    }

    /// Shows the result in a link. Nothing runs by it.
    pub(super) fn receive(self, link: &str) -> Opened {
        let received = match results::decode(link) {
            Ok(opened) => Arc::new(Received::of(opened)),
            Err(why) => return self.refuse(why.to_string()),
        };
        self.cancel_check();
        self.forget_secrets();
        self.text.set(text_beside(&received.result));
        self.check();
        self.phase.set(Phase::Idle);
        self.shared_result.set(None);
        self.snapshot.set(Arc::clone(&received.result));
        Opened::Result(received)
    }

    /// Nothing is shown instead of a result that came by a link.
    pub(super) fn forget_received(self) {
        if leptos::prelude::untrack(|| self.has_received()) {
            self.snapshot.set(Arc::default());
        }
    }
}

/// The scenario that ran, or a person's own where it is not in the link.
fn text_beside(result: &Snapshot) -> String {
    let scenario = Scenario::parse(&result.scenario).ok();
    scenario.map_or_else(own_text, |scenario| scenario.to_yaml())
}
