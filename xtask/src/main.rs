//! Katydid build tasks.
fn main() {}
