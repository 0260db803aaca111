//! The native platform: a clock, and a transport over real sockets.

mod addresses;
#[cfg(target_os = "linux")]
mod alarm;
mod clock;
mod connect;
mod http1;
mod http2;
mod names;
mod socket;
mod sources;
mod tally;
mod tls;
mod transport;
mod tunnel;
mod watch;
mod wire;
mod wiring;

pub(crate) use clock::{NativeClock, ShardClock};
pub(crate) use connect::Dialer;
#[cfg(fuzzing)]
pub use http1::fuzzing;
pub(crate) use http1::{Hop, Manner, Unsendable};
pub(crate) use tls::NoRoots;
pub(crate) use transport::NativeTransport;
pub(crate) use wiring::Wiring;
