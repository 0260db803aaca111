//! Names that are used, and whether anything defines them.

use std::cell::{Cell, Ref, RefCell};

use super::show::excerpt;
use crate::collection::{Map, Set};
use crate::expr::{self, Uses};
use crate::scenario::language::closest;
use crate::scenario::problems::Problems;
use crate::scenario::{Position, Problem};

/// Whose expression something is: what it may use depends on that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Owner {
    /// The scenario, for every user.
    #[default]
    Everyone,
    /// Any request there is.
    Defaults,
    /// `on_test_start`, whose variables are every user's.
    TestStart,
    /// `on_test_stop`.
    TestStop,
    /// The users of a class, by its place.
    Class(usize),
}

impl Owner {
    /// Whether what `other` defines is there for this one.
    fn sees(self, other: Self) -> bool {
        self == other || self == Self::Defaults || matches!(other, Self::Everyone | Self::TestStart)
    }
}

/// What kind of name is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Variable,
    Feed,
    Env,
}

impl Kind {
    pub(super) const ALL: [Self; 3] = [Self::Variable, Self::Feed, Self::Env];

    /// What stands before such a name in an expression.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::Variable => "",
            Self::Feed => "data.",
            Self::Env => "env.",
        }
    }

    /// The names of this kind among what is used.
    pub(super) fn of(self, uses: &Uses) -> &expr::Names {
        match self {
            Self::Variable => &uses.variables,
            Self::Feed => &uses.feeds,
            Self::Env => &uses.env,
        }
    }
}

/// A name in an expression.
pub(super) struct Use {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) path: String,
    pub(super) position: Position,
}

/// Names that are used and defined.
#[derive(Default)]
pub(super) struct Names {
    owner: Cell<Owner>,
    variables: RefCell<Map<Owner, Set<String>>>,
    feeds: RefCell<Set<String>>,
    env: RefCell<Set<String>>,
    checks: RefCell<Set<String>>,
    used: RefCell<Vec<(Owner, Use)>>,
}

impl Names {
    /// What is read from here on is this one's.
    pub(super) fn enter(&self, owner: Owner) {
        self.owner.set(owner);
    }

    pub(super) fn define(&self, name: &str) {
        let mut variables = self.variables.borrow_mut();
        let own = variables.get_or_insert_with(self.owner.get(), Set::new);
        own.insert(name.to_owned());
    }

    pub(super) fn define_feed(&self, name: &str) {
        self.feeds.borrow_mut().insert(name.to_owned());
    }

    pub(super) fn define_check(&self, name: &str) {
        self.checks.borrow_mut().insert(name.to_owned());
    }

    /// The checks read so far.
    pub(super) fn checks(&self) -> Ref<'_, Set<String>> {
        self.checks.borrow()
    }

    /// False if it is there already.
    pub(super) fn define_env(&self, name: &str) -> bool {
        self.env.borrow_mut().insert(name.to_owned())
    }

    pub(super) fn take(&self, used: Use) {
        self.used.borrow_mut().push((self.owner.get(), used));
    }

    /// Tells of every name that nothing defines.
    pub(super) fn check(&self, problems: &Problems) {
        for (owner, used) in self.used.borrow().iter() {
            let known = self.known(*owner, used.kind);
            if !known.contains(&used.name) {
                problems.push(undefined(used, &known));
            }
        }
    }

    fn known(&self, owner: Owner, kind: Kind) -> Set<String> {
        match kind {
            Kind::Feed => self.feeds.borrow().clone(),
            Kind::Env => self.env.borrow().clone(),
            Kind::Variable => self
                .variables
                .borrow()
                .iter()
                .filter(|(other, _)| owner.sees(**other))
                .flat_map(|(_, names)| names.iter().cloned())
                .collect(),
        }
    }
}

fn undefined(used: &Use, known: &Set<String>) -> Problem {
    let name = excerpt(&used.name);
    let (message, remedy) = match used.kind {
        Kind::Variable => (
            format!("`{name}` is never defined"),
            "define it under `variables`, or by `set` or `extract`".to_owned(),
        ),
        Kind::Feed => (
            format!("`data` has no feed `{name}`"),
            format!("add `{name}` under `data`"),
        ),
        Kind::Env => (
            format!("`env` does not list `{name}`"),
            format!("write `env: [{name}]`"),
        ),
    };
    let hint = match closest(&used.name, known.iter().map(String::as_str)) {
        Some(word) => format!("did you mean `{word}`?"),
        None => remedy,
    };
    Problem::new(used.path.as_str(), message)
        .at(Some(used.position))
        .hint(hint)
}
