//! From a tree of nodes to a scenario: one short, flat function for each type of the model.
//!
//! Every function reports what is wrong to the [`Problems`] its [`Reader`] carries and goes on with a default,
//! so that all problems are found together; a scenario with problems is never handed out.

mod authority;
mod body;
mod duration;
mod examine;
mod headers;
mod load;
mod reader;
mod request;
mod root;
mod show;
mod task;
mod url;
mod user_class;
mod wait_time;
mod words;

pub use duration::parse_duration;
pub(super) use show::segment;

use super::problems::Problems;
use super::{Scenario, text};
use reader::Reader;

/// Reads a tree; `None` when it is no map.
pub(super) fn read(root: &text::Node, problems: &Problems) -> Option<Scenario> {
    let root = Reader::new(root, problems);
    examine::examine(&root);
    root::scenario(&root)
}
