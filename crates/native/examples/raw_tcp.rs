//! A protocol of one's own, beside HTTP: users speak lines of text to a TCP server, each over a connection that it keeps.
//!
//! The server is a part of the example: it listens on a free port of this machine, and answers a line with the line.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use katydid::scenario::Task;
use katydid::{Snapshot, TaskResult, Test, User};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufStream};
use tokio::net::TcpStream;
use tokio::time::timeout;

const SCENARIO: &str = "
katydid: 1
host: demo://shop
load: { users: 4, spawn_rate: 100, run_time: 1s }
users:
  - name: Speaker
    wait_time: constant(0.02)
    tasks: [{ get: /hello }]
";

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let (address, answered) = serve()?;
    let result = run(address)?;
    for row in &result.rows {
        println!(
            "{} {}: {} requests, {} failed",
            row.method, row.name, row.requests, row.failures
        );
    }
    println!("the server answered {}", answered.load(Ordering::SeqCst));
    Ok(())
}

/// Users that ask over HTTP, and three times as often over lines; every tenth line is one that the server refuses.
pub(crate) fn run(address: SocketAddr) -> Result<Snapshot, Box<dyn Error>> {
    let test = Test::read(SCENARIO)?.task(
        "Speaker",
        Task::named("speak").weight(3),
        async move |user| speak(user, address).await,
    );
    Ok(test.run_blocking()?)
}

async fn speak(user: &User<'_>, address: SocketAddr) -> TaskResult {
    let mut line = match user.take() {
        Some(kept) => kept,
        None => Line::connect(address).await?,
    };
    let word = if user.draw_below(10) == 0 {
        "QUIT"
    } else {
        "PING"
    };
    user.measure("line", word, line.ask(word)).await?;
    // Not reached after a failure: its connection is given up.
    user.keep(line);
    Ok(())
}

/// A connection that lines go over.
struct Line(BufStream<TcpStream>);

impl Line {
    async fn connect(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufStream::new(stream)))
    }

    async fn ask(&mut self, word: &str) -> io::Result<String> {
        timeout(Duration::from_secs(2), self.exchange(word)).await?
    }

    async fn exchange(&mut self, word: &str) -> io::Result<String> {
        self.0.write_all(format!("{word}\n").as_bytes()).await?;
        self.0.flush().await?;
        let mut answer = String::new();
        match self.0.read_line(&mut answer).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(answer),
        }
    }
}

/// Answers lines until the program ends, and counts them; `QUIT` ends a connection without an answer.
pub(crate) fn serve() -> io::Result<(SocketAddr, Arc<AtomicU64>)> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let address = listener.local_addr()?;
    let heard = Arc::<AtomicU64>::default();
    let count = Arc::clone(&heard);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let count = Arc::clone(&count);
            thread::spawn(move || {
                let mut answers = &stream;
                for line in BufReader::new(&stream).lines().map_while(Result::ok) {
                    count.fetch_add(1, Ordering::SeqCst);
                    if line == "QUIT" || writeln!(answers, "{line}").is_err() {
                        return;
                    }
                }
            });
        }
    });
    Ok((address, heard))
}
