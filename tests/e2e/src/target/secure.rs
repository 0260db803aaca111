//! nginx with certificates of the test's own, by TLS and by HTTP/2.

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, IsCa, Issuer, KeyPair,
};
use tempfile::TempDir;

use super::free_port;
use crate::counts::Log;
use crate::process::Process;
use crate::wait::eventually;

/// A running nginx. `secure.conf` beside this file tells what it answers.
#[derive(Debug)]
pub struct SecureNginx {
    /// Its base URL by TLS, where it agrees to HTTP/2.
    pub tls: String,
    /// The same where clients must show a certificate.
    pub mutual: String,
    /// Its base URL by HTTP/2 without TLS.
    pub clear: String,
    /// Every request it answered.
    pub log: Log,
    folder: TempDir,
    _process: Process,
}

/// A request as the server tells of its connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Such as `HTTP/2.0`.
    pub protocol: String,
    /// Whether a TLS session was resumed.
    pub resumed: bool,
    /// The connection's number.
    pub connection: u64,
}

impl SecureNginx {
    /// Starts it on free ports.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let [tls, mutual, clear] = [free_port(), free_port(), free_port()];
        make_certificates(folder.path());
        configure(folder.path(), [tls, mutual, clear]);
        let mut command = Command::new("nginx");
        command.arg("-p").arg(folder.path());
        command.args(["-e", "stderr", "-c", "nginx.conf"]);
        let process = Process::start(&mut command, "");
        eventually("nginx that listens", || {
            TcpStream::connect(("127.0.0.1", clear)).ok()
        });
        Self {
            tls: format!("https://localhost:{tls}"),
            mutual: format!("https://localhost:{mutual}"),
            clear: format!("http://127.0.0.1:{clear}"),
            log: Log::new(&folder.path().join("access.log")),
            folder,
            _process: process,
        }
    }

    /// A file of its folder: `issuer.pem`, `own.pem`, `client.pem` and `client.key`.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// How each request came.
    #[must_use]
    pub fn carried(&self) -> Vec<Carried> {
        let text = fs::read_to_string(self.file("protocol.log")).unwrap_or_default();
        text.lines().map(carried).collect()
    }
}

fn carried(line: &str) -> Carried {
    let words: Vec<&str> = line.split(' ').collect();
    let [protocol, reused, connection] = words[..] else {
        panic!("no line of the log: {line}")
    };
    Carried {
        protocol: protocol.to_owned(),
        resumed: reused == "r",
        connection: connection.parse().expect("a number"),
    }
}

/// An issuer, and what it has issued for the server and for a client.
fn make_certificates(folder: &Path) {
    let mut issuing = CertificateParams::new(Vec::new()).expect("no names");
    issuing.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    issuing.distinguished_name = called("issuer");
    let key = KeyPair::generate().expect("a key");
    let issuer = issuing.self_signed(&key).expect("it signs itself");
    write(folder, "issuer.pem", issuer.pem());
    let issuer = Issuer::from_params(&issuing, &key);
    for (name, host) in [("own", "localhost"), ("client", "client")] {
        let mut params = CertificateParams::new(vec![host.to_owned()]).expect("a name");
        params.distinguished_name = called(name);
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &issuer).expect("it signs");
        write(folder, &format!("{name}.pem"), certificate.pem());
        write(folder, &format!("{name}.key"), key.serialize_pem());
    }
}

/// OpenSSL takes a certificate for its own issuer's that is called as it is.
fn called(name: &str) -> DistinguishedName {
    let mut called = DistinguishedName::new();
    called.push(DnType::CommonName, name);
    called
}

fn configure(folder: &Path, [tls, mutual, clear]: [u16; 3]) {
    let configuration = include_str!("secure.conf")
        .replace(":TLS ", &format!(":{tls} "))
        .replace(":MUTUAL ", &format!(":{mutual} "))
        .replace(":CLEAR ", &format!(":{clear} "));
    write(folder, "nginx.conf", configuration);
    write(folder, "large", "l".repeat(200_000));
}

fn write(folder: &Path, name: &str, text: String) {
    fs::write(folder.join(name), text).expect("the temporary folder can be written");
}
