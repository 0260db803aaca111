//! Addresses of names, looked up once a shard and run.

use std::cell::RefCell;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::rc::Rc;

use katydid_core::stats::Failure;
use tokio::net::lookup_host;
use tokio::sync::OnceCell;

type Addresses = Result<Rc<[SocketAddr]>, Failure>;
type Key = (String, u16);

/// Addresses of names, by name and port.
///
/// Whoever asks while a lookup is under way shares its answer. A failed one is not kept: the next request
/// asks again.
#[derive(Debug, Default)]
pub(super) struct Names(RefCell<HashMap<Key, Rc<OnceCell<Addresses>>>>);

impl Names {
    pub(super) async fn look_up(&self, name: &str, port: u16) -> Addresses {
        let key = (name.to_owned(), port);
        let cell = Rc::clone(self.0.borrow_mut().entry(key.clone()).or_default());
        let addresses = cell.get_or_init(|| ask(name, port)).await.clone();
        if addresses.is_err() {
            self.forget(&key, &cell);
        }
        addresses
    }

    /// Whether nobody need be asked.
    pub(super) fn knows(&self, name: &str, port: u16) -> bool {
        let cells = self.0.borrow();
        let cell = cells.get(&(name.to_owned(), port));
        cell.is_some_and(|cell| cell.initialized())
    }

    fn forget(&self, key: &Key, cell: &Rc<OnceCell<Addresses>>) {
        let mut cells = self.0.borrow_mut();
        if cells.get(key).is_some_and(|known| Rc::ptr_eq(known, cell)) {
            cells.remove(key);
        }
    }
}

async fn ask(name: &str, port: u16) -> Addresses {
    let found = lookup_host((on_this_machine(name), port)).await;
    let addresses: Rc<[SocketAddr]> = found.map_err(|_| Failure::NameNotFound)?.collect();
    if addresses.is_empty() {
        Err(Failure::NameNotFound)
    } else {
        Ok(addresses)
    }
}

/// Every name below `localhost` is this machine, as in browsers; not every resolver knows.
///
/// Source: RFC 6761, section 6.3.
fn on_this_machine(name: &str) -> &str {
    if name.ends_with(".localhost") {
        "localhost"
    } else {
        name
    }
}
