//! Which path is answered by what.

use super::reply::Reply;
use super::wish::Wish;
use super::{Delay, DemoAnswer, DemoRequest, guide, shop, tool};
use crate::random::Stream;

/// A request taken apart: `/no-cors/products/3?x=1` is first `products`, second `3`, query `x=1`, not `cors`.
pub(super) struct Call<'a> {
    pub(super) request: &'a DemoRequest<'a>,
    pub(super) path: &'a str,
    pub(super) query: &'a str,
    pub(super) first: &'a str,
    pub(super) second: Option<&'a str>,
    cors: bool,
}

impl<'a> Call<'a> {
    pub(super) fn of(request: &'a DemoRequest<'a>) -> Self {
        let path = path_of(request.target);
        let query = request.target.get(path.len() + 1..).unwrap_or("");
        let (cors, rest) = split_cors(path);
        let rest = rest.trim_matches('/');
        let (first, second) = rest
            .split_once('/')
            .map_or((rest, None), |(first, second)| (first, Some(second)));
        Self {
            request,
            path,
            query,
            first,
            second,
            cors,
        }
    }

    pub(super) fn answer(&self, wish: &Wish, draws: &mut Stream) -> DemoAnswer {
        let delay = wish.delay(draws);
        let status = wish.status(draws);
        let reply = self.reply(draws);
        let reply = status.into_iter().fold(reply, Reply::restated);
        self.finish(delay, reply.sized(wish.size()))
    }

    pub(super) fn finish(&self, delay: Delay, reply: Reply) -> DemoAnswer {
        let Reply {
            status,
            content_type,
            headers,
            body,
        } = reply;
        DemoAnswer {
            delay,
            status,
            content_type,
            headers,
            body,
            cors: self.cors,
        }
    }

    fn reply(&self, draws: &mut Stream) -> Reply {
        match (self.first, self.second) {
            ("", None) => guide::reply(),
            ("hello", None) => Reply::text("Hello"),
            ("world", None) => Reply::text("World"),
            ("slow", None) => Reply::text("Slow"),
            ("flaky", None) => Reply::text("Flaky, but not this time"),
            ("products", None) => self.on(&["GET", "HEAD"], shop::products),
            ("products", Some(id)) => self.on(&["GET", "HEAD"], || shop::product(id)),
            ("cart", None) => self.on(&["GET", "HEAD", "POST", "DELETE"], || {
                shop::cart(self.request.method, draws)
            }),
            ("login", None) => self.on(&["POST"], || shop::login(draws)),
            ("logout", None) => self.on(&["POST"], shop::logout),
            ("echo", _) => tool::echo(self),
            ("status", Some(code)) => tool::status(code),
            ("bytes", Some(size)) => tool::bytes(size),
            ("delay", Some(time)) => tool::delay(time),
            ("redirect", Some(times)) => tool::redirect(times, self.query),
            _ => self.unknown(),
        }
    }

    fn on(&self, methods: &[&str], reply: impl FnOnce() -> Reply) -> Reply {
        if methods.contains(&self.request.method) {
            return reply();
        }
        let (method, path, allow) = (self.request.method, self.path, methods.join(", "));
        let message = format!("{path} does not answer {method}");
        Reply::hint(405, &message, &format!("it answers {allow}")).with("allow", allow)
    }

    fn unknown(&self) -> Reply {
        Reply::hint(
            404,
            &format!("there is no {} here", self.path),
            "GET / lists every path and parameter",
        )
    }
}

pub(super) fn path_of(target: &str) -> &str {
    target.split_once('?').map_or(target, |(path, _)| path)
}

/// Whether the answer carries CORS headers, and the path without the `/no-cors` that says it does not.
pub(super) fn split_cors(path: &str) -> (bool, &str) {
    match path.strip_prefix("/no-cors") {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => (false, rest),
        _ => (true, path),
    }
}
