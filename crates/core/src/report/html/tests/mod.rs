//! The report as a whole.

mod bounds;
mod hostile;
mod support;
mod words;
