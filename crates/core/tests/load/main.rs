//! Who runs when.

mod locust;
mod open;
mod properties;
mod shapes;
mod support;
