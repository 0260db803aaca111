//! What keeps a trial small, and tells what came of each request.

use std::cell::{Cell, RefCell};
use std::fmt;

use super::Tried;
use crate::plan::{Keep, Request};
use crate::platform::{Content, Judged, Listener, Who};
use crate::stats::Exchange;
use crate::user::{Control, Inputs};

/// An answer may be given again this often: a loop may go on until another comes.
const MOST_AGAIN: u32 = 1000;

/// An answer and what it answers.
struct Seen {
    request: Request,
    exchange: Exchange,
    content: Content,
    /// Whether it was judged and told.
    is_told: bool,
}

/// A transport's part in a trial: it asks here before it sends.
pub struct Watch {
    seen: RefCell<Vec<Seen>>,
    sent: Cell<u32>,
    again: Cell<u32>,
    control: Control,
    inputs: Inputs,
    tell: Box<dyn Fn(Tried)>,
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch").finish_non_exhaustive()
    }
}

/// What a transport does with a request of a trial.
#[derive(Debug)]
pub enum Turn {
    /// Sends this.
    Send(Request),
    /// Gives this answer again.
    Again(Exchange, Content),
    /// Nothing: the trial ends.
    End,
}

impl Watch {
    /// The most requests a trial sends.
    pub const MOST: u32 = 20;

    /// Tells what came of each request, without secrets, and ends the trial by its control when that is enough.
    pub fn new(control: Control, inputs: Inputs, tell: impl Fn(Tried) + 'static) -> Self {
        Self {
            seen: RefCell::default(),
            sent: Cell::new(0),
            again: Cell::new(0),
            control,
            inputs,
            tell: Box::new(tell),
        }
    }

    /// What is to be done with a request.
    pub fn turn(&self, request: &Request) -> Turn {
        let seen = self.seen.borrow();
        if let Some(seen) = seen.iter().find(|seen| seen.request.id == request.id) {
            return match count(&self.again, MOST_AGAIN) {
                true => Turn::Again(seen.exchange, seen.content.clone()),
                false => self.end(),
            };
        }
        if !count(&self.sent, Self::MOST) {
            return self.end();
        }
        let keep = Keep {
            headers: true,
            body: true,
        };
        Turn::Send(Request {
            keep,
            ..request.clone()
        })
    }

    /// Notes what came.
    pub fn note(&self, request: &Request, exchange: &Exchange, content: &Content) {
        self.seen.borrow_mut().push(Seen {
            request: request.clone(),
            exchange: *exchange,
            content: content.clone(),
            is_told: false,
        });
    }

    fn end(&self) -> Turn {
        self.control.abort();
        Turn::End
    }
}

/// Whether that may be done once more.
fn count(times: &Cell<u32>, most: u32) -> bool {
    times.set(times.get() + 1);
    times.get() <= most
}

impl Listener for Watch {
    fn user_start(&self, _who: Who<'_>) {}

    fn user_stop(&self, _who: Who<'_>) {}

    fn exchange(&self, judged: &Judged<'_>) {
        let mut seen = self.seen.borrow_mut();
        let is_it = |seen: &&mut Seen| !seen.is_told && seen.exchange == *judged.exchange;
        if let Some(seen) = seen.iter_mut().find(is_it) {
            seen.is_told = true;
            let tried = Tried::of(&seen.request, &seen.content, judged);
            (self.tell)(tried.without_secrets(&self.inputs));
        }
    }
}
