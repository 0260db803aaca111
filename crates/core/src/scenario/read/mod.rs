//! From a tree of nodes to a scenario: one short, flat function for each type of the model.
//!
//! Every function reports what is wrong to the [`Findings`] its [`Reader`] carries and goes on with a default,
//! so that all problems are found together; a scenario with problems is never handed out.

mod auth;
mod authority;
mod behaviour;
mod block;
mod body;
mod compute;
mod data;
mod duration;
mod examine;
mod fields;
mod findings;
mod headers;
mod json;
mod judge;
mod leave;
mod load;
mod markov;
mod names;
mod part;
mod place;
mod reader;
mod request;
mod root;
mod scalar;
mod show;
mod step;
mod task;
mod tell;
mod threshold;
mod unknown;
mod url;
mod user_class;
mod values;
mod wait_time;

pub(crate) use authority::fault as authority_fault;
pub use duration::parse_duration;
pub(crate) use headers::is_token;
pub(super) use show::segment;

use super::problems::Problems;
use super::{Scenario, text};
use findings::Findings;
use reader::Reader;

/// Reads a text's tree; `None` when it is no map.
pub(super) fn read(text: &str, root: &text::Node, problems: &Problems) -> Option<Scenario> {
    let findings = Findings::new(text, problems);
    let root = Reader::new(root, &findings);
    examine::examine(&root);
    let scenario = root::scenario(&root);
    findings.names.check(problems);
    scenario
}
