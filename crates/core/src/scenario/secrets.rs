//! What a link would tell everyone who gets it.

use std::collections::BTreeMap;

use super::{RequestStep, Scenario, Step, Task};

/// Headers that prove who someone is.
const SECRET: [&str; 6] = [
    "authorization",
    "proxy-authorization",
    "cookie",
    "x-api-key",
    "api-key",
    "x-auth-token",
];

impl Scenario {
    /// The paths of headers that look like secrets, so that whoever shares the scenario can be warned.
    #[must_use]
    pub fn secrets(&self) -> Vec<String> {
        let mut paths = secret_headers("defaults", &self.defaults.headers);
        for (index, class) in self.users.iter().enumerate() {
            for (task, written) in class.tasks.iter().enumerate() {
                paths.extend(in_task(&format!("users[{index}].tasks[{task}]"), written));
            }
        }
        paths
    }
}

fn in_task(path: &str, task: &Task) -> Vec<String> {
    let in_step = |(index, Step::Request(RequestStep { headers, .. })): (usize, &Step)| match task
        .is_short()
    {
        true => secret_headers(path, headers),
        false => secret_headers(&format!("{path}.steps[{index}]"), headers),
    };
    task.steps.iter().enumerate().flat_map(in_step).collect()
}

fn secret_headers(path: &str, headers: &BTreeMap<String, String>) -> Vec<String> {
    let secret = |name: &&String| SECRET.contains(&name.to_ascii_lowercase().as_str());
    headers
        .keys()
        .filter(secret)
        .map(|name| format!("{path}.headers.{name}"))
        .collect()
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
}
