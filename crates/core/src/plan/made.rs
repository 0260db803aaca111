//! Making a request of what is known only when it is sent.

use super::{Made, MadeBody, Name, Request, url};
use crate::expr::{EvaluationError, Scope};
use crate::multipart::{self, Part};
use crate::scenario::{Fields, PartStep};

impl Made {
    /// Makes a copy of the plan's request what is sent now, whatever was made of it before; gives what it is counted
    /// under where that is [`Name::Made`].
    ///
    /// `targets` are the only origins it may go to; `boundary` parts a multipart body.
    ///
    /// # Errors
    /// Why it cannot be made, in words: an expression that fails, a URL that leads elsewhere.
    pub fn make(
        &self,
        plan: &Request,
        request: &mut Request,
        scope: &dyn Scope,
        targets: &[String],
        boundary: &str,
    ) -> Result<Option<String>, String> {
        let words = |error: EvaluationError| error.to_string();
        match self.starts_known {
            true => {
                let known = plan.url.len();
                request.url.truncate(known);
                let rest = self.url.append_rest(scope, &mut request.url);
                rest.map_err(words)?;
                url::encode_rest(&mut request.url, known);
            }
            false => request.url = self.url(scope, targets)?,
        }
        check_length(&request.url)?;
        self.make_headers(request, scope, boundary)?;
        self.make_body(&mut request.body, scope, boundary)
            .map_err(words)?;
        match &self.name {
            Name::Made(name) => name.text(scope).map(Some).map_err(words),
            Name::Known | Name::Path => Ok(None),
        }
    }

    fn url(&self, scope: &dyn Scope, targets: &[String]) -> Result<String, String> {
        let text = self.url.text(scope).map_err(|error| error.to_string())?;
        let params = fields(&self.params, scope).map_err(|error| error.to_string())?;
        if !url::is_absolute(&text) && !text.starts_with(['/', '?']) {
            return Err(format!(
                "the URL `{text}` is neither a path nor an http(s) URL"
            ));
        }
        let url = url::absolute(&self.host, &text, &params);
        let origin = url::split(&url).0;
        if !targets.iter().any(|target| target == origin) {
            return Err(format!(
                "the URL leads to {origin}, which is not among this test's targets"
            ));
        }
        Ok(url)
    }

    fn make_headers(
        &self,
        request: &mut Request,
        scope: &dyn Scope,
        boundary: &str,
    ) -> Result<(), String> {
        request.headers.truncate(self.headers.len());
        for ((_, value), (name, sent)) in self.headers.iter().zip(&mut request.headers) {
            if !value.is_constant() {
                sent.clear();
                value
                    .append(scope, sent)
                    .map_err(|error| error.to_string())?;
                make_sendable(name, sent)?;
            }
        }
        if matches!(self.body, MadeBody::Multipart(_)) {
            let value = multipart::content_type(boundary);
            request.headers.push(("Content-Type".to_owned(), value));
        }
        Ok(())
    }

    fn make_body(
        &self,
        body: &mut Vec<u8>,
        scope: &dyn Scope,
        boundary: &str,
    ) -> Result<(), EvaluationError> {
        match &self.body {
            MadeBody::Known => {}
            MadeBody::Json(value) => rewrite(body, |text| value.append(scope, text))?,
            MadeBody::Text(value) => rewrite(body, |text| value.append(scope, text))?,
            MadeBody::Form(values) => *body = url::form(&fields(values, scope)?).into_bytes(),
            MadeBody::Multipart(steps) => {
                let parts: Result<Vec<Part>, _> =
                    steps.iter().map(|step| part(step, scope)).collect();
                *body = multipart::body(&parts?, boundary);
            }
        }
        Ok(())
    }
}

/// Writes another text in the place of one.
fn rewrite(
    body: &mut Vec<u8>,
    write: impl FnOnce(&mut String) -> Result<(), EvaluationError>,
) -> Result<(), EvaluationError> {
    body.clear();
    let mut text = String::from_utf8(std::mem::take(body)).unwrap_or_default();
    let written = write(&mut text);
    *body = text.into_bytes();
    written
}

fn check_length(url: &str) -> Result<(), String> {
    match url.len() {
        ..=url::MAX_BYTES => Ok(()),
        length => Err(format!(
            "the URL is {length} bytes long, at most {} are sent",
            url::MAX_BYTES
        )),
    }
}

fn part(step: &PartStep, scope: &dyn Scope) -> Result<Part, EvaluationError> {
    Ok(Part {
        name: step.name.clone(),
        filename: step
            .filename
            .as_ref()
            .map(|name| name.text(scope))
            .transpose()?,
        content_type: step.content_type.clone(),
        content: step.content.text(scope)?.into_bytes(),
    })
}

/// A list repeats its field.
fn fields(fields: &Fields, scope: &dyn Scope) -> Result<Vec<url::Pair>, EvaluationError> {
    let mut pairs = Vec::new();
    for (name, values) in fields {
        for value in values {
            pairs.push((name.clone(), value.text(scope)?));
        }
    }
    Ok(pairs)
}

/// What could end the header and begin another is never sent.
fn make_sendable(name: &str, value: &mut String) -> Result<(), String> {
    let is_plain = |byte: u8| (b'!'..=b'~').contains(&byte);
    if value.bytes().all(|byte| is_plain(byte) || byte == b' ')
        && value.bytes().next().is_none_or(is_plain)
        && value.bytes().next_back().is_none_or(is_plain)
    {
        return Ok(());
    }
    match value
        .chars()
        .find(|letter| letter.is_control() && *letter != '\t')
    {
        Some(letter) => Err(format!(
            "the header {name} cannot carry `{}`",
            letter.escape_debug()
        )),
        None => {
            *value = value.trim().to_owned();
            Ok(())
        }
    }
}
