//! Descriptions of APIs: OpenAPI 3, in YAML or JSON.
//!
//! Source: the OpenAPI Specification, versions 3.0.4 and 3.1.1.

mod document;
mod example;
mod operation;
mod security;

use super::draft::Source;
use super::intake::Intake;
use super::json::{Slice, at, text};
use super::page::{Entry, Page, TaskDraft};
use crate::expr::Value;
use crate::scenario::{Method, Problem, read_tree};
use document::Document;

/// Reads a description: a task for each of its operations, with example values.
///
/// # Errors
/// Why there is nothing in it to send.
pub(super) fn read(whole: &str) -> Result<(Page, Intake), Vec<Problem>> {
    let document = Document::new(root(whole)?);
    if !text(document.root(), &["openapi"]).is_some_and(|version| version.starts_with("3.")) {
        let problem = Problem::new("openapi", "this is no description of OpenAPI 3");
        return Err(vec![
            problem.hint("of Swagger 2 make one of OpenAPI 3 first"),
        ]);
    }
    let mut intake = Intake::default();
    let page = Page {
        title: text(document.root(), &["info", "title"])
            .unwrap_or_default()
            .to_owned(),
        tasks: tasks(&document, &mut intake),
        skips: true,
        ..Page::default()
    };
    Ok((page, intake))
}

fn root(whole: &str) -> Result<Value, Vec<Problem>> {
    let json = Slice(whole);
    match whole.trim_start().starts_with('{') {
        true => json.value().ok_or_else(|| vec![json.broken(whole)]),
        false => read_tree(whole).map(Value::from),
    }
}

/// In the order of the paths.
fn tasks(document: &Document, intake: &mut Intake) -> Vec<TaskDraft> {
    let Some(Value::Map(paths)) = at(document.root(), &["paths"]) else {
        return Vec::new();
    };
    let mut tasks = Vec::new();
    for (path, item) in paths.iter() {
        let item = document.resolved(item);
        for method in Method::ALL {
            let source = Source {
                path: format!("paths[\"{}\"].{}", path.escape_debug(), method.keyword()),
                position: None,
            };
            let operation = at(item, &[method.keyword()]);
            let draft = operation.and_then(|operation| {
                operation::draft(document, path, item, method, operation, source, intake)
            });
            tasks.extend(draft.map(|draft| TaskDraft {
                name: None,
                entries: vec![Entry::Request(Box::new(draft))],
            }));
        }
    }
    tasks
}
