//! The demo target as a server: core's answers, CORS and a count of requests.

mod cors;
mod stats;

use std::borrow::Cow;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Limited};
use hyper::body::{Body, Incoming};
use hyper::header::{CACHE_CONTROL, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::{Method, Request, StatusCode};
use katydid_core::demo::{Delay, Demo, DemoAnswer, DemoRequest, MAX_SIZE, has_cors};

use super::answer::{Answer, answer, empty, text};
use super::listen::Handler;
use stats::Stats;

/// The demo target and what it has seen.
pub(super) struct Target {
    demo: Demo,
    stats: Stats,
    /// Each request's answer has a seed of its own.
    seeds: AtomicU64,
}

impl Handler for Target {
    async fn handle(&self, request: Request<Incoming>) -> Answer {
        self.handle_under("", request).await
    }
}

impl Target {
    pub(super) fn new(demo: Demo) -> Self {
        Self {
            demo,
            stats: Stats::default(),
            seeds: AtomicU64::new(0),
        }
    }

    /// Answers a request to a target whose root is at `mount`, such as `/demo`.
    pub(super) async fn handle_under(&self, mount: &str, request: Request<Incoming>) -> Answer {
        let (parts, body) = request.into_parts();
        let target = target(mount, &parts);
        let cors = has_cors(target);
        let mut answer = self.route(&parts, target, body).await;
        if cors {
            cors::open(&parts, &mut answer);
        }
        answer
    }

    async fn route(&self, parts: &Parts, target: &str, body: Incoming) -> Answer {
        let path = path(target);
        if cors::is_preflight(parts) {
            self.stats.count_preflight();
            return empty(StatusCode::NO_CONTENT);
        }
        if path == "/stats" {
            return self.tell_stats(&parts.method);
        }
        self.stats.count(&parts.method, path);
        match read(body).await {
            Ok(body) => self.answer(parts, target, &body).await,
            Err(why) => text(
                StatusCode::PAYLOAD_TOO_LARGE,
                format!("the body cannot be read: {why}"),
            ),
        }
    }

    fn tell_stats(&self, method: &Method) -> Answer {
        if method == Method::DELETE {
            self.stats.reset();
        }
        answer(StatusCode::OK, "application/json", self.stats.to_json())
    }

    async fn answer(&self, parts: &Parts, target: &str, body: &[u8]) -> Answer {
        let headers: Vec<_> = parts
            .headers
            .iter()
            .filter_map(|(k, v)| Some((k.as_str(), v.to_str().ok()?)))
            .collect();
        let request = DemoRequest {
            method: parts.method.as_str(),
            target,
            headers: &headers,
            body,
        };
        let seed = self.seeds.fetch_add(1, Ordering::Relaxed);
        let said = self.demo.answer(&request, seed);
        let waited = wait(said.delay).await;
        express(said, waited)
    }
}

/// Path and query below `mount`.
fn target<'a>(mount: &str, parts: &'a Parts) -> &'a str {
    let whole = parts
        .uri
        .path_and_query()
        .map_or("/", |target| target.as_str());
    whole.strip_prefix(mount).unwrap_or(whole)
}

/// The path that is counted; the root of a mount may be asked for without its slash.
fn path(target: &str) -> &str {
    match target.split('?').next() {
        None | Some("") => "/",
        Some(path) => path,
    }
}

/// The whole body, so that the connection is ready for its next request.
async fn read(body: Incoming) -> Result<Bytes, Box<dyn std::error::Error + Send + Sync>> {
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    Ok(Limited::new(body, MAX_SIZE).collect().await?.to_bytes())
}

async fn wait(delay: Delay) -> Duration {
    match delay {
        Delay::For(Duration::ZERO) => Duration::ZERO,
        Delay::For(time) => {
            tokio::time::sleep(time).await;
            time
        }
        Delay::Forever => std::future::pending().await,
    }
}

fn express(said: DemoAnswer, waited: Duration) -> Answer {
    let body = match said.body {
        Cow::Borrowed(body) => Bytes::from_static(body),
        Cow::Owned(body) => Bytes::from(body),
    };
    let status = StatusCode::from_u16(said.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut answer = answer(status, said.content_type, body);
    let headers = answer.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let timing = (
        "server-timing",
        format!("demo;dur={:.1}", waited.as_secs_f64() * 1e3),
    );
    for (name, value) in said.headers.into_iter().chain([timing]) {
        let value = HeaderValue::from_str(&value);
        headers.extend(value.map(|value| (HeaderName::from_static(name), value)));
    }
    answer
}
