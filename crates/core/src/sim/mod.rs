//! A third platform beside page and binary: virtual time and a modelled target, for tests and previews.

mod capacity;
mod clock;
mod demo_target;
mod modelled;
mod run;
mod service_time;
mod target;
mod unjudged;

pub use capacity::{Model, ModelledTarget};
pub use clock::{Bounds, VirtualClock};
pub use demo_target::DemoTarget;
pub use modelled::Modelled;
pub use run::{Simulation, simulate, simulate_given};
pub use service_time::ServiceTime;
pub use target::{ModelTransport, Reply, Target};
