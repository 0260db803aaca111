//! Running the binary, and targets to run it against.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// How the command ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    fn new(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let ended = Self {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        };
        assert!(!ended.err.contains("panicked"), "{}", ended.err);
        ended
    }
}

/// The command, without what the environment would tell it, in a folder of its own if it writes.
pub(crate) fn command(arguments: &[impl AsRef<OsStr>]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_katydid"));
    let ours = std::env::vars_os()
        .map(|(name, _)| name)
        .filter(|name| name.to_string_lossy().starts_with("KATYDID_"));
    ours.for_each(|name| {
        command.env_remove(name);
    });
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

pub(crate) fn katydid(arguments: &[impl AsRef<OsStr>]) -> Ended {
    Ended::new(command(arguments).output().unwrap())
}

/// The command with this on its standard input.
pub(crate) fn fed(arguments: &[&str], input: &str) -> Ended {
    let child = command(arguments).spawn().unwrap();
    feed(child, input)
}

pub(crate) fn feed(mut child: Child, input: &str) -> Ended {
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // A command that does not want it all closes early.
    let feeding = thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let ended = ended(child);
    feeding.join().unwrap();
    ended
}

pub(crate) fn ended(child: Child) -> Ended {
    Ended::new(child.wait_with_output().unwrap())
}

/// Reads standard error up to a line that holds this, and leaves the rest to be read on.
pub(crate) fn wait_for_line(child: &mut Child, text: &str) -> String {
    let err = child.stderr.as_mut().unwrap();
    let mut seen = Vec::new();
    let mut byte = [0];
    while !(seen.ends_with(b"\n") && String::from_utf8_lossy(&seen).contains(text)) {
        assert_eq!(
            err.read(&mut byte).unwrap(),
            1,
            "{}",
            String::from_utf8_lossy(&seen)
        );
        seen.push(byte[0]);
    }
    String::from_utf8(seen).unwrap()
}

/// A scenario that asks `/` again and again.
pub(crate) fn scenario(host: &str) -> String {
    format!("katydid: 1\nname: Test\nhost: {host}\nusers:\n- name: User\n  tasks:\n  - get: /\n")
}

/// Something to load.
pub(crate) struct Target {
    pub(crate) url: String,
    requests: Arc<AtomicU64>,
    came: Mutex<Receiver<()>>,
}

impl Target {
    /// Answers every request with this status.
    pub(crate) fn answering(status: u16) -> Self {
        Self::new(Some(format!(
            "HTTP/1.1 {status} Word\r\nContent-Length: 2\r\n\r\nok"
        )))
    }

    /// Never answers.
    pub(crate) fn hanging() -> Self {
        Self::new(None)
    }

    fn new(answer: Option<String>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (requests, (tell, came)) = (Arc::<AtomicU64>::default(), channel());
        let counted = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (answer, counted, tell) = (answer.clone(), Arc::clone(&counted), tell.clone());
                thread::spawn(move || {
                    converse(stream.unwrap(), answer.as_deref(), &counted, &tell);
                });
            }
        });
        Self {
            url,
            requests,
            came: Mutex::new(came),
        }
    }

    pub(crate) fn requests(&self) -> u64 {
        self.requests.load(Ordering::SeqCst)
    }

    /// Waits until this many more requests have come.
    pub(crate) fn wait_for(&self, requests: usize) {
        let came = self.came.lock().unwrap();
        (0..requests).for_each(|_| came.recv().unwrap());
    }
}

/// Bodies are none of the requests' here.
fn converse(stream: TcpStream, answer: Option<&str>, requests: &AtomicU64, tell: &Sender<()>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let mut stream = stream;
    while let Some(Ok(line)) = lines.next() {
        if !line.is_empty() {
            continue;
        }
        requests.fetch_add(1, Ordering::SeqCst);
        let _ = tell.send(());
        if answer.is_some_and(|answer| stream.write_all(answer.as_bytes()).is_err()) {
            return;
        }
    }
}
