//! Requests: ready where everything is known, else with how to make them.

use super::behaviour::Host;
use super::steps::keep;
use super::{Compiler, target};
use crate::expr::{Template, Uses};
use crate::json;
use crate::plan::{
    HeaderValue, Judge, Keep, Made, MadeBody, Name, Request, RequestId, RequestPlan, url,
};
use crate::redirect;
use crate::scenario::{Auth, Body, Check, Fields, Redirects, RequestStep};
use crate::stats::RowId;

impl Compiler<'_> {
    /// Adds a request to the plan; `None` if it has a problem.
    pub(super) fn request(
        &mut self,
        path: &str,
        host: Host<'_>,
        step: &RequestStep,
    ) -> Option<RequestId> {
        let known = match target::url(host, path, step) {
            Ok(known) => known,
            Err(problem) => {
                if !self.problems.contains(&problem) {
                    self.problems.push(problem);
                }
                return None;
            }
        };
        let id = RequestId(self.requests.len() as u32);
        let plan = self.planned(id, host, step, known);
        self.targets.push(plan.request.origin().to_owned());
        self.requests.push(plan);
        Some(id)
    }

    fn planned(
        &mut self,
        id: RequestId,
        host: Host<'_>,
        step: &RequestStep,
        known: target::Known,
    ) -> RequestPlan {
        let defaults = &self.scenario.defaults;
        let headers = self.headers(step);
        let body = constant_body(&step.body);
        let constant = constant_headers(&headers);
        let (name, row) = self.name(step, &known);
        let fixed = known.is_whole && name_is_known(&name) && body.is_some() && constant.is_some();
        let judge = self.judge(step);
        let request = Request {
            id,
            fixed,
            row,
            method: step.method,
            url: known.url,
            headers: constant.unwrap_or_else(|| source_headers(&headers)),
            body: body.unwrap_or_default(),
            timeout: step
                .timeout
                .or(defaults.timeout)
                .unwrap_or(Request::TIMEOUT),
            redirects: redirects(step.redirects.or(defaults.redirects)),
            keep: judge.as_ref().map_or(Keep::default(), judged),
        };
        let start = step.url.constant_start();
        let starts_known =
            known.is_whole || step.params.is_empty() && !start.is_empty() && !start.contains('#');
        let made = (!fixed).then(|| Made {
            starts_known,
            host: host.unwrap_or_default().to_owned(),
            url: step.url.clone(),
            params: step.params.clone(),
            name,
            headers,
            body: made_body(&step.body),
        });
        RequestPlan {
            label: format!("{} {}", step.method.as_str(), label(step, &request)),
            request,
            made: made.map(Box::new),
            judge: judge.map(Box::new),
            is_read_later: false,
        }
    }

    fn name(&mut self, step: &RequestStep, known: &target::Known) -> (Name, RowId) {
        let method = step.method.as_str();
        match &step.name {
            Some(name) => match name.as_constant() {
                Some(name) => (Name::Known, self.row(method, name)),
                None => (Name::Made(name.clone()), RowId(0)),
            },
            None if known.is_whole => {
                let row = self.row(method, url::split(&known.url).1);
                (Name::Known, row)
            }
            None => (Name::Path, RowId(0)),
        }
    }

    /// The step's own headers, then the defaults' it does not set, then who asks and the body's type if neither does.
    fn headers(&self, step: &RequestStep) -> Vec<(String, HeaderValue)> {
        let defaults = &self.scenario.defaults;
        let own = step.headers.iter().chain(&defaults.headers);
        let own = own.map(|(name, value)| (name.as_str(), HeaderValue::Text(value.clone())));
        let auth = step.auth.as_ref().or(defaults.auth.as_ref());
        let auth = auth.map(|auth| ("Authorization", authorization(auth)));
        let body = content_type(&step.body)
            .map(|value| ("Content-Type", HeaderValue::Text(Template::constant(value))));
        let mut headers: Vec<(String, HeaderValue)> = Vec::new();
        for (name, value) in own.chain(auth).chain(body) {
            let known = |(known, _): &(String, _)| known.eq_ignore_ascii_case(name);
            if !headers.iter().any(known) {
                headers.push((name.to_owned(), value));
            }
        }
        headers
    }

    /// `None` goes by status alone.
    fn judge(&mut self, step: &RequestStep) -> Option<Judge> {
        let defaults = &self.scenario.defaults;
        let fail_when = defaults.fail_when.iter().chain(&step.fail_when);
        let checks = defaults.checks.iter().chain(&step.checks);
        let judge = Judge {
            success_when: step
                .success_when
                .as_ref()
                .or(defaults.success_when.as_ref())
                .cloned(),
            fail_when: fail_when.cloned().collect(),
            checks: checks.map(|check| self.check(check)).collect(),
            extract: step
                .extract
                .iter()
                .map(|(name, value)| (name.as_str().into(), value.clone()))
                .collect(),
        };
        let judges = judge.success_when.is_some()
            || !judge.fail_when.is_empty()
            || !judge.checks.is_empty()
            || !judge.extract.is_empty();
        judges.then_some(judge)
    }
}

