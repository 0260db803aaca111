//! What an expression looks up.

use super::figure::Figure;
use super::name;
use crate::expr::{Expression, Uses};

/// One thing that an expression looks up.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Term<'e> {
    /// A name with a number.
    Number(&'static str, Figure),
    /// `service.p95`
    Service(&'static str, Figure),
    /// `service` as a whole.
    Services,
    /// `checks["is quick"]`
    Check(&'e str),
    /// `checks` as a whole.
    Checks,
}

/// A name that there is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unknown {
    /// As it was written.
    pub(crate) name: String,
    /// Of what it should be a part: `service`; empty for none.
    pub(crate) of: &'static str,
    /// What there is.
    pub(crate) known: Vec<&'static str>,
}

impl<'e> Term<'e> {
    /// Everything this expression looks up, in the order in which it is met, and everything there is not.
    pub(crate) fn all(expression: &'e Expression) -> (Vec<Self>, Vec<Unknown>) {
        let uses = expression.uses();
        let (mut terms, mut unknown) = (Vec::new(), Vec::new());
        for name in uses.variables.iter() {
            match name::find(name) {
                Some((_, Figure::Service)) => services(uses, &mut terms, &mut unknown),
                Some((_, Figure::Checks)) => checks(uses, &mut terms),
                Some((known, figure)) => terms.push(Self::Number(known, figure)),
                None => unknown.push(Unknown {
                    name: name.to_owned(),
                    of: "",
                    known: name::KNOWN.iter().map(|(known, _)| *known).collect(),
                }),
            }
        }
        if uses.time {
            terms.extend(name::find("t").map(|(known, figure)| Self::Number(known, figure)));
        }
        (terms, unknown)
    }
}

fn services<'e>(uses: &'e Uses, terms: &mut Vec<Term<'e>>, unknown: &mut Vec<Unknown>) {
    let mut members = members(uses, "service").peekable();
    if members.peek().is_none() {
        return terms.push(Term::Services);
    }
    for member in members {
        match name::times().find(|(known, _)| *known == member) {
            Some((known, figure)) => terms.push(Term::Service(known, figure)),
            None => unknown.push(Unknown {
                name: member.to_owned(),
                of: "service",
                known: name::times().map(|(known, _)| known).collect(),
            }),
        }
    }
}

fn checks<'e>(uses: &'e Uses, terms: &mut Vec<Term<'e>>) {
    let before = terms.len();
    terms.extend(members(uses, "checks").map(Term::Check));
    if terms.len() == before {
        terms.push(Term::Checks);
    }
}

fn members<'e>(uses: &'e Uses, of: &'e str) -> impl Iterator<Item = &'e str> {
    let its = uses.members.iter();
    its.filter(move |(variable, _)| **variable == *of)
        .map(|(_, member)| &**member)
}
