//! Users that call a gRPC service and report their own requests: kind, name, time, length, failure.
//!
//! The service is a part of the example: `SayHello` on a free port of this machine. Messages of one text are written
//! by hand here; a program of one's own would have them generated.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

mod service {
    use std::convert::Infallible;
    use std::io;
    use std::net::{SocketAddr, TcpListener};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    use bytes::Bytes;
    use http_body_util::{BodyExt, Full};
    use hyper::body::{Body, Incoming};
    use hyper::header::{HeaderMap, HeaderValue};
    use hyper::server::conn::http2;
    use hyper::service::service_fn;
    use hyper::{Request, Response};
    use hyper_util::rt::{TokioExecutor, TokioIo};

    use super::{framed, text_of};

    /// Serves until the program ends, and counts its calls.
    pub(crate) fn serve() -> io::Result<(SocketAddr, Arc<AtomicU64>)> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        listener.set_nonblocking(true)?;
        let (address, calls) = (listener.local_addr()?, Arc::<AtomicU64>::default());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let counted = Arc::clone(&calls);
        thread::spawn(move || runtime.block_on(accept(listener, counted)));
        Ok((address, calls))
    }

    async fn accept(listener: TcpListener, calls: Arc<AtomicU64>) -> io::Result<()> {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        loop {
            let (stream, calls) = (listener.accept().await?.0, Arc::clone(&calls));
            let service = service_fn(move |request| say_hello(request, Arc::clone(&calls)));
            let server = http2::Builder::new(TokioExecutor::new());
            tokio::spawn(server.serve_connection(TokioIo::new(stream), service));
        }
    }

    /// Greets by name; whoever has none is not found (status 5).
    async fn say_hello(
        request: Request<Incoming>,
        calls: Arc<AtomicU64>,
    ) -> Result<Response<impl Body<Data = Bytes, Error = Infallible>>, hyper::Error> {
        calls.fetch_add(1, Ordering::SeqCst);
        let name = text_of(&request.into_body().collect().await?.to_bytes());
        let (status, answer) = match name.as_str() {
            "" => ("5", Bytes::new()),
            name => ("0", framed(&format!("Hello, {name}!"))),
        };
        let mut trailers = HeaderMap::new();
        trailers.insert("grpc-status", HeaderValue::from_static(status));
        let body = Full::new(answer).with_trailers(std::future::ready(Some(Ok(trailers))));
        let mut response = Response::new(body);
        let kind = HeaderValue::from_static("application/grpc");
        response.headers_mut().insert("content-type", kind);
        Ok(response)
    }
}

use std::error::Error;
use std::net::SocketAddr;
use std::sync::atomic::Ordering;

use bytes::{BufMut, Bytes, BytesMut};
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::client::conn::http2::{SendRequest, handshake};
use hyper::header::HeaderValue;
use hyper_util::rt::{TokioExecutor, TokioIo};
use katydid::scenario::{UserClass, WaitTime};
use katydid::{Scenario, Snapshot, TaskEnd, TaskResult, Test, User};
use tokio::net::TcpStream;

pub(crate) use service::serve;

const SAY_HELLO: &str = "/helloworld.Greeter/SayHello";

/// A connection to the service; calls share it.
type Channel = SendRequest<Full<Bytes>>;

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let (address, calls) = serve()?;
    let result = run(address)?;
    for row in &result.rows {
        println!(
            "{} {}: {} requests, {} failed",
            row.method, row.name, row.requests, row.failures
        );
    }
    println!(
        "the service was called {} times",
        calls.load(Ordering::SeqCst)
    );
    Ok(())
}

/// Three users, ten calls each; one in ten or so has no name.
pub(crate) fn run(address: SocketAddr) -> Result<Snapshot, Box<dyn Error>> {
    let greeter = UserClass::new("Greeter").wait_time(WaitTime::Constant(0.01));
    let test = Test::new(Scenario::default().class(greeter))
        .users(3)
        .spawn_rate(100.0)
        .iterations_per_user(10)
        .on_start("Greeter", async move |user| connect(user, address).await)
        .task("Greeter", "say hello", say_hello);
    Ok(test.run_blocking()?)
}

async fn connect(user: &User<'_>, address: SocketAddr) -> TaskResult {
    let stream = TokioIo::new(TcpStream::connect(address).await?);
    let (channel, connection) = handshake(TokioExecutor::new(), stream).await?;
    tokio::spawn(connection);
    user.keep::<Channel>(channel);
    Ok(())
}

async fn say_hello(user: &User<'_>) -> TaskResult {
    let Some(mut channel) = user.take::<Channel>() else {
        return Err(TaskEnd::exception("the channel is gone"));
    };
    let name = match user.draw_below(10) {
        0 => String::new(),
        _ => format!("user {}", user.id()),
    };
    let greeted = user
        .measure("grpc", SAY_HELLO, call(&mut channel, &name))
        .await;
    // A refused call leaves the channel as it was.
    user.keep(channel);
    greeted?;
    Ok(())
}

/// Calls the service; gives its answer, or the status that is not 0.
async fn call(channel: &mut Channel, name: &str) -> Result<String, Box<dyn Error>> {
    let request = Request::post(format!("http://greeter{SAY_HELLO}"))
        .header("content-type", "application/grpc")
        .header("te", "trailers")
        .body(Full::new(framed(name)))?;
    channel.ready().await?;
    let answer = channel
        .send_request(request)
        .await?
        .into_body()
        .collect()
        .await?;
    let status = answer
        .trailers()
        .and_then(|trailers| trailers.get("grpc-status"));
    match status.map(HeaderValue::as_bytes) {
        Some(b"0") => Ok(text_of(&answer.to_bytes())),
        Some(status) => Err(format!("gRPC status {}", String::from_utf8_lossy(status)).into()),
        None => Err("no gRPC status".into()),
    }
}

/// A message whose first field is this text, in the frame that gRPC sends: not compressed, its length, itself. The text is
/// shorter than 128 bytes.
///
/// Sources: gRPC over HTTP/2, "Length-Prefixed-Message"; Protocol Buffers, "Encoding".
fn framed(text: &str) -> Bytes {
    let mut frame = BytesMut::new();
    frame.put_u8(0);
    frame.put_u32(2 + text.len() as u32);
    frame.put_slice(&[0x0a, text.len() as u8]);
    frame.put_slice(text.as_bytes());
    frame.freeze()
}

/// The text of a frame; empty for none.
fn text_of(frame: &[u8]) -> String {
    String::from_utf8_lossy(frame.get(7..).unwrap_or_default()).into_owned()
}
