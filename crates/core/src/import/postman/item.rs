//! Folders and requests of a collection.

use super::auth;
use super::body;
use super::variables::{Variables, scalar};
use crate::expr::Value;
use crate::import::draft::{Draft, Source};
use crate::import::intake::Intake;
use crate::import::json::{at, list, text};
use crate::import::page::Entry;
use crate::import::place::Place;

/// What a request has from the folders around it.
#[derive(Clone, Debug)]
pub(super) struct Folder<'c> {
    pub(super) variables: &'c Variables,
    /// Who asks, unless a request says it itself.
    pub(super) auth: Option<&'c Value>,
    /// Where its items stand.
    pub(super) path: String,
}

impl<'c> Folder<'c> {
    /// Adds the requests of an item: its own, or those of the folder that it is.
    pub(super) fn inside(
        &self,
        index: usize,
        item: &'c Value,
        intake: &mut Intake,
        entries: &mut Vec<Entry>,
    ) {
        let path = format!("{}[{index}]", self.path);
        if !list(item, &["event"]).is_empty() {
            self.variables.see_script();
        }
        let Some(request) = at(item, &["request"]) else {
            let folder = Folder {
                auth: at(item, &["auth"]).or(self.auth),
                path: format!("{path}.item"),
                ..self.clone()
            };
            let items = list(item, &["item"]).iter().enumerate();
            // A collection is no deeper than JSON that is read.
            return items.for_each(|(index, item)| folder.inside(index, item, intake, entries));
        };
        let source = Source {
            path,
            position: None,
        };
        if let Some(draft) = self.draft(request, source, intake) {
            entries.push(Entry::Request(Box::new(draft)));
        }
    }

    fn draft(&self, request: &Value, source: Source, intake: &mut Intake) -> Option<Draft> {
        let url = self.url(request);
        let place = match Place::read(&url) {
            Ok(place) => place,
            Err((message, hint)) => {
                intake.note(&source, format!("a request is left out: {message}"), hint);
                return None;
            }
        };
        if place.origin.is_none() {
            intake.note(
                &source,
                "the host is a variable, whose value is not in the collection",
                "give it with --host when it is run",
            );
        }
        let method = text(request, &["method"]).unwrap_or("GET");
        let mut draft = Draft::new(method, place, source);
        draft.basic = draft.place.user.take();
        draft.headers = self.pairs(request, &["header"]);
        draft.payload = body::payload(self.variables, request, &mut draft, intake);
        auth::apply(
            self.variables,
            at(request, &["auth"]).or(self.auth),
            &mut draft,
            intake,
        );
        Some(draft)
    }

    /// With the values of its path's variables, such as `:id`.
    fn url(&self, request: &Value) -> String {
        let written = match request {
            Value::Text(url) => Some(&**url),
            _ => text(request, &["url"]).or_else(|| text(request, &["url", "raw"])),
        };
        let url = self.variables.fill(written.unwrap_or_default());
        let (path, query) = match url.split_once('?') {
            Some((path, query)) => (path, format!("?{query}")),
            None => (&*url, String::new()),
        };
        let segment = |segment: &str| match segment
            .strip_prefix(':')
            .and_then(|name| self.path_variable(request, name))
        {
            Some(value) => value,
            None => segment.to_owned(),
        };
        let path: Vec<String> = path.split('/').map(segment).collect();
        path.join("/") + &query
    }

    fn path_variable(&self, request: &Value, name: &str) -> Option<String> {
        let all = list(request, &["url", "variable"]);
        let own = all
            .iter()
            .find(|variable| text(variable, &["key"]) == Some(name))?;
        let value = self.variables.fill(&scalar(at(own, &["value"])?));
        (!value.is_empty()).then_some(value)
    }

    fn pairs(&self, value: &Value, path: &[&str]) -> Vec<(String, String)> {
        pairs(self.variables, value, path)
    }
}

/// `key` and `value` of each of a list that is not turned off.
pub(super) fn pairs(variables: &Variables, value: &Value, path: &[&str]) -> Vec<(String, String)> {
    let pair = |pair: &Value| {
        let key = variables.fill(text(pair, &["key"])?);
        Some((key, variables.fill(&scalar(at(pair, &["value"])?))))
    };
    list(value, path)
        .iter()
        .filter(|pair| is_on(pair))
        .filter_map(pair)
        .collect()
}

/// Whether a person has not turned it off.
pub(super) fn is_on(pair: &Value) -> bool {
    !matches!(at(pair, &["disabled"]), Some(Value::Bool(true)))
}