/// What the making of a request looks up.
pub(super) fn looks_up(plan: &RequestPlan, add: &mut dyn FnMut(&Uses)) {
    let Some(made) = &plan.made else {
        return;
    };
    add(made.url.uses());
    made.params
        .values()
        .flatten()
        .for_each(|value| add(value.uses()));
    if let Name::Made(name) = &made.name {
        add(name.uses());
    }
    for (_, value) in &made.headers {
        match value {
            HeaderValue::Text(one) | HeaderValue::Bearer(one) => add(one.uses()),
            HeaderValue::Basic(user, password) => {
                add(user.uses());
                add(password.uses());
            }
        }
    }
    match &made.body {
        MadeBody::Known => {}
        MadeBody::Json(value) => add(value.uses()),
        MadeBody::Text(text) => add(text.uses()),
        MadeBody::Form(fields) => fields
            .values()
            .flatten()
            .for_each(|value| add(value.uses())),
        MadeBody::Multipart(parts) => parts.iter().for_each(|part| add(part.content.uses())),
    }
}

fn judged(judge: &Judge) -> Keep {
    let expressions = judge
        .success_when
        .iter()
        .chain(judge.fail_when.iter().map(|fail| &fail.when))
        .chain(judge.checks.iter().map(|(_, check)| check))
        .chain(judge.extract.iter().map(|(_, value)| value));
    let messages = judge
        .fail_when
        .iter()
        .filter_map(|fail| fail.message.as_ref());
    expressions
        .map(|expression| keep(expression.uses()))
        .chain(messages.map(|message| keep(message.uses())))
        .fold(Keep::default(), Keep::and)
}

fn label(step: &RequestStep, request: &Request) -> String {
    match &step.name {
        Some(name) => name.source().to_owned(),
        None if request.fixed => request.path().to_owned(),
        None => step.url.source().to_owned(),
    }
}

fn name_is_known(name: &Name) -> bool {
    matches!(name, Name::Known)
}

fn redirects(redirects: Option<Redirects>) -> u32 {
    match redirects {
        Some(Redirects::Follow(most)) => most,
        None => redirect::MOST,
    }
}

fn authorization(auth: &Auth) -> HeaderValue {
    match auth {
        Auth::Basic(user, password) => HeaderValue::Basic(user.clone(), password.clone()),
        Auth::Bearer(token) => HeaderValue::Bearer(token.clone()),
    }
}

/// `None` if one is made each time.
fn constant_headers(headers: &[(String, HeaderValue)]) -> Option<Vec<(String, String)>> {
    headers
        .iter()
        .map(|(name, value)| Some((name.clone(), value.constant()?)))
        .collect()
}

/// As written: a browser's rules for a header go by its name, and by its value where that is known.
fn source_headers(headers: &[(String, HeaderValue)]) -> Vec<(String, String)> {
    headers
        .iter()
        .map(|(name, value)| {
            (
                name.clone(),
                value.constant().unwrap_or_default().trim().to_owned(),
            )
        })
        .collect()
}

fn content_type(body: &Body) -> Option<&'static str> {
    match body {
        // The type of a multipart body holds its boundary, which is made with it.
        Body::None | Body::Multipart(_) => None,
        Body::Json(_) => Some("application/json"),
        Body::Form(_) => Some("application/x-www-form-urlencoded"),
        Body::Text(_) => Some("text/plain;charset=UTF-8"),
    }
}

/// `None` if it is made each time.
fn constant_body(body: &Body) -> Option<Vec<u8>> {
    match body {
        Body::None => Some(Vec::new()),
        Body::Json(value) => Some(json::print(value.as_constant()?).into_bytes()),
        Body::Form(fields) => Some(url::form(&constant_fields(fields)?).into_bytes()),
        Body::Text(text) => Some(text.as_constant()?.to_owned().into_bytes()),
        Body::Multipart(_) => None,
    }
}

/// `None` if one is made each time; a list repeats its field.
pub(super) fn constant_fields(fields: &Fields) -> Option<Vec<url::Pair>> {
    let mut pairs = Vec::new();
    for (name, values) in fields {
        for value in values {
            pairs.push((name.clone(), value.as_constant()?.to_owned()));
        }
    }
    Some(pairs)
}

fn made_body(body: &Body) -> MadeBody {
    match body {
        Body::None => MadeBody::Known,
        Body::Json(value) if value.as_constant().is_none() => MadeBody::Json(value.clone()),
        Body::Form(fields) if constant_fields(fields).is_none() => MadeBody::Form(fields.clone()),
        Body::Text(text) if text.as_constant().is_none() => MadeBody::Text(text.clone()),
        Body::Multipart(parts) => MadeBody::Multipart(parts.clone()),
        _ => MadeBody::Known,
    }
}

impl Compiler<'_> {
    fn check(&mut self, check: &Check) -> (usize, crate::expr::Expression) {
        let known = self.checks.iter().position(|name| *name == check.name);
        let index = known.unwrap_or_else(|| {
            self.checks.push(check.name.clone());
            self.checks.len() - 1
        });
        (index, check.expect.clone())
    }
}
