//! Thresholds, and whether there can be the rows they are about.

use std::ops::Range;

use super::Compiler;
use crate::collection::Set;
use crate::expr::Template;
use crate::plan::{Name, Op, RequestPlan};
use crate::scenario::{Problem, closest};
use crate::threshold::Threshold;

/// How many rows a hint names.
const NAMED: usize = 5;

/// What requests can be counted under.
struct Counted {
    /// `GET /cart`
    known: Set<String>,
    /// Methods of requests whose names are made when they are sent.
    open: Vec<&'static str>,
}

impl Compiler<'_> {
    pub(super) fn thresholds(&mut self) -> Vec<Threshold> {
        let thresholds = &self.scenario.thresholds;
        if !self.has_code && thresholds.iter().any(|threshold| threshold.on.is_some()) {
            let counted = self.counted();
            for (index, threshold) in thresholds.iter().enumerate() {
                if let Some(row) = threshold.on.as_ref().filter(|row| !counted.may_be(row)) {
                    self.problems.push(counted.problem(index, row));
                }
            }
        }
        thresholds.clone()
    }

    fn counted(&self) -> Counted {
        let mut names = Vec::new();
        let mut counted = Counted {
            known: Set::new(),
            open: Vec::new(),
        };
        for op in &self.program {
            match op {
                Op::Rename(name) => names.push(name),
                Op::EndRename => drop(names.pop()),
                Op::Transaction(row) => counted.add(self.rows[row.0 as usize].to_string()),
                Op::Request(id) => self.count(id.0..id.0 + 1, names.last(), &mut counted),
                Op::Parallel(ids) => self.count(ids.clone(), names.last(), &mut counted),
                _ => {}
            }
        }
        counted
    }

    fn count(&self, ids: Range<u32>, rename: Option<&&Template>, to: &mut Counted) {
        for plan in &self.requests[ids.start as usize..ids.end as usize] {
            let method = plan.request.method.as_str();
            match self.name_of(plan, rename.copied()) {
                Some(name) => to.add(format!("{method} {name}")),
                None if to.open.contains(&method) => {}
                None => to.open.push(method),
            }
        }
    }

    /// `None` if it is made when it is sent.
    fn name_of<'a>(&'a self, plan: &RequestPlan, rename: Option<&'a Template>) -> Option<&'a str> {
        let made = plan.made.as_ref().map(|made| &made.name);
        match (rename, made) {
            (Some(name), _) => name.as_constant(),
            (None, None | Some(Name::Known)) => Some(&self.rows[plan.request.row.0 as usize].name),
            (None, Some(_)) => None,
        }
    }
}

impl Counted {
    fn add(&mut self, row: String) {
        self.known.insert(row);
    }

    fn may_be(&self, row: &str) -> bool {
        let open = self.open.iter();
        self.known.contains(row) || open.copied().any(|method| is_of(row, method))
    }

    fn problem(&self, index: usize, row: &str) -> Problem {
        let problem = Problem::new(
            format!("thresholds[{index}].on"),
            format!("no request is counted as `{row}`"),
        );
        let known = self.known.iter().map(String::as_str);
        if let Some(name) = closest(row, known.clone()) {
            return problem.hint(format!("did you mean `{name}`?"));
        }
        let named: Vec<&str> = known.take(NAMED).collect();
        match named.is_empty() {
            true => problem.hint("no request is sent"),
            false => problem.hint(format!("there is {}", named.join(", "))),
        }
    }
}

fn is_of(row: &str, method: &str) -> bool {
    row.split_once(' ').is_some_and(|(its, _)| its == method)
}
