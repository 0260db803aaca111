//! The rows a user has taken from the plan's feeds.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::data::{OnEnd, Take};
use crate::expr::{EvaluationError, Value};
use crate::plan::{FeedPlan, Plan};

/// How many rows were taken in each slot, by feed: whoever starts later in the same slot goes on from there.
#[derive(Debug, Default)]
pub(super) struct Takes(RefCell<Vec<Vec<u64>>>);

impl Takes {
    /// The number of this taking in its slot, from 0.
    fn next(&self, slot: usize, feed: usize, feeds: usize) -> u64 {
        let mut slots = self.0.borrow_mut();
        if slots.len() <= slot {
            slots.resize_with(slot + 1, Vec::new);
        }
        let counts = &mut slots[slot];
        counts.resize(feeds, 0);
        counts[feed] += 1;
        counts[feed] - 1
    }
}

/// The rows one user has at hand.
pub(super) struct Taken<'a> {
    plan: &'a Plan,
    takes: Rc<Takes>,
    /// The user's slot in the whole test.
    slot: u32,
    /// Its place among the slots of this shard.
    place: usize,
    rows: RefCell<Vec<Option<Value>>>,
    /// In the open model: the number of the arrival it has.
    arrival: Cell<Option<u64>>,
    ended: Cell<Option<OnEnd>>,
}

impl<'a> Taken<'a> {
    pub(super) fn new(plan: &'a Plan, takes: Rc<Takes>, slot: u32, shards: u32) -> Self {
        Self {
            plan,
            takes,
            slot,
            place: (slot / shards) as usize,
            rows: RefCell::new(vec![None; plan.feeds.len()]),
            arrival: Cell::new(None),
            ended: Cell::new(None),
        }
    }

    /// The next iteration is this arrival's.
    pub(super) fn arrive(&self, arrival: u64) {
        self.arrival.set(Some(arrival));
    }

    /// A new iteration: rows that last for one are given up.
    pub(super) fn begin_iteration(&self) {
        self.ended.set(None);
        let mut rows = self.rows.borrow_mut();
        for (row, plan) in rows.iter_mut().zip(&self.plan.feeds) {
            if plan.rows.take() == Take::Iteration {
                *row = None;
            }
        }
    }

    pub(super) fn take_end(&self) -> Option<OnEnd> {
        self.ended.take()
    }

    /// The user's row of this feed, taken now if it has none; `None` if there is no such feed.
    pub(super) fn row(&self, feed: &str) -> Option<Result<Value, EvaluationError>> {
        let index = self.plan.feeds.iter().position(|plan| plan.name == feed)?;
        if let Some(row) = &self.rows.borrow()[index] {
            return Some(Ok(row.clone()));
        }
        let plan = &self.plan.feeds[index];
        let Some(row) = self.take(index, plan) else {
            self.ended.set(Some(plan.rows.on_end()));
            let message = format!("the feed `{feed}` has no row left");
            return Some(Err(EvaluationError::new(message)));
        };
        self.rows.borrow_mut()[index] = Some(row.clone());
        Some(Ok(row))
    }

    /// What arrivals share goes by their order, whoever has them.
    fn take(&self, index: usize, plan: &FeedPlan) -> Option<Value> {
        if let Some(arrival) = self.arrival.get().filter(|_| plan.rows.is_dealt()) {
            return plan.rows.row(0, 1, arrival).cloned();
        }
        let take = self.takes.next(self.place, index, self.plan.feeds.len());
        let peak = self.plan.schedule.peak().max(1);
        plan.rows.row(self.slot, peak, take).cloned()
    }
}
