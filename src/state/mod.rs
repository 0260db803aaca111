//! What the page knows, as signals: everything a view may read, and how it changes.

mod asked;
mod received;

use std::sync::Arc;
use std::time::Duration;

use katydid_core::collection::Map;
use katydid_core::import::{Pasted, paste};
use katydid_core::result_file::link as results;
use katydid_core::scenario::{Problem, Scenario, edit, link};
use katydid_core::stats::Snapshot;
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle, untrack};

use crate::preview::{Checked, Preview};
use crate::signal::Signal;
use crate::storage::Kept;
use crate::{address, example};
pub use received::{Received, SharedResult};

/// A pause in typing after which the text is read.
const PAUSE: Duration = Duration::from_millis(200);

/// Whether a test runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// None does.
    #[default]
    Idle,
    /// One does, or is about to.
    Busy,
    /// The engine itself failed, in words.
    Failed(String),
}

/// What came of opening a link.
#[derive(Clone, Debug)]
pub enum Opened {
    /// What the link would do.
    Link(Arc<Preview>),
    /// The result it held.
    Result(Arc<Received>),
    /// What is wrong with it, in lines.
    Broken(String),
}

/// A link made of the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The page's address with the scenario in it.
    pub link: String,
    /// The paths of headers in it that look like secrets.
    pub secrets: Vec<String>,
}

/// Everything the views read.
#[derive(Clone, Copy, Debug)]
pub struct State {
    /// The scenario's text.
    pub text: Signal<String>,
    /// What is known of it.
    pub checked: Signal<Arc<Checked>>,
    /// What came of the address's link; `None` without one.
    pub opened: Signal<Option<Opened>>,
    /// The link made last, until the scenario changes.
    pub shared: Signal<Option<Shared>>,
    /// The link made last of a result, until another is shown.
    pub shared_result: Signal<Option<SharedResult>>,
    /// Whether a test runs.
    pub phase: Signal<Phase>,
    /// The run as it was last heard of.
    pub snapshot: Signal<Arc<Snapshot>>,
    /// What was typed for the secrets, by name: kept nowhere else, and only until another scenario is opened.
    pub secrets: Signal<Map<String, String>>,
    typed: Signal<Option<TimeoutHandle>>,
}

impl State {
    /// A page with this text.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self {
            checked: Signal::new(Arc::new(Checked::of(&text))),
            text: Signal::new(text),
            opened: Signal::new(None),
            shared: Signal::new(None),
            shared_result: Signal::new(None),
            phase: Signal::new(Phase::Idle),
            snapshot: Signal::new(Arc::default()),
            secrets: Signal::new(Map::new()),
            typed: Signal::new(None),
        }
    }

    /// A page with the text of the last visit, or the example on the first.
    #[must_use]
    pub fn restored() -> Self {
        Self::new(own_text())
    }

    /// Whether a test runs; the scenario cannot be changed meanwhile.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.phase.with(|phase| *phase == Phase::Busy)
    }

    /// What would run; `None` while there are problems.
    #[must_use]
    pub fn preview(&self) -> Option<Arc<Preview>> {
        self.checked.get().preview.clone()
    }

    /// A person types: the text is read when they pause. A pasted link is opened.
    pub fn type_text(self, text: String) {
        self.cancel_check();
        if link::looks_like_link(&text) || results::looks_like_result(&text) {
            self.text.set(text.clone());
            return self.open(&text);
        }
        self.text.set(text);
        let handle = set_timeout_with_handle(move || self.check_typed(), PAUSE);
        self.typed.set(handle.ok());
    }

    /// A person changes one field: the same field of the text changes in place.
    ///
    /// # Errors
    /// Why it can only be changed in the text.
    pub fn set_field(self, path: &[&str], value: &str) -> Result<(), String> {
        let changed = self
            .text
            .with_untracked(|text| edit::set(text, path, value));
        self.text
            .set(changed.map_err(|problems| Problem::lines(&problems))?);
        self.check_typed();
        Ok(())
    }

    /// The text with the requests of commands of curl in it; their secrets are kept as if a person had typed them.
    ///
    /// # Errors
    /// What is wrong with the commands or the text.
    pub fn with_commands(self, commands: &str) -> Result<Pasted, Vec<Problem>> {
        self.settle();
        let given = self.secrets.get_untracked();
        let pasted = self
            .text
            .with_untracked(|text| paste(text, commands, &given))?;
        self.secrets
            .update(|known| known.extend(pasted.secrets.iter().cloned()));
        Ok(pasted)
    }

    /// Keeps and reads what a person wrote; from now on it is theirs, not a link's.
    fn check_typed(self) {
        self.cancel_check();
        self.text.with_untracked(|text| Kept::Text.save(text));
        address::forget_link();
        if !untrack(|| self.has_received()) {
            self.opened.set(None);
        }
        self.check();
    }

    /// Reads at once what was typed a moment ago.
    pub fn settle(self) {
        if self.typed.with_untracked(Option::is_some) {
            self.check_typed();
        }
    }

    /// Makes a link of the scenario, if it has no problems.
    pub fn share(self) {
        self.settle();
        let preview = untrack(|| self.preview());
        self.shared.set(preview.map(|preview| Shared {
            link: address::share(&preview.scenario),
            secrets: preview.scenario.secrets(),
        }));
    }

    /// The example instead of what is there.
    pub fn reset_to_example(self) {
        Kept::Text.forget();
        self.replace(example_here());
    }

    /// The text of the last visit instead of the link's.
    pub fn leave_link(self) {
        self.replace(own_text());
    }

    /// Opens the address's link, if it has one. Nothing runs by it.
    pub fn open_address(self) {
        if let Some(fragment) = address::fragment() {
            self.open(&fragment);
        }
    }

    fn open(self, link: &str) {
        if self.phase.get_untracked() == Phase::Busy {
            let busy = "A test is running. Stop it, then open the link again.";
            return self.opened.set(Some(Opened::Broken(busy.to_owned())));
        }
        self.forget_received();
        let opened = match results::looks_like_result(link) {
            true => self.receive(link),
            false => self.open_scenario(link),
        };
        self.opened.set(Some(opened));
    }

    fn open_scenario(self, link: &str) -> Opened {
        match link::decode(link) {
            Ok(scenario) => self.show(&scenario),
            Err(problems) => self.refuse(Problem::lines(&problems)),
        }
    }

    fn refuse(self, why: String) -> Opened {
        self.check();
        Opened::Broken(why)
    }

    /// A stranger's link is given no secret that was typed for another test.
    fn show(self, scenario: &Scenario) -> Opened {
        self.cancel_check();
        self.forget_secrets();
        self.text.set(scenario.to_yaml());
        self.check();
        match untrack(|| self.preview()) {
            Some(preview) => Opened::Link(preview),
            None => Opened::Broken(
                "The scenario in this link has problems. They are listed beneath its text."
                    .to_owned(),
            ),
        }
    }

    fn replace(self, text: String) {
        self.cancel_check();
        address::forget_link();
        self.forget_secrets();
        self.forget_received();
        self.opened.set(None);
        self.text.set(text);
        self.check();
    }

    fn check(self) {
        self.shared.set(None);
        self.checked
            .set(Arc::new(self.text.with_untracked(|text| Checked::of(text))));
    }

    fn cancel_check(self) {
        if let Some(handle) = self.typed.take() {
            handle.clear();
        }
    }
}

/// That of the last visit.
fn own_text() -> String {
    Kept::Text.load().unwrap_or_else(example_here)
}

fn example_here() -> String {
    example::text(&address::demo_host())
}
