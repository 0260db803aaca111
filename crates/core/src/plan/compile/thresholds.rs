//! Thresholds, and whether there can be the rows they are about.

use std::ops::Range;

use super::Compiler;
use crate::collection::Set;
use crate::expr::Template;
use crate::plan::{Name, Op, RequestPlan};
use crate::scenario::{Problem, closest};
use crate::stats::RowKey;
use crate::threshold::Threshold;

/// How many rows a hint names.
const NAMED: usize = 5;

/// What requests can be counted under.
#[derive(Default)]
struct Counted {
    known: Set<RowKey>,
    /// Methods of requests whose names are made when they are sent.
    open: Set<&'static str>,
}

impl Compiler<'_> {
    pub(super) fn thresholds(&mut self) -> Vec<Threshold> {
        let thresholds = &self.scenario.thresholds;
        let is_about_a_row = |threshold: &Threshold| threshold.on.is_some();
        if !self.has_code && thresholds.iter().any(is_about_a_row) {
            let counted = self.counted();
            let problems = thresholds
                .iter()
                .enumerate()
                .filter_map(|(index, threshold)| {
                    let row = threshold.on.as_ref().filter(|row| !counted.may_be(row))?;
                    Some(counted.problem(&format!("thresholds[{index}].on"), row))
                });
            self.problems.extend(problems.collect::<Vec<_>>());
        }
        thresholds.clone()
    }

    fn counted(&self) -> Counted {
        let (mut counted, mut names) = (Counted::default(), Vec::new());
        for op in &self.program {
            match op {
                Op::Rename(name) => names.push(name),
                Op::EndRename => drop(names.pop()),
                Op::Transaction(row) => counted.add(self.rows[row.0 as usize].clone()),
                Op::Request(id) => self.count(id.0..id.0 + 1, names.last(), &mut counted),
                Op::Parallel(ids) => self.count(ids.clone(), names.last(), &mut counted),
                _ => {}
            }
        }
        counted
    }

    fn count(&self, ids: Range<u32>, rename: Option<&&Template>, to: &mut Counted) {
        for plan in &self.requests[ids.start as usize..ids.end as usize] {
            match self.row_of(plan, rename.copied()) {
                Some(row) => to.add(row),
                None => to.open_for(plan.request.method.as_str()),
            }
        }
    }

    /// `None` if its name is made when it is sent.
    fn row_of(&self, plan: &RequestPlan, rename: Option<&Template>) -> Option<RowKey> {
        let made = plan.made.as_ref().map(|made| &made.name);
        match (rename, made) {
            (Some(name), _) => Some(RowKey {
                method: plan.request.method.as_str().to_owned(),
                name: name.as_constant()?.to_owned(),
            }),
            (None, None | Some(Name::Known)) => {
                Some(self.rows[plan.request.row.0 as usize].clone())
            }
            (None, Some(_)) => None,
        }
    }
}

impl Counted {
    fn add(&mut self, row: RowKey) {
        self.known.insert(row);
    }

    fn open_for(&mut self, method: &'static str) {
        self.open.insert(method);
    }

    fn may_be(&self, row: &RowKey) -> bool {
        self.known.contains(row) || self.open.contains(row.method.as_str())
    }

    fn problem(&self, path: &str, row: &RowKey) -> Problem {
        let names: Vec<String> = self.known.iter().map(ToString::to_string).collect();
        let wanted = row.to_string();
        let hint = match closest(&wanted, names.iter().map(String::as_str)) {
            Some(name) => format!("did you mean `{name}`?"),
            None if names.is_empty() => "no request is sent".to_owned(),
            None if names.len() > NAMED => format!("there is {}, …", names[..NAMED].join(", ")),
            None => format!("there is {}", names.join(", ")),
        };
        Problem::new(path, format!("no request is counted as `{wanted}`")).hint(hint)
    }
}
