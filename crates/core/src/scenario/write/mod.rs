//! From a scenario to text: canonical JSON for links and hashes, YAML for people.
//!
//! Both print the same [`tree::Tree`], which leaves defaults out, so both read back to the same scenario.

mod json;
mod number;
mod quote;
mod time;
mod tree;
mod yaml;

pub(super) use number::number;
pub(super) use quote::yaml_text;

use super::{Scenario, Task};

impl Scenario {
    /// The canonical form: JSON without space, fields sorted by name, defaults left out, numbers in shortest form.
    ///
    /// It holds `katydid`, the language's version, though that is a default; times are seconds, to the microsecond.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::print(&tree::scenario(self))
    }

    /// YAML for people: the language's own order of fields, defaults left out.
    #[must_use]
    pub fn to_yaml(&self) -> String {
        yaml::print(&tree::scenario(self))
    }
}

/// A task as it stands in a list, its further lines indented.
pub(super) fn task_yaml(task: &Task, indent: usize) -> String {
    yaml::print_at(&tree::task(task), indent)
}

/// The same in brackets.
pub(super) fn task_json(task: &Task) -> String {
    json::print(&tree::task(task))
}

#[cfg(test)]
pub(super) mod arbitrary;
#[cfg(test)]
mod tests;
