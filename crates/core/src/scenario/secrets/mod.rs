//! What a link would tell everyone who gets it.

mod names;

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::read::segment;
use super::{Body, RequestStep, Scenario, Step, Task};
use names::{is_secret, is_secret_header};

impl Scenario {
    /// The paths of headers, parameters and fields whose names are those of secrets, so that whoever shares
    /// the scenario can be warned. A parameter in a URL is `users[0].tasks[0].get?token`.
    #[must_use]
    pub fn secrets(&self) -> Vec<String> {
        let mut paths = named(
            "defaults.headers",
            self.defaults.headers.keys(),
            is_secret_header,
        );
        for (index, class) in self.users.iter().enumerate() {
            for (task, written) in class.tasks.iter().enumerate() {
                paths.extend(in_task(&format!("users[{index}].tasks[{task}]"), written));
            }
        }
        paths
    }
}

fn in_task(path: &str, task: &Task) -> Vec<String> {
    let in_step = |(index, Step::Request(step)): (usize, &Step)| match task.is_short() {
        true => in_request(path, step),
        false => in_request(&format!("{path}.steps[{index}]"), step),
    };
    task.steps.iter().enumerate().flat_map(in_step).collect()
}

fn in_request(path: &str, step: &RequestStep) -> Vec<String> {
    let mut paths = in_url(path, step);
    paths.extend(named(
        &format!("{path}.params"),
        step.params.keys(),
        is_secret,
    ));
    paths.extend(named(
        &format!("{path}.headers"),
        step.headers.keys(),
        is_secret_header,
    ));
    match &step.body {
        Body::Form(fields) => {
            paths.extend(named(&format!("{path}.form"), fields.keys(), is_secret));
        }
        Body::Json(value) => in_json(&format!("{path}.json"), value, &mut paths),
        Body::None | Body::Text(_) => {}
    }
    paths
}

fn in_url(path: &str, step: &RequestStep) -> Vec<String> {
    let bare = step.url.split('#').next().unwrap_or_default();
    let query = bare.split_once('?').map_or("", |(_, query)| query);
    let names: BTreeSet<_> = form_urlencoded::parse(query.as_bytes())
        .map(|(name, _)| name)
        .collect();
    let secret = names.iter().filter(|name| is_secret(name));
    let method = step.method.keyword();
    secret
        .map(|name| format!("{path}.{method}?{}", segment(name, true)))
        .collect()
}

/// A field's value is part of its secret, however deep.
fn in_json(path: &str, value: &Json, paths: &mut Vec<String>) {
    match value {
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                in_json(&format!("{path}[{index}]"), item, paths);
            }
        }
        Json::Object(fields) => {
            for (name, value) in fields {
                let path = format!("{path}{}", segment(name, false));
                match is_secret(name) {
                    true => paths.push(path),
                    false => in_json(&path, value, paths),
                }
            }
        }
        _ => {}
    }
}

fn named<'a>(
    path: &str,
    names: impl Iterator<Item = &'a String>,
    is_secret: fn(&str) -> bool,
) -> Vec<String> {
    names
        .filter(|name| is_secret(name))
        .map(|name| format!("{path}{}", segment(name, false)))
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
}
