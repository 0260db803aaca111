//! A transport over `fetch`.

use std::cell::Cell;
use std::time::Duration;

use js_sys::{ArrayBuffer, JsString, Promise, Reflect};
use katydid_core::plan::{Keep, Plan, Request, RequestPlan, UserId, is_mixed_content};
use katydid_core::platform::{Clock, Content, Transport};
use katydid_core::stats::{Exchange, Failure, Phases};
use katydid_core::tick::Tick;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response};

use super::content;
use super::deadlines::Deadlines;
use super::prepared::Prepared;
use super::probe::Verdict;

#[wasm_bindgen]
extern "C" {
    /// The same in a window and in a worker.
    #[wasm_bindgen(js_name = fetch)]
    fn fetch(url: &JsString, init: &RequestInit) -> Promise;
}

/// Requests at once; Chromium fails all beyond 1 350 a process at once, and does not say why.
pub(crate) const OUTSTANDING: u32 = 1000;

/// How long the target is asked whether it answers at all.
const PROBE: Duration = Duration::from_secs(3);

/// Carries requests by `fetch`.
#[derive(Debug)]
pub(crate) struct FetchTransport<C> {
    deadlines: Deadlines<C>,
    clock: C,
    page_protocol: String,
    /// `None` where a request is made anew each time.
    prepared: Vec<Option<Prepared>>,
    verdicts: Vec<Verdict>,
}

/// What an answer came to.
struct Answer {
    first_byte: Tick,
    outcome: Result<u16, Failure>,
    bytes: u64,
    content: Content,
}

impl<C: Clock + Clone + 'static> FetchTransport<C> {
    /// A transport for the requests of this plan.
    #[must_use]
    pub(crate) fn new(clock: C, plan: &Plan) -> Self {
        Self {
            deadlines: Deadlines::new(clock.clone()),
            clock,
            page_protocol: page_protocol(),
            prepared: plan.requests.iter().map(prepared).collect(),
            verdicts: plan.requests.iter().map(|_| Verdict::default()).collect(),
        }
    }

    /// `None` where `fetch` gave no answer and no reason.
    async fn answer(&self, prepared: &Prepared, keep: Keep) -> Option<Answer> {
        let aborter = Aborter::new();
        let response = aborter.fetch(&prepared.url, &prepared.init).await?;
        let first_byte = self.clock.now();
        let body = async { JsFuture::from(response.array_buffer().ok()?).await.ok() };
        let body = body.await.map(JsCast::unchecked_into::<ArrayBuffer>);
        aborter.ended.set(true);
        Some(Answer {
            first_byte,
            outcome: if body.is_some() {
                outcome(&response)
            } else {
                Err(Failure::Closed)
            },
            bytes: body
                .as_ref()
                .map_or(0, |body| u64::from(body.byte_length())),
            content: match body {
                Some(body) if keep != Keep::default() => content::of(keep, &response, &body),
                _ => Content::default(),
            },
        })
    }

    /// Whether the target answers anything, be it nothing this page may read.
    async fn answers(&self, url: &JsString) -> bool {
        let (aborter, init) = (Aborter::new(), Prepared::probe());
        let answer = self.deadlines.within(PROBE, aborter.fetch(url, &init));
        answer.await.flatten().is_some()
    }

    /// Why there was no answer.
    async fn why(&self, request: &Request, url: &JsString) -> Failure {
        if self.page_protocol == "https:" && is_mixed_content(request) {
            return Failure::MixedContent;
        }
        self.verdicts[request.id.0 as usize]
            .get(self.clock.now(), self.answers(url))
            .await
    }
}

impl<C: Clock + Clone + 'static> Transport for FetchTransport<C> {
    type Session = ();

    fn limit(&self) -> u64 {
        u64::from(OUTSTANDING)
    }

    fn session(&self, _user: UserId) {}

    async fn exchange(&self, (): &(), request: &Request, intended: Tick) -> (Exchange, Content) {
        let made;
        let prepared = match &self.prepared[request.id.0 as usize] {
            Some(prepared) => prepared,
            None => {
                made = Prepared::new(request);
                &made
            }
        };
        let sent = self.clock.now();
        let answer = self.answer(prepared, request.keep);
        let answer = self.deadlines.within(request.timeout, answer).await;
        let done = self.clock.now();
        let mut exchange = Exchange {
            intended,
            sent,
            started: None,
            first_byte: None,
            phases: Phases::default(),
            done,
            outcome: Err(Failure::Timeout),
            bytes: 0,
        };
        match answer {
            Some(Some(answer)) => {
                exchange.first_byte = Some(answer.first_byte);
                exchange.outcome = answer.outcome;
                exchange.bytes = answer.bytes;
                return (exchange, answer.content);
            }
            Some(None) => exchange.outcome = Err(self.why(request, &prepared.url).await),
            None => {}
        }
        (exchange, Content::default())
    }
}

/// Aborts its fetch when dropped before that has ended.
struct Aborter {
    controller: AbortController,
    ended: Cell<bool>,
}

impl Aborter {
    fn new() -> Self {
        let controller =
            AbortController::new().unwrap_or_else(|_| unreachable!("whatever has fetch has it"));
        Self {
            controller,
            ended: Cell::new(false),
        }
    }

    /// Sends a request that this aborts, and waits for the answer's head; `None` if there is none.
    async fn fetch(&self, url: &JsString, init: &RequestInit) -> Option<Response> {
        init.set_signal(Some(&self.controller.signal()));
        JsFuture::from(fetch(url, init))
            .await
            .ok()
            .map(JsCast::unchecked_into)
    }
}

impl Drop for Aborter {
    fn drop(&mut self) {
        if !self.ended.get() {
            self.controller.abort();
        }
    }
}

fn prepared(plan: &RequestPlan) -> Option<Prepared> {
    plan.request.fixed.then(|| Prepared::new(&plan.request))
}

/// A redirect that is not followed has no status here: a page may not read it.
fn outcome(response: &Response) -> Result<u16, Failure> {
    match response.status() {
        0 => Err(Failure::OpaqueRedirect),
        status => Ok(status),
    }
}

fn page_protocol() -> String {
    let location = Reflect::get(&js_sys::global(), &"location".into());
    let protocol = location.and_then(|location| Reflect::get(&location, &"protocol".into()));
    protocol
        .ok()
        .and_then(|protocol| protocol.as_string())
        .unwrap_or_default()
}
