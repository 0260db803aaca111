//! Collections of Postman, version 2.1 (and 2.0, which is written alike where it matters).
//!
//! Source: the collection's schema, <https://schema.getpostman.com/json/collection/v2.1.0/>.

mod auth;
mod body;
mod item;
mod variables;

use super::intake::Intake;
use super::json::{Slice, at, list, text};
use super::page::{Page, TaskDraft};
use crate::expr::Value;
use crate::scenario::Problem;
use item::Folder;
use variables::Variables;

/// The longest collection that is read, in bytes.
const MAX_BYTES: usize = 64 << 20;

/// Reads a collection.
///
/// # Errors
/// Why there is nothing in it to send.
pub(super) fn read(whole: &str) -> Result<(Page, Intake), Vec<Problem>> {
    if whole.len() > MAX_BYTES {
        let message = format!(
            "the collection is {} bytes long, at most {MAX_BYTES} are read",
            whole.len()
        );
        return Err(vec![
            Problem::new("", message).hint("export a folder of it"),
        ]);
    }
    let root = Slice(whole);
    let root = root.value().ok_or_else(|| vec![root.broken(whole)])?;
    // The API answers with the collection inside.
    let collection = at(&root, &["collection"]).unwrap_or(&root);
    if list(collection, &["item"]).is_empty() {
        let problem = Problem::new("item", "this is no collection of Postman, or an empty one");
        return Err(vec![problem.hint("export it as Collection v2.1")]);
    }
    let mut intake = Intake::default();
    let page = page(collection, &mut intake);
    Ok((page, intake))
}

/// A task for each folder at the top, and for each request beside them.
fn page(collection: &Value, intake: &mut Intake) -> Page {
    let variables = Variables::of(collection, intake);
    let folder = Folder {
        variables: &variables,
        auth: at(collection, &["auth"]),
        path: "item".to_owned(),
    };
    let items = list(collection, &["item"]).iter().enumerate();
    let tasks = items.map(|(index, item)| {
        let mut entries = Vec::new();
        folder.inside(index, item, intake, &mut entries);
        TaskDraft {
            name: text(item, &["name"]).map(str::to_owned),
            entries,
        }
    });
    let tasks: Vec<TaskDraft> = tasks.collect();
    if variables.are_scripts() {
        let everywhere = super::draft::Source::default();
        let hint = "what they set or test is written as `extract`, `checks` or `set`";
        intake.note(&everywhere, "scripts are left out: no code is run", hint);
    }
    Page {
        title: text(collection, &["info", "name"])
            .unwrap_or_default()
            .to_owned(),
        tasks,
        skips: true,
        ..Page::default()
    }
}
