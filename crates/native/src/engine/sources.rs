//! The addresses of this machine that connections come from, in turn.

use std::cell::Cell;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr};

use tokio::net::{TcpSocket, TcpStream};

/// The addresses of this machine that connections come from, in turn; without any the system chooses.
#[derive(Debug, Default)]
pub(super) struct Sources {
    v4: Turns,
    v6: Turns,
}

#[derive(Debug, Default)]
struct Turns {
    addresses: Vec<IpAddr>,
    next: Cell<usize>,
}

impl Sources {
    pub(super) fn new(addresses: &[IpAddr]) -> Self {
        let (v4, v6) = addresses.iter().partition(|address| address.is_ipv4());
        let turns = |addresses| Turns {
            addresses,
            next: Cell::new(0),
        };
        Self {
            v4: turns(v4),
            v6: turns(v6),
        }
    }

    pub(super) async fn connect(&self, to: SocketAddr) -> io::Result<TcpStream> {
        if self.v4.addresses.is_empty() && self.v6.addresses.is_empty() {
            return TcpStream::connect(to).await;
        }
        let (socket, turns) = match to {
            SocketAddr::V4(_) => (TcpSocket::new_v4(), &self.v4),
            SocketAddr::V6(_) => (TcpSocket::new_v6(), &self.v6),
        };
        let source = turns.take().ok_or(ErrorKind::AddrNotAvailable)?;
        let socket = socket?;
        socket.bind(SocketAddr::new(source, 0))?;
        socket.connect(to).await
    }
}

impl Turns {
    fn take(&self) -> Option<IpAddr> {
        let next = self.next.get();
        self.next.set(next.wrapping_add(1));
        let place = next.checked_rem(self.addresses.len())?;
        Some(self.addresses[place])
    }
}
