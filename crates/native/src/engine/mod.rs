//! The native platform: a clock, and a transport over real sockets.

mod addresses;
#[cfg(target_os = "linux")]
mod alarm;
mod clock;
mod connect;
mod http1;
mod names;
mod tls;
mod transport;
mod watch;
mod wire;

pub(crate) use clock::{NativeClock, ShardClock};
pub(crate) use connect::Dialer;
#[cfg(fuzzing)]
pub use http1::fuzzing;
pub(crate) use http1::{Hop, Unsendable};
pub(crate) use tls::{NoRoots, Tls};
pub(crate) use transport::NativeTransport;
