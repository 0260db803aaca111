//! What is read, before it is a scenario.

use super::draft::Draft;

/// Tasks on their way into a scenario.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// What the scenario is called.
    pub(super) title: String,
    pub(super) tasks: Vec<TaskDraft>,
    /// Whether rows of a path with an id in it are named together.
    pub(super) names_ids: bool,
    /// Whether the pauses between requests are steps of their own, so that none is added between tasks.
    pub(super) has_waits: bool,
    /// Whether a request that cannot be sent is left out rather than a problem of the whole.
    pub(super) skips: bool,
}

/// A task on its way.
#[derive(Debug, Default)]
pub(super) struct TaskDraft {
    pub(super) name: Option<String>,
    pub(super) entries: Vec<Entry>,
}

/// What a task does.
#[derive(Debug)]
pub(super) enum Entry {
    Request(Box<Draft>),
    /// Seconds.
    Wait(f64),
}
