//! The demo target as a [`Target`]: what `demo://` is answered in every engine.

use std::time::Duration;

use super::{Reply, Target};
use crate::demo::{Delay, Demo, DemoAnswer, DemoRequest};
use crate::plan::{Request, Shard};
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
        for _ in 0..=redirect::MOST {
            let answer = self.answer(method, &target, request);
            time += delay(answer.delay);
            match location(&answer, &target) {
                Some(next) => (method, target) = (redirected(answer.status, method), next),
                None => return reply(method, &answer, time),
            }
        }
        Reply {
            time,
            outcome: Err(Failure::TooManyRedirects),
            bytes: 0,
        }
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

fn reply(method: Method, answer: &DemoAnswer, time: Duration) -> Reply {
    let bytes = if method == Method::Head {
        0
    } else {
        answer.body.len() as u64
    };
    Reply {
        time,
        outcome: Ok(answer.status),
        bytes,
    }
}
