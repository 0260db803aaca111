//! Requests of a recording in the tasks of their pages.

use super::Visit;
use super::call::Call;
use crate::import::Options;
use crate::import::page::{Entry, Page, TaskDraft};
use crate::import::place::Place;

/// Shorter is no pause, in milliseconds.
const LEAST_WAIT: f64 = 100.0;

/// The tasks of what was chosen, in the order of the recording.
pub(super) fn page(calls: Vec<Call>, visits: &[Visit], options: &Options) -> Page {
    let mut page = Page {
        names_ids: true,
        skips: true,
        has_waits: options.waits,
        title: title(&calls, visits),
        ..Page::default()
    };
    let mut current: Option<Option<String>> = None;
    let mut ended: Option<f64> = None;
    for call in calls {
        if current.as_ref() != Some(&call.page) {
            current = Some(call.page.clone());
            page.tasks.push(TaskDraft {
                name: Some(name(&call, visits)),
                entries: Vec::new(),
            });
        }
        let wait = options.waits.then(|| pause(&call, &mut ended)).flatten();
        if let Some(task) = page.tasks.last_mut() {
            task.entries.extend(wait.map(Entry::Wait));
            task.entries.push(Entry::Request(Box::new(call.draft)));
        }
    }
    page
}

fn title(calls: &[Call], visits: &[Visit]) -> String {
    let machine = calls.first().and_then(|call| call.draft.place.machine());
    let title = visits
        .iter()
        .map(|visit| visit.title.as_str())
        .find(|title| !title.is_empty() && !title.contains("://"));
    title.or(machine).unwrap_or_default().to_owned()
}

/// What the page is called; where that is its URL, the path of it.
fn name(call: &Call, visits: &[Visit]) -> String {
    let visit = visits
        .iter()
        .find(|visit| Some(&visit.id) == call.page.as_ref());
    let title = visit.map(|visit| visit.title.as_str()).unwrap_or_default();
    match title {
        "" => call.draft.place.path().to_owned(),
        url if url.contains("://") => {
            Place::read(url).map_or_else(|_| url.to_owned(), |place| place.path().to_owned())
        }
        title => title.to_owned(),
    }
}

/// Seconds, to the tenth, between the end of all before and this one's beginning.
fn pause(call: &Call, ended: &mut Option<f64>) -> Option<f64> {
    let began = call.began? as f64;
    let before = ended.replace(ended.unwrap_or(began).max(began + call.took))?;
    let pause = began - before;
    (pause >= LEAST_WAIT).then(|| (pause / 100.0).round() / 10.0)
}
