//! What the connections of a shard work with.

use std::cell::RefCell;

use katydid_core::platform::Clock;
use katydid_core::tick::Tick;

use super::answer::Memory;
use crate::engine::NativeClock;

/// Bytes read at once. A read that does not fill it says that there is no more.
const READ: usize = 64 << 10;

/// Buffers for requests that are kept, and the longest of them.
const SPARES: usize = 16;
const LONGEST_SPARE: usize = 64 << 10;

/// What the connections of a shard work with, so that nobody who waits owns a buffer.
pub(in crate::engine) struct Desk {
    pub(super) clock: NativeClock,
    /// What was read last.
    pub(super) read: RefCell<Box<[u8]>>,
    spares: RefCell<Vec<Vec<u8>>>,
    /// The heads of the last answers, by the request's id.
    pub(super) heads: RefCell<Vec<Memory>>,
}

impl Desk {
    /// For a plan of so many requests.
    pub(super) fn new(clock: NativeClock, requests: usize) -> Self {
        let heads = (0..requests).map(|_| Memory::default()).collect();
        Self {
            heads: RefCell::new(heads),
            clock,
            read: RefCell::new(vec![0; READ].into()),
            spares: RefCell::default(),
        }
    }

    pub(in crate::engine) fn now(&self) -> Tick {
        self.clock.now()
    }

    /// An empty buffer to write a request into.
    pub(super) fn spare(&self) -> Vec<u8> {
        self.spares.borrow_mut().pop().unwrap_or_default()
    }

    pub(super) fn give_back(&self, mut buffer: Vec<u8>) {
        let mut spares = self.spares.borrow_mut();
        if spares.len() < SPARES && buffer.capacity() <= LONGEST_SPARE {
            buffer.clear();
            spares.push(buffer);
        }
    }
}
