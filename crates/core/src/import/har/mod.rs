//! Recordings of browsers: HTTP archives.
//!
//! Source: "HAR 1.2 Spec", Jan Odvarko, 2012; and what browsers write beside it (`_resourceType`, `_fromCache`).
//!
//! ```text
//!  text ──entries, one at a time──► Call ──chosen: own origins, no assets──► Draft, in the tasks of their pages
//! ```

mod asset;
mod call;
mod chosen;
mod cookies;
mod tasks;
mod time;

use std::borrow::Cow;

use super::Options;
use super::intake::Intake;
use super::json::{Slice, text};
use super::page::Page;
use crate::expr::Value;
use crate::scenario::Problem;
use call::Call;

/// The most requests that a recording may have; a scenario has fewer steps.
const MAX_ENTRIES: usize = 200_000;

/// A page of a recording.
#[derive(Debug)]
struct Visit {
    id: String,
    title: String,
}

/// Reads a recording.
///
/// # Errors
/// Why there is nothing in it to send.
pub(super) fn read(whole: &str, options: &Options) -> Result<(Page, Intake), Vec<Problem>> {
    let one = |problem| vec![problem];
    let root = Slice(whole);
    let members = root.members().ok_or_else(|| one(root.broken(whole)))?;
    let log = named(&members, "log").ok_or_else(|| one(no_log("there is no `log`")))?;
    let log = log.members().unwrap_or_default();
    let entries = named(&log, "entries").and_then(Slice::items);
    let entries = entries.ok_or_else(|| one(no_log("`log` has no list of `entries`")))?;
    if entries.len() > MAX_ENTRIES {
        let message = format!("{} entries, at most {MAX_ENTRIES} are read", entries.len());
        return Err(one(
            Problem::new("log.entries", message).hint("export a shorter recording")
        ));
    }
    let mut intake = Intake::default();
    let calls = entries
        .iter()
        .enumerate()
        .filter_map(|(index, entry)| Call::read(index, *entry, &mut intake));
    let calls: Vec<Call> = calls.collect();
    let visits = named(&log, "pages").and_then(Slice::items);
    let visits: Vec<Visit> = visits
        .into_iter()
        .flatten()
        .filter_map(|page| visit(&page.value()?))
        .collect();
    let chosen = chosen::chosen(calls, options, &mut intake);
    Ok((tasks::page(chosen, &visits, options), intake))
}

/// A member of an object; of several of one name the last.
fn named<'t>(members: &[(Cow<'t, str>, Slice<'t>)], name: &str) -> Option<Slice<'t>> {
    let mut own = members.iter().filter(|(known, _)| known == name);
    own.next_back().map(|(_, slice)| *slice)
}

fn no_log(message: &str) -> Problem {
    Problem::new("", format!("this is no HAR file: {message}"))
        .hint("save the network panel's recording as HAR")
}

fn visit(page: &Value) -> Option<Visit> {
    Some(Visit {
        id: text(page, &["id"])?.to_owned(),
        title: text(page, &["title"]).unwrap_or_default().to_owned(),
    })
}
