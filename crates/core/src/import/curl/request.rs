//! From a command to the requests it makes.

use super::command::{Command, REDIRECTS};
use super::data;
use super::word::{Word, source};
use crate::import::draft::{Draft, Payload};
use crate::import::intake::{Intake, problem};
use crate::import::place::Place;
use crate::scenario::Problem;

impl Command {
    /// Its requests, one a URL.
    ///
    /// # Errors
    /// Why one cannot be sent.
    pub(super) fn drafts(&self, intake: &mut Intake) -> Result<Vec<Draft>, Problem> {
        self.urls
            .iter()
            .map(|url| self.draft(url, intake))
            .collect()
    }

    fn draft(&self, url: &Word, intake: &mut Intake) -> Result<Draft, Problem> {
        let here = source(url);
        let place = Place::read(&self.with_query(&url.text));
        let mut place = place.map_err(|(message, hint)| problem(&here, message, hint))?;
        if place.origin.is_none() {
            intake.note(
                &here,
                "the host is a variable, whose value is not known here",
                "give it with --host when it is run",
            );
        }
        if place.target.contains('{') && !place.target.contains("${") {
            intake.note(
                &here,
                "curl asks for each of what stands in braces: here it is one request",
                "import one URL of each",
            );
        }
        let user = place.user.take();
        let mut draft = Draft::new(self.method(), place, source(&self.word));
        draft.basic = self.user.clone().or(user);
        draft.timeout = self.timeout;
        draft.redirects = Some(if self.follows { self.most_redirects } else { 0 });
        draft.redirects.take_if(|most| *most == REDIRECTS);
        draft.payload = self.payload();
        draft.headers = self.all_headers(&draft.payload);
        Ok(draft)
    }

    fn with_query(&self, url: &str) -> String {
        let data = self
            .data
            .iter()
            .filter(|_| self.is_get)
            .map(|data| data.text.as_str());
        let query: Vec<&str> = data.chain(self.query.iter().map(String::as_str)).collect();
        let (bare, fragment) = url.split_once('#').unwrap_or((url, ""));
        match query.is_empty() {
            true => url.to_owned(),
            false => {
                let link = if bare.contains('?') { '&' } else { '?' };
                format!("{bare}{link}{}#{fragment}", query.join("&"))
            }
        }
    }

    fn method(&self) -> String {
        let sends = !self.data.is_empty() || !self.parts.is_empty();
        let own = match () {
            () if self.is_head => "HEAD",
            () if self.is_get => "GET",
            () if self.is_upload => "PUT",
            () if sends => "POST",
            () => "GET",
        };
        self.method.clone().unwrap_or_else(|| own.to_owned())
    }

    fn payload(&self) -> Payload {
        match () {
            () if self.is_get || self.is_head => Payload::None,
            () if !self.parts.is_empty() => Payload::Parts(self.parts.clone()),
            () if self.data.is_empty() => Payload::None,
            () => Payload::Text(data::joined(&self.data)),
        }
    }

    /// Its own, then those that curl sends of itself with such a body.
    fn all_headers(&self, payload: &Payload) -> Vec<(String, String)> {
        let mut headers = self.headers.clone();
        let implied: &[(&str, &str)] = match payload {
            Payload::Text(_) if self.is_json => &[
                ("Content-Type", "application/json"),
                ("Accept", "application/json"),
            ],
            Payload::Text(_) => &[("Content-Type", "application/x-www-form-urlencoded")],
            _ => &[],
        };
        for (name, value) in implied {
            let given = self
                .headers
                .iter()
                .map(|(name, _)| name)
                .chain(&self.removed);
            if !given
                .into_iter()
                .any(|known| known.eq_ignore_ascii_case(name))
            {
                headers.push(((*name).to_owned(), (*value).to_owned()));
            }
        }
        headers
    }
}
