//! A third platform beside page and binary: virtual time and a modelled target, for tests and previews.

mod clock;
mod run;
mod target;

pub use clock::VirtualClock;
pub use run::{Simulation, simulate};
pub use target::{ModelTransport, Reply, Target};
