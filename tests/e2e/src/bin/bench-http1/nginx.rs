//! nginx, in one process on one core, which answers everything with a kilobyte of JSON.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::process::Command;

use katydid_e2e::process::Process;
use katydid_e2e::wait::eventually;
use tempfile::TempDir;

/// What a target may have given a user.
const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// A running nginx.
pub(crate) struct Nginx {
    pub(crate) url: String,
    _process: Process,
    _folder: TempDir,
}

impl Nginx {
    /// Starts it on this core and a free port.
    pub(crate) fn start(core: u32) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        drop(listener);
        let configuration = include_str!("nginx.conf")
            .replace("PORT", &address.port().to_string())
            .replace("BODY", &body(TOKEN))
            .replace("FRESH", &fresh())
            .replace("CHANGING", &changing());
        fs::write(folder.path().join("nginx.conf"), configuration).expect("it can be written");
        let mut command = Command::new("taskset");
        command.args(["-c", &core.to_string(), "nginx", "-p"]);
        command.arg(folder.path());
        command.args(["-e", "stderr", "-c", "nginx.conf"]);
        let process = Process::start(&mut command, "");
        eventually("nginx that listens", || TcpStream::connect(address).ok());
        Self {
            url: format!("http://{address}"),
            _process: process,
            _folder: folder,
        }
    }
}

/// The same with nginx's own number of the request.
fn fresh() -> String {
    body(TOKEN).replace(TOKEN, "$request_id")
}

/// Items with a number that each request of a connection raises by one.
fn changing() -> String {
    let body = fresh();
    let items = body.split("\"id\":").collect::<Vec<_>>();
    items.join("\"id\":${connection_requests}")
}

/// 1 024 bytes of JSON: a token of 32 letters, and a list of what a shop has.
fn body(token: &str) -> String {
    let items = (1..).map(|id| format!(r#"{{"id":{id},"name":"item {id}","price":{id}.5}},"#));
    let mut body = format!(r#"{{"token":"{token}","items":["#);
    for item in items {
        if body.len() + item.len() > 1000 {
            break;
        }
        body += &item;
    }
    body.pop();
    body += "]";
    let left = 1024 - body.len() - r#","pad":""}"#.len();
    format!(r#"{body},"pad":"{}"}}"#, "x".repeat(left))
}
