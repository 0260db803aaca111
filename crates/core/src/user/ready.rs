//! Requests as they are sent, made in the place of those sent before.

use std::cell::RefCell;
use std::ops::Deref;

use crate::plan::Request;
use crate::stats::RowId;

/// Requests that were made and sent, by their id: the next are made in their place, so that nothing is allocated
/// anew.
#[derive(Debug, Default)]
#[expect(
    clippy::vec_box,
    reason = "a request's 200 bytes would be moved twice for each sending"
)]
pub(super) struct Spares(RefCell<Vec<Vec<Box<Request>>>>);

/// How many are kept of each.
const MOST: usize = 16;

impl Spares {
    /// A copy of the plan's, or one that was made of such a copy.
    fn take(&self, plan: &Request) -> Box<Request> {
        let mut spares = self.0.borrow_mut();
        let spare = spares.get_mut(plan.id.0 as usize).and_then(Vec::pop);
        spare.unwrap_or_else(|| Box::new(plan.clone()))
    }

    fn give_back(&self, request: Box<Request>) {
        let mut spares = self.0.borrow_mut();
        let id = request.id.0 as usize;
        if spares.len() <= id {
            spares.resize_with(id + 1, Vec::new);
        }
        if spares[id].len() < MOST {
            spares[id].push(request);
        }
    }
}

/// A request as it is sent now: the plan's own where everything about it is known.
#[derive(Debug)]
pub(super) struct Ready<'a> {
    plan: &'a Request,
    made: Option<Box<Request>>,
    spares: &'a Spares,
    /// What it is counted under.
    pub(super) row: RowId,
}

impl<'a> Ready<'a> {
    pub(super) fn new(plan: &'a Request, spares: &'a Spares) -> Self {
        Self {
            plan,
            made: None,
            spares,
            row: plan.row,
        }
    }

    /// Its own copy, to be made.
    pub(super) fn copy(&mut self) -> &mut Request {
        let take = || self.spares.take(self.plan);
        self.made.get_or_insert_with(take)
    }
}

impl Deref for Ready<'_> {
    type Target = Request;

    fn deref(&self) -> &Request {
        self.made.as_deref().unwrap_or(self.plan)
    }
}

impl Drop for Ready<'_> {
    fn drop(&mut self) {
        if let Some(made) = self.made.take() {
            self.spares.give_back(made);
        }
    }
}
