//! Small collections whose code is small.
//!
//! The page links every one of them. A `BTreeMap` costs it 3 to 5 kB of code for each pair of types, a
//! slice's sort as much for each type; these cost some hundred bytes. They are for what an author writes
//! (names, headers, variables) and for maps in answers: a few keys, often in order already.

mod map;
mod object;
mod order;
mod set;
#[cfg(test)]
mod tests;

pub use map::Map;
pub(crate) use object::object;
pub use order::{sort, sort_by};
pub use set::Set;
