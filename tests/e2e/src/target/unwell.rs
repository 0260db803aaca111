//! Hosts that do not answer.

use std::net::{TcpListener, TcpStream};
use std::thread;

/// A host whose port nothing listens at.
#[derive(Debug)]
pub struct Refusing(u16);

impl Refusing {
    /// Finds such a port.
    #[must_use]
    pub fn start() -> Self {
        Self(super::free_port())
    }

    /// Its base URL.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.0)
    }
}

/// A host that takes every connection and says nothing, as long as the test's process lives.
#[derive(Debug)]
pub struct Silent(u16);

impl Silent {
    /// Starts to listen.
    ///
    /// # Panics
    /// When there is no free port.
    #[must_use]
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        thread::spawn(move || {
            listener
                .incoming()
                .collect::<Vec<std::io::Result<TcpStream>>>()
        });
        Self(port)
    }

    /// Its base URL.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.0)
    }
}
