//! Feeds of rows, and the names of secrets.

use super::fields::Fields;
use super::json;
use super::names::Kind;
use super::reader::Reader;
use crate::collection::Map;
use crate::data::{Feed, Source, Table, TableProblem};
use crate::scenario::Problem;
use crate::scenario::language::words;
use crate::scenario::text::Value;

/// Names that the platform reads from its environment.
pub(super) fn env(at: &Reader<'_>) -> Option<Vec<String>> {
    let name = |at: &Reader<'_>| {
        let name = at.filled().filter(|name| at.is_name(Kind::Env, name))?;
        if at.findings.names.define_env(name) {
            Some(name.to_owned())
        } else {
            at.problem_with_hint("this name is here twice", "remove one of the two")
        }
    };
    Some(at.items().iter().filter_map(name).collect())
}

pub(super) fn feeds(at: &Reader<'_>) -> Option<Map<String, Feed>> {
    let feed = |(name, at): (&str, Reader<'_>)| {
        at.is_name(Kind::Feed, name);
        at.findings.names.define_feed(name);
        Some((name.to_owned(), feed(&at)?))
    };
    Some(at.map()?.filter_map(feed).collect())
}

fn feed(at: &Reader<'_>) -> Option<Feed> {
    let fields = at.fields(words::FEED)?;
    let source = source(at, &fields);
    let feed = Feed {
        source: Source::Inline(String::new()),
        order: fields.read_or_default("order", Reader::choice),
        scope: fields.read_or_default("share", Reader::choice),
        take: fields.read_or_default("take", Reader::choice),
        on_end: fields.read_or_default("on_end", Reader::choice),
    };
    Some(Feed {
        source: source?,
        ..feed
    })
}

fn source(at: &Reader<'_>, fields: &Fields<'_, '_>) -> Option<Source> {
    let given = ["csv", "json", "inline"].map(|key| fields.get(key));
    match given {
        [Some(csv), None, None] => path(&csv).map(Source::CsvFile),
        [None, Some(json), None] => json_source(&json),
        [None, None, Some(inline)] => inline_source(&inline),
        [None, None, None] if fields.complete => at.problem_with_hint(
            "has no rows",
            "a feed has `csv` or `json` with a file's path, or its rows `inline`",
        ),
        [None, None, None] => None,
        _ => at.problem_with_hint(
            "has rows from two places",
            "a feed has one of csv, json, inline",
        ),
    }
}

fn path(at: &Reader<'_>) -> Option<String> {
    at.filled().map(str::to_owned)
}

fn json_source(at: &Reader<'_>) -> Option<Source> {
    if !matches!(at.node.value, Value::List(_)) {
        return path(at).map(Source::JsonFile);
    }
    if at.items().is_empty() {
        return None;
    }
    let serde_json::Value::Array(rows) = json::plain(at)? else {
        return None;
    };
    for problem in Table::json(&rows).err().unwrap_or_default() {
        at.report(told(&problem, false), at.node.span);
    }
    Some(Source::Json(rows))
}

fn inline_source(at: &Reader<'_>) -> Option<Source> {
    let text = at.text()?;
    for problem in Table::csv(text).err().unwrap_or_default() {
        match problem
            .line
            .and_then(|line| at.findings.line(at.node.span, text, line))
        {
            Some(position) => at.report_at(told(&problem, true), position),
            None => at.report(told(&problem, false), at.node.span),
        }
    }
    Some(Source::Inline(text.to_owned()))
}

fn told(problem: &TableProblem, at_its_line: bool) -> Problem {
    let message = match problem.line.filter(|_| !at_its_line) {
        Some(line) => format!("line {line}: {}", problem.message),
        None => problem.message.clone(),
    };
    Problem {
        hint: problem.hint.map(str::to_owned),
        ..Problem::new("", message)
    }
}
