//! How many requests may be in flight at once: who comes first goes first.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

/// Slots for requests in flight.
#[derive(Debug)]
pub(super) struct Slots {
    free: Cell<u64>,
    queue: RefCell<VecDeque<Rc<Ticket>>>,
}

/// A slot, given back when dropped.
#[derive(Debug)]
pub(super) struct Slot<'a>(&'a Slots);

/// A place in the queue.
#[derive(Debug)]
struct Ticket {
    state: Cell<Place>,
    waker: Waker,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Waits,
    HasSlot,
    TurnedAway,
    Left,
}

impl Slots {
    pub(super) fn new(limit: u64) -> Self {
        Self {
            free: Cell::new(limit),
            queue: RefCell::default(),
        }
    }

    /// A slot in turn; `None` for whoever is turned away.
    pub(super) fn take(&self) -> impl Future<Output = Option<Slot<'_>>> {
        let mut place = Queued {
            slots: self,
            ticket: None,
        };
        poll_fn(move |context| place.poll(context.waker()))
    }

    /// Nobody who waits now gets a slot.
    pub(super) fn turn_away(&self) {
        for ticket in self.queue.take() {
            ticket.move_on(Place::TurnedAway);
        }
    }

    fn give_back(&self) {
        let mut queue = self.queue.borrow_mut();
        while let Some(ticket) = queue.pop_front() {
            if ticket.state.get() == Place::Waits {
                return ticket.move_on(Place::HasSlot);
            }
        }
        self.free.set(self.free.get() + 1);
    }
}

impl Ticket {
    fn move_on(&self, place: Place) {
        if self.state.get() == Place::Waits {
            self.state.set(place);
            self.waker.wake_by_ref();
        }
    }
}

/// Somebody who wants a slot.
struct Queued<'a> {
    slots: &'a Slots,
    ticket: Option<Rc<Ticket>>,
}

impl<'a> Queued<'a> {
    /// Whoever waits keeps the waker of its first poll: it is polled by the one task that made it.
    fn poll(&mut self, waker: &Waker) -> Poll<Option<Slot<'a>>> {
        let Some(ticket) = &self.ticket else {
            return self.come(waker);
        };
        let place = ticket.state.get();
        match place {
            Place::Waits | Place::Left => return Poll::Pending,
            Place::HasSlot | Place::TurnedAway => ticket.state.set(Place::Left),
        }
        Poll::Ready((place == Place::HasSlot).then_some(Slot(self.slots)))
    }

    fn come(&mut self, waker: &Waker) -> Poll<Option<Slot<'a>>> {
        let free = self.slots.free.get();
        if free > 0 {
            self.slots.free.set(free - 1);
            return Poll::Ready(Some(Slot(self.slots)));
        }
        let ticket = Rc::new(Ticket {
            state: Cell::new(Place::Waits),
            waker: waker.clone(),
        });
        self.slots.queue.borrow_mut().push_back(Rc::clone(&ticket));
        self.ticket = Some(ticket);
        Poll::Pending
    }
}

impl Drop for Queued<'_> {
    fn drop(&mut self) {
        let place = self
            .ticket
            .as_ref()
            .map(|ticket| ticket.state.replace(Place::Left));
        if place == Some(Place::HasSlot) {
            self.slots.give_back();
        }
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        self.0.give_back();
    }
}
