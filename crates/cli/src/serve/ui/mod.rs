//! The page's site: its files under `/`, the demo target under `/demo/`, the native engine at `/engine`.

mod asset;
mod engine;
mod files;
mod guard;
mod html;
mod negotiate;
mod policy;

use hyper::body::Incoming;
use hyper::header::{ALLOW, HeaderValue};
use hyper::{Method, Request, StatusCode};
use katydid_core::demo::Demo;

use super::Page;
use super::answer::{Answer, answer, text};
use super::demo::Target;
use super::listen::Handler;
pub use engine::{Engine, Token};
pub(super) use files::Files;
pub(super) use html::Beside;

/// Where the demo target is, as the page is told.
pub(super) const DEMO: &str = "/demo";

/// The page with a demo target beside it.
pub(super) struct Site {
    files: Files,
    target: Target,
    engine: Engine,
    /// Only this machine can connect, so only this machine's names may be asked for.
    loopback: bool,
}

impl Handler for Site {
    async fn handle(&self, request: Request<Incoming>) -> Answer {
        if self.loopback && !guard::is_for_this_machine(&request) {
            return text(StatusCode::FORBIDDEN, guard::EXPLANATION);
        }
        if is_demo(request.uri().path()) {
            return self.target.handle_under(DEMO, request).await;
        }
        if request.uri().path() == engine::ENGINE {
            return self.engine.answer(request);
        }
        let mut answer = self.file(&request).await;
        policy::protect(&mut answer);
        answer
    }
}

impl Site {
    pub(super) fn new(page: &Page, engine: Engine, loopback: bool) -> std::io::Result<Self> {
        let threads = engine.threads();
        let files = Files::of(page, Beside { threads })?;
        Ok(Self::of(files, engine, loopback))
    }

    pub(super) fn of(files: Files, engine: Engine, loopback: bool) -> Self {
        Self {
            files,
            target: Target::new(Demo::default()),
            engine,
            loopback,
        }
    }

    async fn file(&self, request: &Request<Incoming>) -> Answer {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut answer = text(
                StatusCode::METHOD_NOT_ALLOWED,
                "the page's files answer GET and HEAD\n",
            );
            answer
                .headers_mut()
                .insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            return answer;
        }
        let path = request.uri().path();
        match self.files.get(path).await {
            Some(asset) => asset.answer(request.headers()),
            None if path == "/" => answer(
                StatusCode::SERVICE_UNAVAILABLE,
                "text/html; charset=utf-8",
                html::MISSING,
            ),
            None => text(
                StatusCode::NOT_FOUND,
                format!("there is no {path} here; the page is at /\n"),
            ),
        }
    }
}

fn is_demo(path: &str) -> bool {
    path.strip_prefix(DEMO)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
