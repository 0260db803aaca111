//! What a trial tells.

use crate::plan::{Request, asked_headers};
use crate::platform::{Content, Judged};
use crate::stats::{Exchange, Failure};
use crate::tick::Tick;
use crate::user::Inputs;

/// Bytes of an answer's body that are shown.
const MOST_SHOWN: usize = 4096;

/// What came of one request of a trial.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Tried {
    /// The verb.
    pub method: String,
    /// What it is counted under.
    pub name: String,
    /// Where it went.
    pub url: String,
    /// The headers it sets for which a page of another origin needs leave, in lower case.
    pub asks: Vec<String>,
    /// The status, or why there is none.
    pub outcome: Result<u16, Failure>,
    /// Why it counts as failed, in words.
    pub error: Option<String>,
    /// From sending to the last byte, in microseconds.
    pub micros: u64,
    /// What that was spent on; `None` where the platform does not tell.
    pub spans: Option<Spans>,
    /// Bytes of the answer's body.
    pub bytes: u64,
    /// The answer's `Content-Type`; empty for none.
    pub content_type: String,
    /// The beginning of the body as text; empty where it is none.
    pub text: String,
}

/// Three clocks, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Spans {
    /// Until the network began with it: connections, preflights and whatever else is in the way.
    pub queue: u64,
    /// From there to the answer's first byte.
    pub server: u64,
    /// From there to its last.
    pub download: u64,
}

/// How a trial ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TrialEnd {
    /// What failed in the scenario's own expressions: where, and what.
    pub exceptions: Vec<(String, String)>,
    /// Whether every request was sent that there was to send.
    pub is_whole: bool,
}

impl Tried {
    pub(super) fn of(request: &Request, content: &Content, judged: &Judged<'_>) -> Self {
        let exchange = judged.exchange;
        Self {
            method: judged.row.method.clone(),
            name: judged.row.name.clone(),
            url: request.url.clone(),
            asks: asked_headers(request),
            outcome: exchange.outcome,
            error: judged.error.map(str::to_owned),
            micros: exchange.service_time().as_micros() as u64,
            spans: Spans::of(exchange),
            bytes: exchange.bytes,
            content_type: content_type(content),
            text: shown(&content.body),
        }
    }

    pub(super) fn without_secrets(mut self, inputs: &Inputs) -> Self {
        let texts = [&mut self.name, &mut self.url, &mut self.text];
        for text in texts.into_iter().chain(&mut self.error) {
            *text = inputs.redacted(text).into_owned();
        }
        self
    }
}

impl Spans {
    fn of(exchange: &Exchange) -> Option<Self> {
        let (started, first_byte) = (exchange.started?, exchange.first_byte?);
        let micros = |from: Tick, to: Tick| (to - from).as_micros() as u64;
        Some(Self {
            queue: micros(exchange.sent, started),
            server: micros(started, first_byte),
            download: micros(first_byte, exchange.done),
        })
    }
}

fn content_type(content: &Content) -> String {
    let is_it = |(name, _): &&(String, String)| name.eq_ignore_ascii_case("content-type");
    let header = content.headers.iter().find(is_it);
    header.map(|(_, value)| value.clone()).unwrap_or_default()
}

/// As much of it as is text.
fn shown(body: &[u8]) -> String {
    let beginning = &body[..body.len().min(MOST_SHOWN)];
    let text = String::from_utf8_lossy(beginning);
    let cut = text.trim_end_matches('\u{fffd}'); // a letter that was cut
    match cut.contains(['\u{fffd}', '\0']) {
        true => String::new(),
        false => cut.to_owned(),
    }
}
