//! Targets that none of us wrote, each with its own log, and two that are not well.

mod httpbin;
mod nginx;
mod secure;
mod unwell;

pub use httpbin::Httpbin;
pub use nginx::Nginx;
pub use secure::{Carried, SecureNginx};
pub use unwell::{Refusing, Silent};

use std::net::TcpListener;

/// A port of 127.0.0.1 that nothing listens at.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it is bound").port()
}
