//! nginx, in one process on one core, which answers everything with a kilobyte of JSON.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;

use katydid_e2e::process::Process;
use katydid_e2e::wait::eventually;
use tempfile::TempDir;

/// What a target may have given a user.
const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// A running nginx.
pub(crate) struct Nginx {
    pub(crate) url: String,
    /// By TLS.
    pub(crate) tls: String,
    /// By HTTP/2.
    pub(crate) h2: String,
    _process: Process,
    folder: TempDir,
}

impl Nginx {
    /// Starts it on this core and a free port.
    pub(crate) fn start(core: u32) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let [address, tls, h2] = free_addresses();
        make_certificate(folder.path());
        let configuration = include_str!("nginx.conf")
            .replace("PLAIN", &address.port().to_string())
            .replace("SECURE", &tls.port().to_string())
            .replace("HTTP2", &h2.port().to_string())
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
            tls: format!("https://{tls}"),
            h2: format!("http://{h2}"),
            _process: process,
            folder,
        }
    }
}

impl Nginx {
    /// The certificate that it shows.
    pub(crate) fn certificate(&self) -> String {
        let file = self.folder.path().join("own.pem");
        file.display().to_string()
    }
}

/// Free ports, all of them taken before the first is given back.
fn free_addresses() -> [SocketAddr; 3] {
    let listeners = [(); 3].map(|()| TcpListener::bind("127.0.0.1:0").expect("a free port"));
    listeners.map(|listener| listener.local_addr().expect("it is bound"))
}

fn make_certificate(folder: &Path) {
    let own =
        rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).expect("a certificate");
    let (key, certificate) = (own.signing_key.serialize_pem(), own.cert.pem());
    fs::write(folder.join("own.key"), key).expect("it can be written");
    fs::write(folder.join("own.pem"), certificate).expect("it can be written");
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
