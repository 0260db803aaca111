//! The demo target on a socket, with a record of all it was sent.

mod http;

use std::future::pending;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

use katydid_core::demo::{Delay, Demo, DemoAnswer, DemoRequest};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::task::LocalSet;

use crate::outcome::Sent;
use http::Head;

/// A running target; it goes when the test's process does.
#[derive(Debug)]
pub(crate) struct Target {
    url: String,
    record: Arc<Record>,
}

#[derive(Debug)]
struct Record {
    began: Instant,
    sent: Mutex<Vec<Sent>>,
}

impl Target {
    /// Starts it on a free port.
    pub(crate) fn start() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener
            .set_nonblocking(true)
            .expect("a socket that need not block");
        let url = format!("http://{}", listener.local_addr().expect("it is bound"));
        let record = Arc::new(Record {
            began: Instant::now(),
            sent: Mutex::default(),
        });
        let kept = Arc::clone(&record);
        thread::spawn(move || serve(listener, &kept));
        Self { url, record }
    }

    /// Without a slash at the end.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// What it was sent, in the order in which it came; preflights are not among it.
    pub(crate) fn sent(&self) -> Vec<Sent> {
        let mut sent = self
            .record
            .sent
            .lock()
            .expect("no connection panics")
            .clone();
        sent.iter_mut()
            .for_each(|sent| sent.origin.clone_from(&self.url));
        sent
    }
}

fn serve(listener: std::net::TcpListener, record: &Arc<Record>) {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    LocalSet::new().block_on(&runtime, async {
        let listener = TcpListener::from_std(listener).expect("a listener");
        while let Ok((stream, _)) = listener.accept().await {
            let record = Arc::clone(record);
            tokio::task::spawn_local(async move { connection(stream, &record).await });
        }
    });
}

/// Answers until the other side has had enough.
async fn connection(mut stream: TcpStream, record: &Record) {
    let _ = stream.set_nodelay(true);
    let mut buffer = Vec::new();
    while let Some(head) = http::read(&mut stream, &mut buffer).await {
        let answer = match head.is_preflight() {
            true => http::grant(&head),
            false => http::text(&head, &answer(&head, record).await),
        };
        if http::write(&mut stream, &answer).await.is_none() {
            return;
        }
    }
}

async fn answer(head: &Head, record: &Record) -> DemoAnswer {
    let place = record.push(head);
    let headers: Vec<(&str, &str)> = head
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let request = DemoRequest {
        method: &head.method,
        target: &head.target,
        headers: &headers,
        body: &head.body,
    };
    let answer = Demo::default().answer(&request, place as u64);
    match answer.delay {
        Delay::For(time) => tokio::time::sleep(time).await,
        Delay::Forever => pending().await,
    }
    record.answered(place);
    answer
}

impl Record {
    fn push(&self, head: &Head) -> usize {
        let mut sent = self.sent.lock().expect("no connection panics");
        let at = self.began.elapsed().as_secs_f64();
        sent.push(Sent {
            at,
            answered: f64::INFINITY,
            method: head.method.clone(),
            origin: String::new(),
            target: head.target.clone(),
            headers: head.headers.clone(),
            body: String::from_utf8_lossy(&head.body).into_owned(),
        });
        sent.len() - 1
    }

    fn answered(&self, place: usize) {
        let mut sent = self.sent.lock().expect("no connection panics");
        sent[place].answered = self.began.elapsed().as_secs_f64();
    }
}
