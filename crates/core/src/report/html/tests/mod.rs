//! The report as a whole.

mod bounds;
mod compared;
mod hostile;
mod support;
mod words;
