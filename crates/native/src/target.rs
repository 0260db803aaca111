//! A target none too clever: it says what a script tells it, byte for byte, and remembers what it was asked.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A request as the target saw it; header names are lower case.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    /// Which connection it came on, from 0.
    pub(crate) connection: usize,
    /// Which request on that connection it was, from 0.
    pub(crate) nth: usize,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

/// What the target does with a request.
pub(crate) enum Act {
    /// Sends these bytes and waits for the next request.
    Say(Vec<u8>),
    /// Sends these bytes one by one and waits for the next request.
    SayInPieces(Vec<u8>),
    /// Sends these bytes and closes.
    SayAndClose(Vec<u8>),
    /// Sends these bytes and closes so that the other side gets a reset.
    SayAndReset(Vec<u8>),
    /// Says nothing and keeps the connection open.
    Hang,
}

impl Act {
    pub(crate) fn say(text: &str) -> Self {
        Self::Say(text.as_bytes().to_vec())
    }

    /// An answer of two bytes with its length.
    pub(crate) const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    pub(crate) fn ok() -> Self {
        Self::say(Self::OK)
    }
}

/// Anything a conversation can be held over.
pub(crate) trait Talk: Read + Write + Send {}

impl<T: Read + Write + Send> Talk for T {}

type Script = dyn Fn(&Seen) -> Act + Send + Sync;
type Wrap = dyn Fn(TcpStream) -> Box<dyn Talk> + Send + Sync;

/// A target on a port of its own, for as long as the test's process lives.
pub(crate) struct Target {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Target {
    pub(crate) fn new(script: impl Fn(&Seen) -> Act + Send + Sync + 'static) -> Self {
        Self::over(|stream| Box::new(stream), script)
    }

    /// Talks over what `wrap` makes of a connection, such as TLS.
    pub(crate) fn over(
        wrap: impl Fn(TcpStream) -> Box<dyn Talk> + Send + Sync + 'static,
        script: impl Fn(&Seen) -> Act + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::default();
        let (script, wrap): (Arc<Script>, Arc<Wrap>) = (Arc::new(script), Arc::new(wrap));
        thread::spawn({
            let seen = Arc::clone(&seen);
            move || accept(&listener, &wrap, &script, &seen)
        });
        Self { address, seen }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Everything asked so far, in the order in which it came.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// How many requests have come.
    pub(crate) fn count(&self) -> usize {
        self.seen.lock().unwrap().len()
    }
}

fn accept(
    listener: &TcpListener,
    wrap: &Arc<Wrap>,
    script: &Arc<Script>,
    seen: &Arc<Mutex<Vec<Seen>>>,
) {
    for (connection, stream) in listener.incoming().enumerate() {
        let (wrap, script, seen) = (Arc::clone(wrap), Arc::clone(script), Arc::clone(seen));
        thread::spawn(move || {
            let stream = stream.unwrap();
            stream.set_nodelay(true).unwrap();
            let raw = stream.try_clone().unwrap();
            converse(connection, wrap(stream), &raw, &*script, &seen);
        });
    }
}

fn converse(
    connection: usize,
    stream: Box<dyn Talk>,
    raw: &TcpStream,
    script: &Script,
    seen: &Mutex<Vec<Seen>>,
) -> Option<()> {
    let mut stream = BufReader::new(stream);
    for nth in 0.. {
        let request = Seen {
            connection,
            nth,
            ..read(&mut stream)?
        };
        seen.lock().unwrap().push(request.clone());
        let (bytes, goes_on) = match script(&request) {
            Act::Say(bytes) => (bytes, true),
            Act::SayInPieces(bytes) => {
                say_in_pieces(stream.get_mut(), &bytes)?;
                continue;
            }
            Act::SayAndClose(bytes) => (bytes, false),
            Act::SayAndReset(bytes) => return reset(stream, raw, &bytes),
            Act::Hang => {
                let _ = stream.read_to_end(&mut Vec::new());
                return None;
            }
        };
        let said = stream
            .get_mut()
            .write_all(&bytes)
            .and_then(|()| stream.get_mut().flush());
        if said.is_err() || !goes_on {
            break;
        }
    }
    None
}

fn say_in_pieces(stream: &mut Box<dyn Talk>, bytes: &[u8]) -> Option<()> {
    for byte in bytes {
        stream
            .write_all(&[*byte])
            .and_then(|()| stream.flush())
            .ok()?;
        thread::yield_now();
    }
    Some(())
}

/// A socket that is closed with bytes unread makes the kernel send a reset.
fn reset(mut stream: BufReader<Box<dyn Talk>>, raw: &TcpStream, bytes: &[u8]) -> Option<()> {
    stream.get_mut().write_all(bytes).ok()?;
    let linger = socket2::SockRef::from(raw);
    linger.set_linger(Some(std::time::Duration::ZERO)).ok()
}

fn read(stream: &mut impl BufRead) -> Option<Seen> {
    let first = line(stream)?;
    let mut words = first.split(' ').map(str::to_owned);
    let mut seen = Seen {
        method: words.next()?,
        path: words.next()?,
        ..Seen::default()
    };
    while let Some((name, value)) = line(stream)?.split_once(": ") {
        seen.headers.insert(name.to_lowercase(), value.to_owned());
    }
    let length = seen
        .headers
        .get("content-length")
        .map_or(0, |length| length.parse().unwrap());
    seen.body = vec![0; length];
    stream.read_exact(&mut seen.body).ok()?;
    Some(seen)
}

/// `None` at the end of the stream.
fn line(stream: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).ok()?;
    (read > 0).then(|| line.trim_end().to_owned())
}
