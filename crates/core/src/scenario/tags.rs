//! Choosing tasks by their tags.

use super::counted::Counted;
use super::{Problem, Scenario, Task, TaskBody, TaskSet};

impl Scenario {
    /// The scenario with only the tasks that have one of `tags`, if there are any, and none of `excluded`.
    ///
    /// Exclusion wins. A set's tags are its tasks' tags too; a set stays if one of its tasks does. A class without
    /// tasks is left out, and so is a threshold on a row or a check that only tasks left out have.
    ///
    /// Source: Locust 2.47, `user/task.py`, `filter_tasks_by_tags`.
    ///
    /// # Errors
    /// When no class has a task left.
    pub fn with_tags(mut self, tags: &[String], excluded: &[String]) -> Result<Self, Vec<Problem>> {
        if tags.is_empty() && excluded.is_empty() {
            return Ok(self);
        }
        let (choice, before) = (Choice { tags, excluded }, Counted::of(&self));
        for class in &mut self.users {
            choice.filter(&mut class.behaviour, &[]);
        }
        self.users.retain(|class| !class.behaviour.tasks.is_empty());
        if self.users.is_empty() {
            let message = "no task is left by the tags";
            return Err(vec![
                Problem::new("users", message).hint("see `tags` of the tasks"),
            ]);
        }
        let after = Counted::of(&self);
        self.thresholds
            .retain(|threshold| !before.may_say(threshold) || after.may_say(threshold));
        Ok(self)
    }
}

struct Choice<'a> {
    tags: &'a [String],
    excluded: &'a [String],
}

impl Choice<'_> {
    fn filter(&self, set: &mut TaskSet, inherited: &[String]) {
        set.tasks.retain_mut(|task| self.keeps(task, inherited));
    }

    fn keeps(&self, task: &mut Task, inherited: &[String]) -> bool {
        let tags = [inherited, &task.tags].concat();
        match &mut task.body {
            TaskBody::Steps(_) => self.chooses(&tags),
            TaskBody::Set(set) => {
                self.filter(set, &tags);
                !set.tasks.is_empty()
            }
        }
    }

    fn chooses(&self, tags: &[String]) -> bool {
        let any = |wanted: &[String]| wanted.iter().any(|tag| tags.contains(tag));
        (self.tags.is_empty() || any(self.tags)) && !any(self.excluded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row 21 of Locust's documentation: four tasks with their tags.
    fn left(tags: &[&str], excluded: &[&str]) -> Vec<String> {
        let text = "
users:
  - name: A
    tasks:
      - { get: /1, tags: [tag1] }
      - { get: /2, tags: [tag1, tag2] }
      - { name: set, tags: [tag3], tasks: [{ get: /3 }] }
      - { get: /4 }
";
        let owned = |tags: &[&str]| tags.iter().map(|&tag| tag.to_owned()).collect::<Vec<_>>();
        let scenario = Scenario::parse(text).unwrap();
        let Ok(scenario) = scenario.with_tags(&owned(tags), &owned(excluded)) else {
            return vec![];
        };
        let json: serde_json::Value = serde_json::from_str(&scenario.to_json()).unwrap();
        let tasks = json["users"][0]["tasks"].as_array().unwrap();
        let get = |task: &serde_json::Value| {
            task.get("get")
                .or(task["tasks"][0].get("get"))
                .unwrap()
                .to_string()
        };
        tasks
            .iter()
            .map(|task| get(task).trim_matches('"').to_owned())
            .collect()
    }

    #[test]
    fn tags_choose_tasks_as_locusts_do() {
        assert_eq!(left(&["tag1"], &[]), ["/1", "/2"]);
        assert_eq!(left(&[], &["tag3"]), ["/1", "/2", "/4"]);
        assert_eq!(left(&["tag1"], &["tag3"]), ["/1", "/2"]);
        assert_eq!(left(&["tag1", "tag3"], &["tag2"]), ["/1", "/3"]);
    }

    #[test]
    fn thresholds_on_what_the_tags_leave_out_are_left_out_with_it() {
        let text = "
users:
  - name: A
    tasks:
      - { get: /1, tags: [one], checks: { a: true } }
      - { get: /2, checks: { b: true } }
      - { get: '/3/${user.id}', tags: [three] }
      - { name: set, tasks: [{ transaction: buy, steps: [{ rename: pay, steps: [{ post: /4 }] }] }] }
thresholds:
  - p95 < 1
  - { expect: p95 < 1, on: GET /1 }
  - { expect: p95 < 1, on: GET /2 }
  - { expect: p95 < 1, on: GET /v1/2 }
  - { expect: p95 < 1, on: GET /3/7 }
  - { expect: p95 < 1, on: POST pay }
  - { expect: p95 < 1, on: TRANSACTION buy }
  - { expect: p95 < 1, on: POST /4 }
  - checks[\"a\"] > 0.5
  - checks[\"b\"] > 0.5
";
        let left = |tags: &[String], excluded: &[String]| {
            let scenario = Scenario::parse(text).unwrap();
            let chosen = scenario.with_tags(tags, excluded).unwrap();
            let thresholds = chosen.thresholds.iter();
            let told = thresholds.map(|threshold| match &threshold.on {
                Some(row) => row.clone(),
                None => threshold.expect.source().to_owned(),
            });
            told.collect::<Vec<_>>().join(", ")
        };
        // `POST /4` is a row that no request of the whole scenario has: told when it is compiled.
        let one = "p95 < 1, GET /1, POST /4, checks[\"a\"] > 0.5";
        assert_eq!(left(&["one".to_owned()], &[]), one);
        let not_three =
            "p95 < 1, GET /2, GET /v1/2, POST pay, TRANSACTION buy, POST /4, checks[\"b\"] > 0.5";
        assert_eq!(
            left(&[], &["one".to_owned(), "three".to_owned()]),
            not_three
        );
    }

    #[test]
    fn a_choice_of_nothing_is_a_problem() {
        assert_eq!(left(&["tag9"], &[]), [""; 0]);
    }
}
