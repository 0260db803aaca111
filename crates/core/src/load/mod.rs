//! Who runs when: the load as a pure function of values.
//!
//! ```text
//!  closed:  Closed ──► Curve (how many users when) ──┐
//!           members ─► SpawnOrder (of which class) ──┴─► Dispatcher ──► Event { Start | Stop }
//!  open:    Open ───► Arrivals (an iteration of which class starts when)
//! ```
//!
//! Every shard computes the whole and takes its part: of the closed model the slots, of the open
//! model the arrivals whose number leaves the shard's index when divided by the number of shards.
//!
//! The order of classes is that of Locust 2.47's `dispatch.py`, with what is peculiar in it:
//!
//! - A list of classes says who may start. Users of classes that are not on it stay; on the way down
//!   the last in goes first, of whatever class.
//! - A new list of classes starts the weights anew, as if nobody ran, and forgets fixed users that
//!   had not started yet. It does not look for missing fixed users: only a removal does that, or
//!   the very first start.
//!
//! What Locust leaves to chance is settled here: of a class's users the one that started last stops.

mod arrivals;
mod closed;
mod curve;
mod dispatcher;
mod member;
mod open;
mod proportion;
mod ramp;
mod sampled;
mod shapes;
mod spawn_order;
mod stack;

pub use arrivals::{Arrival, Arrivals};
pub use closed::{ClassList, Closed, Pace, Spawn, Stage};
pub use curve::Change;
pub use dispatcher::{Dispatcher, Event, EventKind};
pub use member::Member;
pub use open::{ArrivalStage, Distribution, Open};
pub use sampled::LONGEST;
pub use shapes::{Spike, Step, Wave};
pub use spawn_order::SpawnOrder;
