//! What an expression needs of its world.

use std::collections::BTreeSet;

/// What an expression, or several together, would look up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Variables by name, those of loops inside the expression left out.
    pub variables: BTreeSet<String>,
    /// Feeds: the `accounts` of `data.accounts.user`.
    pub feeds: BTreeSet<String>,
    /// Names of the environment: the `TOKEN` of `env.TOKEN`.
    pub env: BTreeSet<String>,
    /// `response` at all.
    pub response: bool,
    /// `response.text` or `response.json`: the body must be kept.
    pub body: bool,
    /// `response.headers`: they must be kept.
    pub headers: bool,
    /// `user`.
    pub user: bool,
    /// A random or fake value: two evaluations differ.
    pub random: bool,
    /// `t` or `now()`.
    pub time: bool,
}

impl Uses {
    /// What both need.
    pub fn merge(&mut self, other: &Self) {
        self.variables.extend(other.variables.iter().cloned());
        self.feeds.extend(other.feeds.iter().cloned());
        self.env.extend(other.env.iter().cloned());
        self.response |= other.response;
        self.body |= other.body;
        self.headers |= other.headers;
        self.user |= other.user;
        self.random |= other.random;
        self.time |= other.time;
    }
}
