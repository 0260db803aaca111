//! The demo target as a [`Target`]: what `demo://` is answered in every engine.

use std::time::Duration;

use super::{Reply, Target};
use crate::demo::{Delay, Demo, DemoAnswer, DemoRequest};
use crate::plan::{Request, Shard};
use crate::platform::Content;
use crate::random::{Purpose, Stream};
use crate::redirect;
use crate::scenario::Method;
use crate::stats::Failure;
use crate::tick::Tick;

/// The demo target, without a network; its draws are this shard's own.
#[derive(Clone, Debug)]
pub struct DemoTarget {
    demo: Demo,
    seeds: Stream,
}

impl DemoTarget {
    /// With its default settings.
    #[must_use]
    pub fn new(seed: u64, shard: Shard) -> Self {
        Self {
            demo: Demo::default(),
            seeds: Stream::new(seed, shard.index, Purpose::Target),
        }
    }

    fn answer(&mut self, method: Method, target: &str, request: &Request) -> DemoAnswer {
        let headers: Vec<(&str, &str)> = request
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let request = DemoRequest {
            method: method.as_str(),
            target,
            headers: &headers,
            body: &request.body,
        };
        self.demo.answer(&request, self.seeds.next_u64())
    }
}

impl Target for DemoTarget {
    fn reply(&mut self, request: &Request, _now: Tick) -> Reply {
        let (mut method, mut target) = (request.method, request.path().to_owned());
        let mut time = Duration::ZERO;
        for _ in 0..=request.redirects {
            let answer = self.answer(method, &target, request);
            time += delay(answer.delay);
            match location(&answer, &target).filter(|_| request.redirects > 0) {
                Some(next) => (method, target) = (redirected(answer.status, method), next),
                None => return reply(method, answer, time, request, &target),
            }
        }
        Reply::empty(time, Err(Failure::TooManyRedirects))
    }
}

/// Longer than any timeout stands for never.
fn delay(delay: Delay) -> Duration {
    match delay {
        Delay::For(time) => time,
        Delay::Forever => Duration::MAX / 2,
    }
}

/// The path and query it sends on to; the demo's own are relative to the path they answer.
fn location(answer: &DemoAnswer, target: &str) -> Option<String> {
    let moved = redirect::sends_on(answer.status);
    let location = answer
        .headers
        .iter()
        .find(|(name, _)| *name == "location")
        .filter(|_| moved);
    let path = target.split('?').next().unwrap_or_default();
    let folder = path.rfind('/').map_or("/", |slash| &path[..=slash]);
    location.map(|(_, next)| {
        if next.starts_with('/') {
            next.clone()
        } else {
            format!("{folder}{next}")
        }
    })
}

fn redirected(status: u16, method: Method) -> Method {
    if redirect::becomes_get(status, method.as_str()) {
        Method::Get
    } else {
        method
    }
}

fn reply(
    method: Method,
    answer: DemoAnswer,
    time: Duration,
    request: &Request,
    target: &str,
) -> Reply {
    let body = match method {
        Method::Head => Vec::new(),
        _ => answer.body.to_vec(),
    };
    let mut content = Content::default();
    let bytes = body.len() as u64;
    if request.keep.body {
        content.body = body;
    }
    if request.keep.headers {
        let headers = answer.headers.into_iter();
        content.headers = headers
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        content.url = format!("{}{target}", request.origin());
    }
    Reply {
        time,
        outcome: Ok(answer.status),
        bytes,
        content,
    }
}
