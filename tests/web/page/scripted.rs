//! An engine that only says what it is told to.

use std::cell::RefCell;

use katydid_core::scenario::Scenario;
use katydid_core::stats::Delta;
use katydid_core::wire::Message;
use katydid_web::platform::Platform;
use katydid_web::run::Engine;

type Hear = Box<dyn Fn(Message)>;

thread_local! {
    static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static HEAR: RefCell<Option<Hear>> = const { RefCell::new(None) };
}

/// Writes down what it is told, and says what a test makes it say.
pub(crate) struct Scripted;

impl Scripted {
    pub(crate) fn told() -> Vec<String> {
        TOLD.take()
    }

    pub(crate) fn says(message: Message) {
        let hear = HEAR.take().unwrap();
        hear(message);
        HEAR.set(Some(hear));
    }

    pub(crate) fn reports(delta: Delta) {
        Self::says(Message::Delta(delta));
    }
}

impl Engine for Scripted {
    fn open(_: &Platform, hear: impl Fn(Message) + Clone + 'static) -> Self {
        HEAR.set(Some(Box::new(hear)));
        Self
    }

    fn post(&self, _shard: u32, message: &Message) {
        TOLD.with_borrow_mut(|told| told.push(word(message)));
    }
}

fn word(message: &Message) -> String {
    match message {
        Message::Start {
            scenario, inputs, ..
        } => {
            let env: Vec<_> = inputs.env.iter().collect();
            let name = Scenario::parse(scenario).unwrap().name;
            format!("start {name} {env:?}")
        }
        Message::Try { scenario, .. } => {
            format!("try {}", Scenario::parse(scenario).unwrap().name)
        }
        Message::RunHook { hook, .. } => format!("{hook:?}"),
        Message::Change(change) => format!("change {} {}", change.users, change.spawn_rate),
        other => format!("{other:?}").to_lowercase(),
    }
}
