//! What a threshold's expression sees.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use super::Threshold;
use super::figure::Figure;
use super::name;
use super::term::Term;
use crate::answer::Answer;
use crate::expr::{EvaluationError, Map, Scope, UserFacts, Value};
use crate::random::Stream;
use crate::stats::{CheckRow, Row, Snapshot};

/// A run as one threshold sees it.
pub(super) struct World<'a> {
    run: &'a Snapshot,
    row: Option<&'a Row>,
    of_one_name: bool,
    services: OnceCell<Value>,
    checks: OnceCell<Value>,
}

impl<'a> World<'a> {
    pub(super) fn new(threshold: &Threshold, run: &'a Snapshot) -> Self {
        let row = match &threshold.on {
            None => Some(&run.total),
            Some(key) => run
                .rows
                .iter()
                .find(|row| row.method == key.method && row.name == key.name),
        };
        Self {
            run,
            row,
            of_one_name: threshold.on.is_some(),
            services: OnceCell::new(),
            checks: OnceCell::new(),
        }
    }

    /// What a term came to, as it is written and what it is; empty for one that is not shown.
    ///
    /// # Errors
    /// What has not happened yet, so that nothing can be said of it.
    pub(super) fn shown(&self, term: Term<'_>) -> Result<String, String> {
        let (name, number) = match term {
            Term::Number(name, figure) => (name.to_owned(), figure.number(self.run, self.row)),
            Term::Service(name, figure) => (format!("service.{name}"), self.service(figure)),
            Term::Check(name) => return self.shown_check(name),
            Term::Services if self.is_answered() => return Ok(String::new()),
            Term::Services => (String::new(), None),
            Term::Checks if self.passed().next().is_some() => return Ok(String::new()),
            Term::Checks => return Err("no check was made".to_owned()),
        };
        match number {
            Some(number) => Ok(format!("{name} = {}", rounded(number))),
            None => Err(self.unanswered().to_owned()),
        }
    }

    fn shown_check(&self, name: &str) -> Result<String, String> {
        match self.passed().find(|(known, _)| *known == name) {
            Some((_, part)) => Ok(format!("checks[\"{name}\"] = {}", rounded(part))),
            None => Err(format!("check `{name}` was never made")),
        }
    }

    fn unanswered(&self) -> &'static str {
        match self.of_one_name {
            true => "no request of this name was answered",
            false => "no request was answered",
        }
    }

    fn is_answered(&self) -> bool {
        self.row.is_some_and(|row| row.requests > 0)
    }

    fn service(&self, figure: Figure) -> Option<f64> {
        figure.time(&self.row?.service)
    }

    /// The checks that were made, and the part of each that passed.
    fn passed(&self) -> impl Iterator<Item = (&'a str, f64)> {
        self.run.checks.iter().filter_map(|check| {
            let CheckRow {
                name,
                passes,
                fails,
            } = check;
            let made = passes + fails;
            (made > 0).then(|| (name.as_str(), *passes as f64 / made as f64))
        })
    }

    fn services(&self) -> Value {
        let times = name::times().filter_map(|(name, time)| Some((name, self.service(time)?)));
        map(times)
    }
}

fn map<'n>(numbers: impl Iterator<Item = (&'n str, f64)>) -> Value {
    let fields = numbers.map(|(name, number)| (Arc::from(name), Value::Float(number)));
    Value::Map(Arc::new(fields.collect::<Map>()))
}

/// To a millionth: times are known to the microsecond.
fn rounded(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

/// All numbers are doubles: `failures / requests` is a part, not 0.
impl Scope for World<'_> {
    fn variable(&self, name: &str) -> Option<Value> {
        match name::find(name)?.1 {
            Figure::Service => Some(self.services.get_or_init(|| self.services()).clone()),
            Figure::Checks => Some(self.checks.get_or_init(|| map(self.passed())).clone()),
            figure => figure.number(self.run, self.row).map(Value::Float),
        }
    }
    fn seconds(&self) -> f64 {
        self.run.elapsed
    }
    fn unix_seconds(&self) -> f64 {
        self.run.started_unix_ms as f64 / 1e3 + self.run.elapsed
    }
    fn user(&self) -> Option<UserFacts<'_>> {
        None
    }
    fn row(&self, _: &str) -> Option<Result<Value, EvaluationError>> {
        None
    }
    fn env(&self, _: &str) -> Option<String> {
        None
    }
    fn answer(&self) -> Option<&Answer> {
        None
    }
    fn random(&self) -> Option<&RefCell<Stream>> {
        None
    }
}
