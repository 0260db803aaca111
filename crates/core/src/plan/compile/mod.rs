//! From a scenario to a plan.

mod behaviour;
mod feeds;
mod request;
mod schedule;
mod steps;
mod target;
#[cfg(test)]
mod tests;
mod thresholds;

use super::{Keep, Op, Plan, RequestPlan, Set};
use crate::collection::sort;
use crate::expr::Uses;
use crate::scenario::{Problem, Scenario, WaitTime};
use crate::stats::{RowId, RowKey};

impl Plan {
    /// Turns names into ids and steps into programs.
    ///
    /// # Errors
    /// Every problem that shows only here: no users, no host for a relative URL, an unusable or too long URL, rows
    /// that lie in a file nobody has read, a threshold on a row that no request is counted in.
    pub fn compile(scenario: &Scenario) -> Result<Self, Vec<Problem>> {
        Compiler::new(scenario).compiled()
    }

    /// The same for a program that does something itself: requests may come to rows that the scenario has not.
    ///
    /// # Errors
    /// As [`Self::compile`].
    pub fn compile_for_code(scenario: &Scenario) -> Result<Self, Vec<Problem>> {
        let mut compiler = Compiler::new(scenario);
        compiler.has_code = true;
        compiler.compiled()
    }
}

/// What a plan is put together from.
struct Compiler<'a> {
    scenario: &'a Scenario,
    has_code: bool,
    program: Vec<Op>,
    paths: Vec<String>,
    sets: Vec<Set>,
    requests: Vec<RequestPlan>,
    rows: Vec<RowKey>,
    checks: Vec<String>,
    targets: Vec<String>,
    problems: Vec<Problem>,
}

impl<'a> Compiler<'a> {
    fn new(scenario: &'a Scenario) -> Self {
        Self {
            scenario,
            has_code: false,
            program: vec![],
            paths: vec![],
            sets: vec![],
            requests: vec![],
            rows: vec![],
            checks: vec![],
            targets: vec![],
            problems: vec![],
        }
    }

    fn compiled(mut self) -> Result<Plan, Vec<Problem>> {
        let plan = self.plan();
        match self.problems.is_empty() {
            true => Ok(plan),
            false => Err(self.problems),
        }
    }

    fn plan(&mut self) -> Plan {
        let scenario = self.scenario;
        if scenario.users.is_empty() {
            self.problem("users", "no user class", "add one with at least one task");
        }
        let classes = self.classes();
        let (on_test_start, on_test_stop) = self.hooks();
        let feeds = self.feeds();
        self.keep_what_is_read_later();
        let thresholds = self.thresholds();
        sort(&mut self.targets);
        self.targets.dedup();
        Plan {
            name: scenario.name.clone(),
            scenario: scenario.to_json(),
            hash: scenario.hash(),
            seed: scenario.seed,
            schedule: self.schedule(&classes),
            classes,
            sets: std::mem::take(&mut self.sets),
            program: std::mem::take(&mut self.program),
            paths: std::mem::take(&mut self.paths),
            requests: std::mem::take(&mut self.requests),
            rows: std::mem::take(&mut self.rows),
            checks: std::mem::take(&mut self.checks),
            feeds,
            variables: behaviour::variables(scenario.variables.clone()),
            env: scenario.env.clone(),
            on_test_start,
            on_test_stop,
            targets: std::mem::take(&mut self.targets),
            thresholds,
        }
    }

    /// A step after a request may read its answer: every answer then is kept as far as any step reads.
    fn keep_what_is_read_later(&mut self) {
        let (mut keep, mut reads) = (Keep::default(), false);
        let mut add = |uses: &Uses| {
            keep = keep.and(steps::keep(uses));
            reads |= uses.response;
        };
        self.program
            .iter()
            .for_each(|op| steps::looks_up(op, &mut add));
        self.requests
            .iter()
            .for_each(|plan| request::looks_up(plan, &mut add));
        for set in &self.sets {
            if let Some(WaitTime::Expression(wait)) = &set.wait_time {
                add(wait.uses());
            }
        }
        for plan in &mut self.requests {
            plan.request.keep = plan.request.keep.and(keep);
            plan.is_read_later = reads;
        }
    }

    fn problem(&mut self, path: &str, message: &str, hint: &str) {
        self.problems.push(Problem::new(path, message).hint(hint));
    }

    fn row(&mut self, method: &str, name: &str) -> RowId {
        let known = self
            .rows
            .iter()
            .position(|row| row.method == method && row.name == name);
        let index = known.unwrap_or_else(|| {
            self.rows.push(RowKey {
                method: method.to_owned(),
                name: name.to_owned(),
            });
            self.rows.len() - 1
        });
        RowId(index as u32)
    }
}
