//! From a scenario to a plan.

mod target;
#[cfg(test)]
mod tests;

use super::{Class, Op, Plan, Request, RequestId, Schedule, TaskPlan, url};
use crate::scenario::{Body, Defaults, Problem, RequestStep, Scenario, Step, Task, UserClass};
use crate::stats::{RowId, RowKey};

impl Plan {
    /// Turns names into ids and steps into programs.
    ///
    /// # Errors
    /// Every problem that shows only here: no users, no host for a relative URL, an unusable or too long URL.
    pub fn compile(scenario: &Scenario) -> Result<Self, Vec<Problem>> {
        let mut compiler = Compiler::new(scenario);
        let classes = scenario
            .users
            .iter()
            .enumerate()
            .map(|(at, class)| compiler.class(at, class))
            .collect();
        if compiler.problems.is_empty() {
            Ok(compiler.finish(classes))
        } else {
            Err(compiler.problems)
        }
    }
}

struct Compiler<'a> {
    scenario: &'a Scenario,
    program: Vec<Op>,
    requests: Vec<Request>,
    rows: Vec<RowKey>,
    problems: Vec<Problem>,
}

impl<'a> Compiler<'a> {
    fn new(scenario: &'a Scenario) -> Self {
        let mut problems = Vec::new();
        if scenario.users.is_empty() {
            problems.push(
                Problem::new("users", "no user class").hint("add one with at least one task"),
            );
        }
        Self {
            scenario,
            program: vec![],
            requests: vec![],
            rows: vec![],
            problems,
        }
    }

    fn finish(self, classes: Vec<Class>) -> Plan {
        let load = &self.scenario.load;
        Plan {
            name: self.scenario.name.clone(),
            hash: self.scenario.hash(),
            seed: self.scenario.seed,
            schedule: Schedule {
                users: peak(load.users, &classes),
                spawn_rate: load.spawn_rate,
                run_time: load.run_time,
                stop_timeout: load.stop_timeout,
            },
            classes,
            program: self.program,
            requests: self.requests,
            rows: self.rows,
        }
    }

    fn class(&mut self, at: usize, class: &UserClass) -> Class {
        let path = format!("users[{at}]");
        if class.tasks.is_empty() {
            self.problems.push(
                Problem::new(format!("{path}.tasks"), "no task")
                    .hint("add one, such as `- get: /`"),
            );
        }
        let mut cumulative_weight = 0;
        let tasks = class.tasks.iter().enumerate().map(|(index, task)| {
            cumulative_weight += task.weight;
            self.task(
                &format!("{path}.tasks[{index}]"),
                class,
                task,
                cumulative_weight,
            )
        });
        let tasks = tasks.collect();
        Class {
            name: class.name.clone(),
            weight: class.weight,
            fixed_count: class.fixed_count,
            wait_time: class.wait_time,
            tasks,
        }
    }

    fn task(
        &mut self,
        path: &str,
        class: &UserClass,
        task: &Task,
        cumulative_weight: u32,
    ) -> TaskPlan {
        let start = self.program.len() as u32;
        let first_request = self.requests.len();
        for (index, Step::Request(step)) in task.steps.iter().enumerate() {
            let path = if task.is_short() {
                path.to_owned()
            } else {
                format!("{path}.steps[{index}]")
            };
            if let Some(request) = self.request(&path, class, step) {
                self.program.push(Op::Request(request.id));
                self.requests.push(request);
            }
        }
        let name = task
            .name
            .clone()
            .or_else(|| self.row_name(first_request))
            .unwrap_or_default();
        TaskPlan {
            name,
            cumulative_weight,
            program: start..self.program.len() as u32,
        }
    }

    fn row_name(&self, request: usize) -> Option<String> {
        let row = self.requests.get(request)?.row;
        let RowKey { method, name } = &self.rows[row.0 as usize];
        Some(format!("{method} {name}"))
    }

    fn request(&mut self, path: &str, class: &UserClass, step: &RequestStep) -> Option<Request> {
        let url = self.url(path, class, step)?;
        let name = step
            .name
            .clone()
            .unwrap_or_else(|| url::split(&url).1.to_owned());
        let row = self.row(RowKey {
            method: step.method.as_str().to_owned(),
            name,
        });
        let (body, content_type) = body(&step.body);
        let defaults = &self.scenario.defaults;
        Some(Request {
            id: RequestId(self.requests.len() as u32),
            row,
            method: step.method,
            url,
            headers: headers(defaults, step, content_type),
            body,
            timeout: step
                .timeout
                .or(defaults.timeout)
                .unwrap_or(Request::TIMEOUT),
        })
    }

    fn url(&mut self, path: &str, class: &UserClass, step: &RequestStep) -> Option<String> {
        let host = class.host.as_ref().or(self.scenario.host.as_ref());
        let problem = match target::url(host, path, step) {
            Ok(url) => return Some(url),
            Err(problem) => problem,
        };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
        None
    }

    fn row(&mut self, key: RowKey) -> RowId {
        let known = self.rows.iter().position(|row| *row == key);
        let index = known.unwrap_or_else(|| {
            self.rows.push(key);
            self.rows.len() - 1
        });
        RowId(index as u32)
    }
}

/// No more users than the load asks for, and no more than there can be when every class's count is fixed.
fn peak(users: u32, classes: &[Class]) -> u32 {
    if classes.iter().any(|class| class.fixed_count == 0) {
        return users;
    }
    let fixed = classes.iter().map(|class| class.fixed_count);
    fixed.fold(0, u32::saturating_add).min(users)
}

fn body(body: &Body) -> (Vec<u8>, Option<&'static str>) {
    match body {
        Body::None => (Vec::new(), None),
        Body::Json(value) => (value.to_string().into_bytes(), Some("application/json")),
        Body::Form(fields) => (
            url::form(fields).into_bytes(),
            Some("application/x-www-form-urlencoded"),
        ),
        Body::Text(text) => (text.clone().into_bytes(), Some("text/plain;charset=UTF-8")),
    }
}

/// The step's own headers, then the defaults' it does not set, then the body's type if neither does.
fn headers(
    defaults: &Defaults,
    step: &RequestStep,
    content_type: Option<&str>,
) -> Vec<(String, String)> {
    let own = step
        .headers
        .iter()
        .chain(&defaults.headers)
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let body = content_type.map(|value| ("Content-Type", value));
    let mut headers: Vec<(String, String)> = Vec::new();
    for (name, value) in own.chain(body) {
        if !headers
            .iter()
            .any(|(known, _)| known.eq_ignore_ascii_case(name))
        {
            headers.push((name.to_owned(), value.to_owned()));
        }
    }
    headers
}
