//! The two things a platform gives the core, and what else it may.

use std::future::{Future, poll_fn, ready};
use std::task::Poll;

use crate::plan::{CustomId, Request, UserId};
use crate::stats::{Exchange, RowKey};
use crate::tick::Tick;
use crate::user::{TaskResult, User};

/// Where time comes from.
pub trait Clock {
    /// The time since the run's start; never goes back.
    fn now(&self) -> Tick;

    /// Ends at `at` or as soon after as the platform can; at once if that has passed.
    fn sleep_until(&self, at: Tick) -> impl Future<Output = ()>;

    /// Ends when everything else that could go on has had its turn: what a user that does not wait does
    /// instead of a wait.
    ///
    /// This one gives the other futures of the event loop their turn. A platform whose own work, such as
    /// messages and timers, waits for the loop to rest, or whose time stands still meanwhile, needs more.
    fn pause(&self) -> impl Future<Output = ()> {
        turn()
    }

    /// What such a user does whose requests have made it wait, so that the others have had their turn meanwhile.
    ///
    /// This one is a [`Self::pause`]; a platform that needs no more than that may do nothing.
    fn breathe(&self) -> impl Future<Output = ()> {
        self.pause()
    }
}

/// Ends once the other futures of the event loop have had their turn.
pub fn turn() -> impl Future<Output = ()> {
    let mut waited = false;
    poll_fn(move |context| {
        if std::mem::replace(&mut waited, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
}

/// What carries requests to the target.
pub trait Transport {
    /// What a user keeps between requests: its connections, its cookies.
    type Session;

    /// How many requests may be in flight at once; the rest wait their turn, and end with the run unsent.
    fn limit(&self) -> u64 {
        u64::MAX
    }

    /// A fresh session for a user that starts.
    fn session(&self, user: UserId) -> Self::Session;

    /// Sends a request and reads its answer to the end, with as much of it as [`Request::keep`] asks for.
    ///
    /// Several may be under way in one session. A request that is [`Request::fixed`] is one of the plan's, so that
    /// what was prepared for its id may be sent. A failed request is data in the exchange. Dropping the future
    /// aborts the request.
    fn exchange(
        &self,
        session: &Self::Session,
        request: &Request,
        intended: Tick,
    ) -> impl Future<Output = (Exchange, Content)>;

    /// Whether a program embeds the platform, so that there may be a [`Self::custom`] and a [`Self::listener`]; where
    /// none does, nothing of either is linked.
    const EMBEDDED: bool = false;

    /// Whether there may be a [`Self::listener`] for another reason.
    const LISTENED: bool = Self::EMBEDDED;

    /// Does what the embedding program has written itself.
    fn custom<'u>(
        &'u self,
        _session: &'u Self::Session,
        _id: CustomId,
        _user: User<'u>,
    ) -> impl Future<Output = TaskResult> {
        ready(Ok(()))
    }

    /// Who listens to the users of this shard, if anybody does.
    fn listener(&self) -> Option<&dyn Listener> {
        None
    }
}

/// Hears what the users of a shard do, while they wait for it.
pub trait Listener {
    /// A user started.
    fn user_start(&self, who: Who<'_>);

    /// A user ended.
    fn user_stop(&self, who: Who<'_>);

    /// A request came to its end and was judged.
    fn exchange(&self, judged: &Judged<'_>);
}

/// A user, and the name of its class; that is empty for the steps of the test itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who<'a> {
    /// Its number.
    pub user: UserId,
    /// Its class.
    pub class: &'a str,
}

/// A request that came to its end and was judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged<'a> {
    /// Whose it was.
    pub who: Who<'a>,
    /// What it is counted under.
    pub row: &'a RowKey,
    /// What came of it. A request of another protocol than HTTP has the status 0.
    pub exchange: &'a Exchange,
    /// Why it counts as failed, in words.
    pub error: Option<&'a str>,
}

/// What an answer held, as far as it was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// Names and values as they came.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Where it came from after redirects; empty where that was the URL asked for.
    pub url: String,
}
