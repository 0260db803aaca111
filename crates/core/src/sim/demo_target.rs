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
    fn reply(method: Method, answer: DemoAnswer, time: Duration, request: &Request, target: &str) -> Reply {
    let body = if method == Method::Head {
        Vec::new()
    } else {
        answer.body
    };
    let headers = answer.headers.into_iter();
    Reply {
        time,
        outcome: Ok(answer.status),
        bytes: body.len() as u64,
        content: Content {
            headers: match request.keep.headers {
                true => headers.map(|(name, value)| (name.to_owned(), value)).collect(),
                false => Vec::new(),
            },
            body: if request.keep.body { body } else { Vec::new() },
            url: match request.keep.headers {
                true => format!("{}{target}", request.origin()),
                false => String::new(),
            },
        },
    }
}
