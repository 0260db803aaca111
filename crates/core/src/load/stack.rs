//! The users that run: last in, first out.

use super::{Member, SpawnOrder};
use crate::plan::{ClassId, UserId};

/// The users that run, of all shards, by slot.
#[derive(Clone, Debug)]
pub(super) struct Stack {
    order: SpawnOrder,
    classes: Vec<ClassId>,
    stretches: Vec<Stretch>,
    started: u32,
}

/// Neighbours that started one after another: a user's number costs no memory of its own.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    slot: u32,
    user: u32,
}

impl Stretch {
    fn user(self, slot: u32) -> u32 {
        self.user + (slot - self.slot)
    }
}

impl Stack {
    pub(super) fn new(members: &[Member]) -> Self {
        Self {
            order: SpawnOrder::of(members),
            classes: Vec::new(),
            stretches: Vec::new(),
            started: 0,
        }
    }

    /// Who may start from now on.
    pub(super) fn list(&mut self, list: Option<&[ClassId]>) {
        self.order.list(list);
    }

    /// Starts a user in the next slot; `None` if no class has any left to start.
    pub(super) fn start(&mut self) -> Option<(UserId, ClassId)> {
        let class = self.order.next()?;
        let (slot, user) = (self.classes.len() as u32, self.started);
        self.classes.push(class);
        self.started += 1;
        if self.stretches.last().map(|last| last.user(slot)) != Some(user) {
            self.stretches.push(Stretch { slot, user });
        }
        Some((UserId(user), class))
    }

    /// Stops the user in the last slot; `None` if nobody runs.
    pub(super) fn stop(&mut self) -> Option<UserId> {
        let class = self.classes.pop()?;
        let slot = self.classes.len() as u32;
        self.order.removed(class);
        let stretch = *self.stretches.last()?;
        if stretch.slot == slot {
            self.stretches.pop();
        }
        Some(UserId(stretch.user(slot)))
    }
}
