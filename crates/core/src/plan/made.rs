//! Making a request of what is known only when it is sent.

use super::{Made, MadeBody, Name, Request, url};
use crate::collection::Map;
use crate::expr::{EvaluationError, Scope, Template};
use crate::multipart::{self, Part};
use crate::scenario::{Fields, PartStep};

/// A request made for one sending.
#[derive(Clone, Debug, PartialEq)]
pub struct MadeRequest {
    /// Ready to send; its row is still the plan's.
    pub request: Request,
    /// What it is counted under; `None` has the request's own row.
    pub name: Option<String>,
}

impl Made {
    /// The request as it is sent now.
    ///
    /// `targets` are the only origins it may go to; `boundary` parts a multipart body.
    ///
    /// # Errors
    /// Why it cannot be made, in words: an expression that fails, a URL that leads elsewhere.
    pub fn request(
        &self,
        base: &Request,
        scope: &dyn Scope,
        targets: &[String],
        boundary: &str,
    ) -> Result<MadeRequest, String> {
        let words = |error: EvaluationError| error.to_string();
        let url = self.url(scope, targets)?;
        let mut headers = Vec::with_capacity(self.headers.len() + 1);
        for (name, value) in &self.headers {
            headers.push((
                name.clone(),
                sendable(name, &value.text(scope).map_err(words)?)?,
            ));
        }
        if matches!(self.body, MadeBody::Multipart(_)) {
            let value = multipart::content_type(boundary);
            headers.push(("Content-Type".to_owned(), value));
        }
        let body = self.body.bytes(scope, boundary).map_err(words)?;
        let name = match &self.name {
            Name::Known => None,
            Name::Made(name) => Some(name.text(scope).map_err(words)?),
            Name::Path => Some(url::split(&url).1.to_owned()),
        };
        let request = Request {
            url,
            headers,
            body: body.unwrap_or_else(|| base.body.clone()),
            ..base.clone()
        };
        Ok(MadeRequest { request, name })
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
        match url.len() {
            ..=url::MAX_BYTES => Ok(url),
            length => Err(format!(
                "the URL is {length} bytes long, at most {} are sent",
                url::MAX_BYTES
            )),
        }
    }
}

impl MadeBody {
    /// `None` for the request's own.
    fn bytes(&self, scope: &dyn Scope, boundary: &str) -> Result<Option<Vec<u8>>, EvaluationError> {
        Ok(Some(match self {
            Self::Known => return Ok(None),
            Self::Json(value) => serde_json::Value::from(&value.value(scope)?)
                .to_string()
                .into_bytes(),
            Self::Form(values) => url::form(&fields(values, scope)?).into_bytes(),
            Self::Text(text) => text.text(scope)?.into_bytes(),
            Self::Multipart(steps) => {
                let parts: Result<Vec<Part>, _> =
                    steps.iter().map(|step| part(step, scope)).collect();
                multipart::body(&parts?, boundary)
            }
        }))
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

fn fields(fields: &Fields, scope: &dyn Scope) -> Result<Map<String, Vec<String>>, EvaluationError> {
    let texts = |values: &[Template]| -> Result<Vec<String>, EvaluationError> {
        values.iter().map(|value| value.text(scope)).collect()
    };
    fields
        .iter()
        .map(|(name, values)| Ok((name.clone(), texts(values)?)))
        .collect()
}

/// What could end the header and begin another is never sent.
fn sendable(name: &str, value: &str) -> Result<String, String> {
    match value
        .chars()
        .find(|letter| letter.is_control() && *letter != '\t')
    {
        Some(letter) => Err(format!(
            "the header {name} cannot carry `{}`",
            letter.escape_debug()
        )),
        None => Ok(value.trim().to_owned()),
    }
}
