//! A target that knows how long it took: a thread a connection, which sleeps as long as a path says.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

/// A listening target; its threads end with the program.
pub(crate) struct Target {
    pub(crate) url: String,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    /// How long each answer took, in microseconds.
    took: Mutex<Vec<u64>>,
    stalls: Mutex<bool>,
    goes_on: Condvar,
}

impl Target {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let shared = Arc::<Shared>::default();
        let own = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                thread::spawn(move || shared.serve(stream));
            }
        });
        Self {
            url: format!("http://{address}"),
            shared: own,
        }
    }

    /// How long each answer has taken since the last call, in microseconds.
    pub(crate) fn take(&self) -> Vec<u64> {
        std::mem::take(&mut self.shared.took.lock().expect("nobody panics"))
    }

    /// After so long it answers nobody for so long.
    pub(crate) fn stall(&self, after: Duration, for_so_long: Duration) {
        let shared = Arc::clone(&self.shared);
        thread::spawn(move || {
            thread::sleep(after);
            *shared.stalls.lock().expect("nobody panics") = true;
            thread::sleep(for_so_long);
            *shared.stalls.lock().expect("nobody panics") = false;
            shared.goes_on.notify_all();
        });
    }
}

impl Shared {
    fn serve(&self, mut stream: TcpStream) {
        let mut buffer = [0; 2048];
        stream.set_nodelay(true).expect("it is connected");
        // No request is longer, and none comes before the answer to the one before it.
        while let Ok(length @ 1..) = stream.read(&mut buffer) {
            let started = Instant::now();
            let time = time(&buffer[..length]);
            if !time.is_zero() {
                thread::sleep(time);
            }
            self.wait_for_the_end_of_a_stall();
            let took = started.elapsed().as_micros() as u64;
            self.took.lock().expect("nobody panics").push(took);
            if stream.write_all(ANSWER).is_err() {
                return;
            }
        }
    }

    fn wait_for_the_end_of_a_stall(&self) {
        let stalls = self.stalls.lock().expect("nobody panics");
        drop(self.goes_on.wait_while(stalls, |stalls| *stalls));
    }
}

/// Of `GET /micros/2500 HTTP/1.1` so many.
fn time(request: &[u8]) -> Duration {
    let path = request.split(|&byte| byte == b' ').nth(1).unwrap_or(b"/");
    let micros = path.rsplit(|&byte| byte == b'/').next();
    let micros = micros.and_then(|micros| std::str::from_utf8(micros).ok()?.parse().ok());
    Duration::from_micros(micros.unwrap_or(0))
}
