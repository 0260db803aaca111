//! Something to push to.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use opentelemetry_proto::tonic::collector::metrics::v1::ExportMetricsServiceRequest;
use opentelemetry_proto::tonic::metrics::v1::metric::Data;
use opentelemetry_proto::tonic::metrics::v1::number_data_point::Value;
use prost::Message as _;

/// One push: its head's lines, and its body.
#[derive(Debug)]
pub(super) struct Push {
    pub(super) head: String,
    body: Vec<u8>,
}

impl Push {
    /// What the points of every count and distribution add up to.
    pub(super) fn counts(&self) -> BTreeMap<String, u64> {
        let read = ExportMetricsServiceRequest::decode(&self.body[..]).unwrap();
        let metrics = &read.resource_metrics[0].scope_metrics[0].metrics;
        let counts = metrics.iter().filter_map(|metric| {
            let count = match metric.data.as_ref()? {
                Data::Sum(sum) => sum
                    .data_points
                    .iter()
                    .map(|point| match point.value {
                        Some(Value::AsInt(count)) => count as u64,
                        other => panic!("{other:?}"),
                    })
                    .sum(),
                Data::ExponentialHistogram(times) => times
                    .data_points
                    .iter()
                    .flat_map(|point| &point.positive.as_ref().unwrap().bucket_counts)
                    .sum(),
                _ => return None,
            };
            Some((metric.name.clone(), count))
        });
        counts.collect()
    }
}

/// Something to push to.
pub(super) struct Collector {
    pub(super) url: String,
    pushes: Receiver<Push>,
}

impl Collector {
    /// Answers every push with this status and body; `None` never answers.
    pub(super) fn answering(answer: Option<(u16, Vec<u8>)>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (tell, pushes) = channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (answer, tell) = (answer.clone(), tell.clone());
                thread::spawn(move || listen(stream.unwrap(), answer.as_ref(), &tell));
            }
        });
        Self { url, pushes }
    }

    /// All that came until now, oldest first.
    pub(super) fn came(&self) -> Vec<Push> {
        self.pushes.try_iter().collect()
    }
}

fn listen(stream: TcpStream, answer: Option<&(u16, Vec<u8>)>, tell: &Sender<Push>) {
    let (mut reader, mut stream) = (BufReader::new(stream.try_clone().unwrap()), stream);
    while let Some(push) = read(&mut reader) {
        let _ = tell.send(push);
        let Some((status, body)) = answer else {
            continue;
        };
        let head = format!(
            "HTTP/1.1 {status} Word\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        if stream.write_all(&[head.as_bytes(), body].concat()).is_err() {
            return;
        }
    }
}

fn read(reader: &mut impl BufRead) -> Option<Push> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    head.make_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))?;
    let mut body = vec![0; length.parse().ok()?];
    reader.read_exact(&mut body).ok()?;
    Some(Push { head, body })
}
