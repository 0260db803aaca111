//! Addresses of names, looked up once a shard and run, or as often as is asked for.

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use katydid_core::stats::Failure;
use tokio::net::lookup_host;
use tokio::sync::OnceCell;
use tokio::time::Instant;

pub(super) type Addresses = Result<Rc<[SocketAddr]>, Failure>;
type Key = (String, u16);

/// Addresses of names, by name and port.
///
/// Whoever asks while a lookup is under way shares its answer. A failed one is not kept: the next request
/// asks again.
#[derive(Debug)]
pub(super) struct Names {
    known: RefCell<HashMap<Key, Rc<Lookup>>>,
    /// How old an answer may be; `None` for as old as the run.
    age: Option<Duration>,
}

#[derive(Debug)]
struct Lookup {
    since: Instant,
    answer: OnceCell<Addresses>,
}

impl Names {
    pub(super) fn new(age: Option<Duration>) -> Self {
        Self {
            known: RefCell::default(),
            age,
        }
    }

    pub(super) async fn look_up(&self, name: &str, port: u16) -> Addresses {
        self.asked(name, port, || ask(name, port)).await
    }

    async fn asked<F: Future<Output = Addresses>>(
        &self,
        name: &str,
        port: u16,
        ask: impl FnOnce() -> F,
    ) -> Addresses {
        let key = (name.to_owned(), port);
        let lookup = self.lookup(&key);
        let addresses = lookup.answer.get_or_init(ask).await.clone();
        if addresses.is_err() {
            self.forget(&key, &lookup);
        }
        addresses
    }

    /// Whether nobody need be asked.
    pub(super) fn knows(&self, name: &str, port: u16) -> bool {
        let known = self.known.borrow();
        let lookup = known.get(&(name.to_owned(), port));
        lookup.is_some_and(|lookup| self.is_known(lookup))
    }

    fn is_known(&self, lookup: &Lookup) -> bool {
        lookup.answer.initialized() && self.is_young(lookup)
    }

    fn is_young(&self, lookup: &Lookup) -> bool {
        self.age.is_none_or(|age| lookup.since.elapsed() < age)
    }

    /// The one that is known, or a new one where that is too old.
    fn lookup(&self, key: &Key) -> Rc<Lookup> {
        let mut known = self.known.borrow_mut();
        let is_fresh = |lookup: &&Rc<Lookup>| !lookup.answer.initialized() || self.is_young(lookup);
        if let Some(lookup) = known.get(key).filter(is_fresh) {
            return Rc::clone(lookup);
        }
        let lookup = Rc::new(Lookup {
            since: Instant::now(),
            answer: OnceCell::new(),
        });
        known.insert(key.clone(), Rc::clone(&lookup));
        lookup
    }

    fn forget(&self, key: &Key, lookup: &Rc<Lookup>) {
        let mut known = self.known.borrow_mut();
        if known
            .get(key)
            .is_some_and(|other| Rc::ptr_eq(other, lookup))
        {
            known.remove(key);
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use futures_util::future::join;

    use super::*;

    /// How often a resolver was asked by lookups this far apart.
    async fn asked(age: Option<Duration>, apart: &[u64]) -> u32 {
        let (names, asked) = (Names::new(age), Cell::new(0));
        for seconds in apart {
            tokio::time::advance(Duration::from_secs(*seconds)).await;
            let answer = names.asked("a", 1, async || {
                asked.set(asked.get() + 1);
                Ok(Rc::from([SocketAddr::from(([127, 0, 0, 1], 1))]))
            });
            answer.await.unwrap();
        }
        asked.get()
    }

    #[tokio::test(start_paused = true)]
    async fn a_name_is_looked_up_once_or_again_when_its_answer_is_too_old() {
        assert_eq!(asked(None, &[0, 3600, 3600]).await, 1);
        let age = Some(Duration::from_secs(10));
        assert_eq!(asked(age, &[0, 5, 4, 1, 9, 1]).await, 3);
        assert_eq!(asked(Some(Duration::ZERO), &[0, 0, 0]).await, 3);
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_asks_at_the_same_time_shares_an_answer_and_a_failure_is_not_kept() {
        let (names, asked) = (Names::new(None), Cell::new(0));
        let fail = async || {
            asked.set(asked.get() + 1);
            tokio::time::sleep(Duration::from_secs(1)).await;
            Err(Failure::NameNotFound)
        };
        let both = join(names.asked("a", 1, fail), names.asked("a", 1, fail)).await;
        assert_eq!(
            (both.0.is_err(), both.1.is_err(), asked.get()),
            (true, true, 1)
        );
        assert!(names.asked("a", 1, fail).await.is_err());
        assert_eq!(asked.get(), 2);
    }
}
