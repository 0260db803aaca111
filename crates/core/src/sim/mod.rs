//! A third platform beside page and binary: virtual time and a modelled target, for tests and previews.

mod clock;
mod demo_target;
mod run;
mod target;

pub use clock::VirtualClock;
pub use demo_target::DemoTarget;
pub use run::{Simulation, simulate, simulate_given};
pub use target::{ModelTransport, Reply, Target};
