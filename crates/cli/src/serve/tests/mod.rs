//! Servers on port 0 of this machine, asked by a plain HTTP client.

mod demo;
mod engine;
mod ui;

use std::net::SocketAddr;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::header::HOST;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

/// One request on a connection of its own; the target goes out exactly as it is written.
async fn send(
    addr: SocketAddr,
    what: &str,
    headers: &[(&str, &str)],
    body: &'static str,
) -> Response<Bytes> {
    let (method, target) = what.split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(target);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    if request
        .headers_ref()
        .is_some_and(|headers| !headers.contains_key(HOST))
    {
        request = request.header(HOST, addr.to_string());
    }
    let stream = TcpStream::connect(addr).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .unwrap();
    tokio::spawn(connection);
    let (parts, body) = sender
        .send_request(request.body(Full::<Bytes>::from(body)).unwrap())
        .await
        .unwrap()
        .into_parts();
    Response::from_parts(parts, body.collect().await.unwrap().to_bytes())
}

async fn ask(addr: SocketAddr, what: &str) -> Response<Bytes> {
    send(addr, what, &[], "").await
}

fn header<'a>(response: &'a Response<Bytes>, name: &str) -> Option<&'a str> {
    response
        .headers()
        .get(name)
        .map(|value| value.to_str().unwrap())
}

fn json(response: &Response<Bytes>) -> Value {
    serde_json::from_slice(response.body()).unwrap()
}
