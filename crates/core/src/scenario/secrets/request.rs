//! Requests.

use super::Found;
use super::names::{is_secret, is_secret_header};
use super::value::is_written_text;
use crate::collection::{Map, Set};
use crate::expr::Template;
use crate::scenario::read::segment;
use crate::scenario::{Auth, Body, Fields, PartStep, RequestStep};

impl Found {
    pub(super) fn request(&mut self, path: &str, step: &RequestStep) {
        self.url(path, step);
        self.fields(&format!("{path}.params"), &step.params);
        self.headers(&format!("{path}.headers"), &step.headers);
        self.auth(&format!("{path}.auth"), step.auth.as_ref());
        match &step.body {
            Body::Form(fields) => self.fields(&format!("{path}.form"), fields),
            Body::Json(value) => self.json(&format!("{path}.json"), value.source()),
            Body::Multipart(parts) => self.parts(path, parts),
            Body::None | Body::Text(_) => {}
        }
    }

    fn url(&mut self, path: &str, step: &RequestStep) {
        let bare = step.url.source().split('#').next().unwrap_or_default();
        let query = bare.split_once('?').map_or("", |(_, query)| query);
        let names: Set<_> = form_urlencoded::parse(query.as_bytes())
            .filter(|(name, value)| is_secret(name) && is_written_text(value))
            .map(|(name, _)| name)
            .collect();
        let method = step.method.keyword();
        for name in names.iter() {
            self.paths
                .push(format!("{path}.{method}?{}", segment(name, true)));
        }
    }

    pub(super) fn headers(&mut self, path: &str, headers: &Map<String, Template>) {
        for (name, value) in headers {
            self.template(is_secret_header(name), path, name, value);
        }
    }

    fn fields(&mut self, path: &str, fields: &Fields) {
        for (name, values) in fields {
            if let Some(written) = values.iter().find(|value| is_written_text(value.source())) {
                self.template(is_secret(name), path, name, written);
            }
        }
    }

    pub(super) fn auth(&mut self, path: &str, auth: Option<&Auth>) {
        match auth {
            Some(Auth::Basic(_, password)) => {
                self.template(true, &format!("{path}.basic"), "password", password);
            }
            Some(Auth::Bearer(token)) => self.template(true, path, "bearer", token),
            None => {}
        }
    }

    fn parts(&mut self, path: &str, parts: &[PartStep]) {
        for (index, part) in parts.iter().enumerate() {
            let path = format!("{path}.multipart[{index}]");
            let holds = part.filename.as_ref().map_or("value", |_| "content");
            self.template(is_secret(&part.name), &path, holds, &part.content);
        }
    }

    fn template(&mut self, is_secret: bool, path: &str, name: &str, value: &Template) {
        if is_secret && is_written_text(value.source()) {
            self.paths.push(format!("{path}{}", segment(name, false)));
        }
    }
}
