//! What an expression needs of its world.

/// What an expression, or several together, would look up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Variables by name, those of loops inside the expression left out.
    pub variables: Names,
    /// Constant fields and keys of those: the `service` and `p95` of `service.p95` and of `service["p95"]`. Several
    /// expressions together have none.
    pub members: Vec<(Box<str>, Box<str>)>,
    /// Feeds: the `accounts` of `data.accounts.user`.
    pub feeds: Names,
    /// Names of the environment: the `TOKEN` of `env.TOKEN`.
    pub env: Names,
    /// `response` at all.
    pub response: bool,
    /// `response.text` or `response.json`: the body must be kept.
    pub body: bool,
    /// `response.headers` or `response.url`: they must be kept, and where the answer came from.
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
        self.variables.merge(&other.variables);
        self.feeds.merge(&other.feeds);
        self.env.merge(&other.env);
        self.response |= other.response;
        self.body |= other.body;
        self.headers |= other.headers;
        self.user |= other.user;
        self.random |= other.random;
        self.time |= other.time;
    }

    /// The first of what only a user has: `data`, `env`, `response`, `user`, `random`.
    #[must_use]
    pub fn of_a_user(&self) -> Option<&'static str> {
        let facts = [
            ("data", !self.feeds.is_empty()),
            ("env", !self.env.is_empty()),
            ("response", self.response),
            ("user", self.user),
            ("random", self.random),
        ];
        let fact = facts.into_iter().find(|(_, used)| *used);
        fact.map(|(name, _)| name)
    }

    pub(super) fn add_member(&mut self, variable: &str, member: &str) {
        let is_it = |(known, its): &(Box<str>, Box<str>)| **known == *variable && **its == *member;
        if !self.members.iter().any(is_it) {
            self.members.push((variable.into(), member.into()));
        }
    }
}

/// A few names, each once, in the order they were met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Vec<Box<str>>);

impl Names {
    /// The names.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// Whether a name is among them.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.iter().any(|known| known == name)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn insert(&mut self, name: &str) {
        if !self.contains(name) {
            self.0.push(name.into());
        }
    }

    fn merge(&mut self, other: &Self) {
        other.iter().for_each(|name| self.insert(name));
    }
}
