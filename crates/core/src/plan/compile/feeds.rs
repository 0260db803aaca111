//! Feeds of data rows.

use super::Compiler;
use crate::data::{Feed, Source, TableProblem};
use crate::plan::FeedPlan;
use crate::scenario::Problem;

impl Compiler<'_> {
    pub(super) fn feeds(&mut self) -> Vec<FeedPlan> {
        let (seed, mut plans) = (self.scenario.seed, Vec::new());
        for (index, (name, feed)) in (0..).zip(&self.scenario.data) {
            match feed.rows(seed, index) {
                Ok(rows) => plans.push(FeedPlan {
                    name: name.clone(),
                    rows,
                }),
                Err(problems) => {
                    let path = path(name, feed);
                    let problems = problems.iter().map(|problem| told(&path, problem));
                    self.problems.extend(problems);
                }
            }
        }
        plans
    }
}

fn path(name: &str, feed: &Feed) -> String {
    let field = match feed.source {
        Source::CsvFile(_) => "csv",
        Source::Inline(_) => "inline",
        Source::JsonFile(_) | Source::Json(_) => "json",
    };
    format!("data.{name}.{field}")
}

fn told(path: &str, problem: &TableProblem) -> Problem {
    let message = match problem.line {
        Some(line) => format!("line {line}: {}", problem.message),
        None => problem.message.clone(),
    };
    let told = Problem::new(path, message);
    match problem.hint {
        Some(hint) => told.hint(hint),
        None => told,
    }
}
