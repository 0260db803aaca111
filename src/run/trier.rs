//! Trials: an engine of their own, that sends one of each request.

use katydid_core::user::Inputs;
use katydid_core::wire::Message;
use wasm_bindgen_futures::spawn_local;

use super::{Engine, now_unix_ms};
use crate::preview::Preview;
use crate::signal::{Signal, watch};
use crate::state::{State, Trial};

/// At most one trial at a time.
pub(super) struct Trier<E: 'static> {
    state: State,
    engine: Signal<Option<E>>,
}

impl<E> Clone for Trier<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for Trier<E> {}

impl<E: Engine> Trier<E> {
    /// A trial that nobody wants to know of any more ends.
    pub(super) fn new(state: State) -> Self {
        let engine = Signal::new(None::<E>);
        watch(move || {
            if !state.is_trying() {
                let ended = engine.take();
                spawn_local(async move { drop(ended) }); // it may be the one who called
            }
        });
        Self { state, engine }
    }

    pub(super) fn start(self) {
        self.state.settle();
        let preview = self.state.checked.get_untracked().preview.clone();
        if let Some(preview) = preview.filter(|_| self.state.lacks_untracked().is_empty()) {
            self.run(&preview);
        }
    }

    fn run(self, preview: &Preview) {
        self.state.trial.set(None);
        self.state.trial.set(Some(Trial::default()));
        let inputs = Inputs {
            env: self.state.env(&preview.plan),
            started_unix_ms: now_unix_ms(),
            ..Inputs::default()
        };
        let scenario = preview.scenario.to_json();
        let platform = self.state.platform_untracked();
        let engine = E::open(&platform, move |message| self.hear(message));
        engine.post(0, &Message::Try { scenario, inputs });
        self.engine.set(Some(engine));
    }

    fn hear(self, message: Message) {
        match message {
            Message::Tried(tried) => self.state.tell_trial(|trial| trial.tried.push(tried)),
            Message::TrialEnded(end) => self.state.tell_trial(|trial| trial.end = Some(Ok(end))),
            Message::Failed(why) => self.state.tell_trial(|trial| trial.end = Some(Err(why))),
            _ => {}
        }
    }
}
