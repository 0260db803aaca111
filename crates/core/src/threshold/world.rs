//! What a threshold's expression sees.

use std::sync::Arc;

use super::figure::Figure;
use super::looked_up::LookedUp;
use super::{Threshold, looked_up, name};
use crate::expr::{Expression, Map, Scope, Value};
use crate::stats::{Row, Snapshot};

/// A run as one threshold sees it, or a world in which everything is 1.
pub(super) struct World<'a> {
    run: Option<&'a Snapshot>,
    row: Option<&'a Row>,
    /// By the names of times; empty unless it is looked up.
    services: Value,
    /// By the names of the checks that were made; likewise.
    checks: Value,
}

impl<'a> World<'a> {
    pub(super) fn of(threshold: &Threshold, run: &'a Snapshot) -> Self {
        let mut world = Self {
            run: Some(run),
            row: match &threshold.on {
                None => Some(&run.total),
                Some(on) => {
                    let mut rows = run.rows.iter();
                    rows.find(|row| is_row(&row.method, &row.name, on))
                }
            },
            services: Value::Null,
            checks: Value::Null,
        };
        let variables = &threshold.expect.uses().variables;
        if variables.contains("service") {
            world.services = map(name::times(), &|name| world.part("service", name));
        }
        if variables.contains("checks") {
            let names: Vec<&str> = run.checks.iter().map(|check| &*check.name).collect();
            world.checks = map(&names, &|name| world.part("checks", name));
        }
        world
    }

    /// For an expression that is tried.
    pub(super) fn of_ones(expression: &Expression) -> Self {
        let names: Vec<&str> = looked_up(expression)
            .iter()
            .map(|(_, name)| *name)
            .collect();
        Self {
            run: None,
            row: None,
            services: map(name::times(), &|_| Some(1.0)),
            checks: map(&names, &|_| Some(1.0)),
        }
    }

    /// Whether a request of its row was answered.
    pub(super) fn is_answered(&self) -> bool {
        self.row.is_some_and(|row| row.requests > 0)
    }

    /// Whether any check was made.
    pub(super) fn has_checks(&self) -> bool {
        matches!(&self.checks, Value::Map(made) if made.iter().next().is_some())
    }

    /// What something came to; `None` before there is anything, and of a `service` or `checks` as a whole.
    pub(super) fn value(&self, (of, name): LookedUp<'_>) -> Option<f64> {
        match of {
            "" => self.number(name::find(name)?),
            of => self.part(of, name),
        }
    }

    fn part(&self, of: &str, name: &str) -> Option<f64> {
        if of == "service" {
            return name::find(name)?.time(&self.row?.service);
        }
        let check = self.run?.checks.iter().find(|check| check.name == name)?;
        let made = check.passes + check.fails;
        (made > 0).then(|| check.passes as f64 / made as f64)
    }

    fn number(&self, figure: Figure) -> Option<f64> {
        match self.run {
            Some(run) => figure.number(run, self.row),
            None => Some(1.0),
        }
    }
}

pub(super) fn is_row(method: &str, name: &str, on: &str) -> bool {
    on.split_once(' ') == Some((method, name))
}

fn map(names: &[&str], number: &dyn Fn(&str) -> Option<f64>) -> Value {
    let mut map = Map::new();
    for name in names {
        if let Some(number) = number(name) {
            map.insert(Arc::from(*name), Value::Float(number));
        }
    }
    Value::Map(Arc::new(map))
}

/// All numbers are doubles: `failures / requests` is a part, not 0.
impl Scope for World<'_> {
    fn variable(&self, name: &str) -> Option<Value> {
        match name::find(name)? {
            Figure::Services => Some(self.services.clone()),
            Figure::Checks => Some(self.checks.clone()),
            figure => self.number(figure).map(Value::Float),
        }
    }
    fn seconds(&self) -> f64 {
        self.number(Figure::Clock).unwrap_or_default()
    }
    fn unix_seconds(&self) -> f64 {
        let started = self.run.map(|run| run.started_unix_ms);
        started.unwrap_or_default() as f64 / 1e3 + self.seconds()
    }
}
