//! Connections that the users of a shard share.

use std::cell::RefCell;
use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::connection::Connection;
use super::origin::Origin;

/// Connections that the users of a shard share: at most so many to each host.
pub(super) struct Pool {
    most: usize,
    hosts: RefCell<Vec<Host>>,
}

struct Host {
    origin: Arc<Origin>,
    idle: Vec<Connection>,
    places: Arc<Semaphore>,
}

/// Leave to have one of the connections; dropping it gives it back. Whoever waits longest is next.
pub(super) type Place = OwnedSemaphorePermit;

impl Pool {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            hosts: RefCell::default(),
        }
    }

    /// A place, or who gives one.
    pub(super) fn place(&self, origin: &Arc<Origin>) -> Result<Place, Arc<Semaphore>> {
        let places = self.with(origin, |host| Arc::clone(&host.places));
        Arc::clone(&places).try_acquire_owned().map_err(|_| places)
    }

    /// An idle connection that the target has not closed.
    pub(super) fn take(&self, origin: &Arc<Origin>) -> Option<Connection> {
        self.with(origin, |host| {
            while let Some(mut connection) = host.idle.pop() {
                if connection.is_quiet() {
                    return Some(connection);
                }
            }
            None
        })
    }

    /// Keeps a connection for whoever is next.
    pub(super) fn keep(&self, mut connection: Connection, origin: &Arc<Origin>) {
        connection.was_kept = true;
        self.with(origin, |host| host.idle.push(connection));
    }

    fn with<R>(&self, origin: &Arc<Origin>, act: impl FnOnce(&mut Host) -> R) -> R {
        let mut hosts = self.hosts.borrow_mut();
        let known = hosts.iter().position(|host| host.origin == *origin);
        let at = known.unwrap_or_else(|| {
            hosts.push(Host {
                origin: Arc::clone(origin),
                idle: Vec::new(),
                places: Arc::new(Semaphore::new(self.most)),
            });
            hosts.len() - 1
        });
        act(&mut hosts[at])
    }
}
