//! What is added to a run, the same on every thread.

use std::fmt;
use std::sync::Arc;

use katydid_core::plan::CustomId;
use katydid_core::platform::{Judged, Listener, Who};

use super::Custom;

type OnExchange = Box<dyn Fn(&Judged<'_>) + Send + Sync>;
type OnUser = Box<dyn Fn(Who<'_>) + Send + Sync>;

/// What is added to a run, the same on every thread.
#[derive(Default)]
pub(crate) struct Additions {
    customs: Vec<Arc<dyn Custom>>,
    pub(crate) on_exchange: Vec<OnExchange>,
    pub(crate) on_user_start: Vec<OnUser>,
    pub(crate) on_user_stop: Vec<OnUser>,
}

impl Additions {
    /// Gives something users do in Rust the number that plans know it by.
    pub(crate) fn add(&mut self, custom: Arc<dyn Custom>) -> CustomId {
        self.customs.push(custom);
        CustomId(self.customs.len() as u32 - 1)
    }

    pub(super) fn custom(&self, id: CustomId) -> Option<&dyn Custom> {
        self.customs.get(id.0 as usize).map(|custom| &**custom)
    }

    /// `None` where nobody listens, which costs an exchange nothing.
    pub(super) fn listener(&self) -> Option<&dyn Listener> {
        let listens = !self.on_exchange.is_empty()
            || !self.on_user_start.is_empty()
            || !self.on_user_stop.is_empty();
        listens.then_some(self)
    }
}

impl Listener for Additions {
    fn user_start(&self, who: Who<'_>) {
        self.on_user_start.iter().for_each(|hear| hear(who));
    }

    fn user_stop(&self, who: Who<'_>) {
        self.on_user_stop.iter().for_each(|hear| hear(who));
    }

    fn exchange(&self, judged: &Judged<'_>) {
        self.on_exchange.iter().for_each(|hear| hear(judged));
    }
}

/// How many things users do in Rust.
impl fmt::Debug for Additions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Additions");
        shown
            .field("customs", &self.customs.len())
            .finish_non_exhaustive()
    }
}
