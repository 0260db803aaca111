//! What a scenario would do, before anything is sent.

use std::sync::Arc;

use katydid_core::plan::{BrowserNote, Plan, Request, browser_notes_on};
use katydid_core::scenario::{Problem, Scenario, locate};

use crate::data_file::DataFile;

/// A scenario without problems, and the plan made of it.
#[derive(Clone, Debug)]
pub struct Preview {
    /// As its author wrote it.
    pub scenario: Scenario,
    /// What would run.
    pub plan: Plan,
}

impl Preview {
    /// Compiles the scenario.
    ///
    /// # Errors
    /// Everything that keeps it from running.
    pub fn of(scenario: Scenario) -> Result<Self, Vec<Problem>> {
        let plan = Plan::compile(&scenario)?;
        Ok(Self { scenario, plan })
    }

    /// Whether some requests stay inside the engine, as the built-in target answers them.
    #[must_use]
    pub fn uses_built_in_target(&self) -> bool {
        self.plan.known_requests().any(Request::is_demo)
    }

    /// Whether some requests go over the network.
    #[must_use]
    pub fn uses_network(&self) -> bool {
        !self.plan.known_requests().all(Request::is_demo)
    }

    /// What a browser would do otherwise than the native engine, on a page of this origin.
    #[must_use]
    pub fn browser_notes(&self, own_origin: &str) -> Vec<BrowserNote> {
        browser_notes_on(&self.plan, own_origin)
    }
}

/// What is known of a text: what it would do, or what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// `None` if there are problems.
    pub preview: Option<Arc<Preview>>,
    /// In the order of the text.
    pub problems: Vec<Problem>,
    /// The files whose rows the text still lacks.
    pub files: Vec<DataFile>,
}

impl Checked {
    /// Reads and compiles a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        match Scenario::parse(text) {
            Ok(scenario) => Self::compiled(scenario, text),
            Err(problems) => Self {
                problems,
                ..Self::default()
            },
        }
    }

    fn compiled(scenario: Scenario, text: &str) -> Self {
        let files = DataFile::of(&scenario);
        match Preview::of(scenario) {
            Ok(preview) => Self {
                preview: Some(Arc::new(preview)),
                problems: Vec::new(),
                files,
            },
            Err(problems) => Self {
                preview: None,
                problems: locate(problems, text),
                files,
            },
        }
    }

    /// The lines that something is wrong with, counted from 1.
    #[must_use]
    pub fn problem_lines(&self) -> Vec<usize> {
        let positions = self.problems.iter().filter_map(|problem| problem.position);
        positions.map(|position| position.line as usize).collect()
    }

    /// What is wrong with the field at this path.
    #[must_use]
    pub fn problem_of(&self, path: &str) -> Option<String> {
        let problem = self.problems.iter().find(|problem| problem.path == path)?;
        Some(problem.message.clone())
    }

    /// The secrets it asks for, by name.
    #[must_use]
    pub fn secrets(&self) -> &[String] {
        self.preview
            .as_ref()
            .map_or(&[], |preview| &preview.plan.env)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_problems_has_a_plan() {
        let checked = Checked::of("host: demo://shop\nusers: [{ name: A, tasks: [{ get: / }] }]");
        assert_eq!(checked.problems, []);
        let preview = checked.preview.unwrap();
        assert!(preview.uses_built_in_target() && !preview.uses_network());
    }

    #[test]
    fn a_page_needs_no_leave_to_send_to_its_own_origin() {
        let checked =
            Checked::of("host: http://a.example\nusers: [{ name: A, tasks: [{ delete: / }] }]");
        let preview = checked.preview.unwrap();
        assert_eq!(preview.browser_notes("http://a.example"), []);
        assert!(!preview.browser_notes("http://b.example").is_empty());
    }

    #[test]
    fn a_problem_is_found_by_the_field_it_is_in() {
        let checked = Checked::of("load: { users: many }");
        assert!(checked.preview.is_none());
        assert!(checked.problem_of("load.users").is_some());
        assert_eq!(checked.problem_of("host"), None);
    }

    #[test]
    fn what_shows_only_in_the_plan_stands_at_its_line_too() {
        let checked = Checked::of("users:\n  - name: A\n    tasks:\n      - get: hello\n");
        let lines: Vec<_> = checked
            .problems
            .iter()
            .map(|problem| problem.position.map(|position| position.line))
            .collect();
        assert_eq!(lines, [Some(4)]);
    }
}
