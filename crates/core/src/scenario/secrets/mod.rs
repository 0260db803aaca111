//! What a link would tell everyone who gets it.

mod names;
mod request;
mod value;

pub(crate) use names::{is_secret, is_secret_header};

use super::read::segment;
use super::{Scenario, Step, TaskBody, TaskSet, Variables};

impl Scenario {
    /// The paths of headers, parameters, fields and variables whose names are those of secrets, and of
    /// credentials, where they are written down rather than computed, so that whoever shares the scenario can be
    /// warned. A parameter in a URL is `users[0].tasks[0].get?token`.
    #[must_use]
    pub fn secrets(&self) -> Vec<String> {
        let mut found = Found::default();
        found.variables("variables", &self.variables);
        found.headers("defaults.headers", &self.defaults.headers);
        found.auth("defaults.auth", self.defaults.auth.as_ref());
        for (index, class) in self.users.iter().enumerate() {
            let path = format!("users[{index}]");
            found.variables(&format!("{path}.variables"), &class.variables);
            found.set(&path, &class.behaviour);
        }
        found.steps("on_test_start", &self.on_test_start);
        found.steps("on_test_stop", &self.on_test_stop);
        found.paths
    }
}

/// Paths found so far.
#[derive(Default)]
struct Found {
    paths: Vec<String>,
}

impl Found {
    fn set(&mut self, path: &str, set: &TaskSet) {
        self.steps(&format!("{path}.on_start"), &set.on_start);
        for (index, task) in set.tasks.iter().enumerate() {
            let path = format!("{path}.tasks[{index}]");
            match &task.body {
                TaskBody::Set(inner) => self.set(&path, inner),
                TaskBody::Steps(steps) => match &steps[..] {
                    [only] if task.is_short() => self.step(&path, only),
                    steps => self.steps(&format!("{path}.steps"), steps),
                },
            }
        }
        self.steps(&format!("{path}.on_stop"), &set.on_stop);
    }

    fn steps(&mut self, path: &str, steps: &[Step]) {
        for (index, step) in steps.iter().enumerate() {
            self.step(&format!("{path}[{index}]"), step);
        }
    }

    fn step(&mut self, path: &str, step: &Step) {
        match step {
            Step::Request(step) => self.request(path, step),
            Step::Parallel(requests) => {
                for (index, step) in requests.iter().enumerate() {
                    self.request(&format!("{path}.parallel[{index}]"), step);
                }
            }
            Step::Rename { steps, .. }
            | Step::Transaction { steps, .. }
            | Step::While { steps, .. }
            | Step::Repeat { steps, .. }
            | Step::ForEach { steps, .. } => self.steps(&format!("{path}.steps"), steps),
            Step::If {
                then, otherwise, ..
            } => {
                self.steps(&format!("{path}.then"), then);
                self.steps(&format!("{path}.else"), otherwise);
            }
            Step::Set(variables) => self.variables(&format!("{path}.set"), variables),
            _ => {}
        }
    }

    fn variables(&mut self, path: &str, variables: &Variables) {
        for (name, value) in variables {
            self.field(
                &format!("{path}{}", segment(name, false)),
                name,
                value.source(),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_in_headers_are_found_wherever_they_are() {
        let text = "
defaults: { headers: { authorization: Bearer x, Accept: text/html } }
users:
  - name: A
    tasks:
      - { get: /, headers: { Cookie: a=b } }
      - steps: [{ get: / }, { get: /, headers: { X-Api-Key: k } }]
";
        let paths = [
            "defaults.headers.authorization",
            "users[0].tasks[0].headers.Cookie",
            "users[0].tasks[1].steps[1].headers.X-Api-Key",
        ];
        assert_eq!(Scenario::parse(text).unwrap().secrets(), paths);
    }

    #[test]
    fn credentials_in_urls_parameters_and_bodies_are_found_however_deep() {
        let text = r#"
users:
  - name: A
    tasks:
      - { get: "/?q=token&api%5Fkey=1&api_key=2&page=3#password", params: { Token: x, keyword: y } }
      - { post: /, form: { user: ada, "pass\ewd": a, "pwd.\e": b } }
      - steps:
          - get: /
          - post: /
            json: { user: { password: a, author: b }, items: [1, { auth: { session: c } }] }
"#;
        let paths = [
            "users[0].tasks[0].get?api_key",
            "users[0].tasks[0].params.Token",
            "users[0].tasks[1].form[\"pwd.\\u{1b}\"]",
            "users[0].tasks[2].steps[1].json.items[1].auth",
            "users[0].tasks[2].steps[1].json.user.password",
        ];
        assert_eq!(Scenario::parse(text).unwrap().secrets(), paths);
    }

    #[test]
    fn credentials_and_secret_variables_are_found_in_every_step() {
        let text = r#"
variables: { api_key: abc, page: 1, tokens: 3 }
users:
  - name: A
    variables: { password: hunter2 }
    on_start:
      - if: page == 1
        then: [{ set: { session: { id: 7 } } }]
        else: [{ get: /, auth: { basic: { user: ada, password: lovelace } } }]
    tasks:
      - tasks:
          - parallel: [{ get: /, auth: { bearer: abc } }]
          - interrupt: {}
      - post: /
        multipart: [{ name: token, value: x }, { name: text, value: y }]
on_test_stop:
  - { get: /, headers: { Cookie: a=b } }
"#;
        let paths = [
            "variables.api_key",
            "users[0].variables.password",
            "users[0].on_start[0].then[0].set.session",
            "users[0].on_start[0].else[0].auth.basic.password",
            "users[0].tasks[0].tasks[0].parallel[0].auth.bearer",
            "users[0].tasks[1].multipart[0].value",
            "on_test_stop[0].headers.Cookie",
        ];
        assert_eq!(Scenario::parse(text).unwrap().secrets(), paths);
    }

    #[test]
    fn what_is_computed_is_written_down_nowhere() {
        let text = r#"
env: [TOKEN]
users:
  - name: A
    variables: { token: "${env.TOKEN}" }
    tasks:
      - get: /?token=${token}
        params: { key: "${env.TOKEN}" }
        headers: { Authorization: "Bearer ${token}" }
      - post: /
        auth: { basic: { user: ada, password: "${env.TOKEN}" } }
        json: { auth: { token: "${token}" } }
"#;
        assert_eq!(Scenario::parse(text).unwrap().secrets(), [""; 0]);
    }
}
