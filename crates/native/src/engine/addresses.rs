//! From a host's addresses to one open connection.

use std::future::Future;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::time::Duration;

use katydid_core::stats::Failure;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::sources::Sources;

/// How long an address may take while another is still to be tried.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the system says when this process or machine has no descriptor left: ENFILE and EMFILE (Linux, macOS,
/// BSD) and WSAEMFILE (Windows).
const NO_DESCRIPTORS: [i32; 3] = [23, 24, 10_024];

/// The first address, in the resolver's order, that takes the connection; the most telling failure if none does.
pub(super) async fn connect(
    addresses: &[SocketAddr],
    sources: &Sources,
) -> Result<TcpStream, Failure> {
    first_of(addresses, |address| sources.connect(address)).await
}

/// An address that this machine cannot use (`::1` where IPv6 is off, or all ports taken) tells nothing of the
/// host: only where all are such, there is no port.
async fn first_of<T, F: Future<Output = io::Result<T>>>(
    addresses: &[SocketAddr],
    open: impl Fn(SocketAddr) -> F,
) -> Result<T, Failure> {
    let (last, others) = addresses.split_last().ok_or(Failure::NameNotFound)?;
    let mut failure = Failure::NoPorts;
    for address in others {
        match patiently(open(*address)).await {
            Ok(opened) => return Ok(opened),
            Err(error) if no_descriptors(&error) => return Err(Failure::NoSockets),
            Err(error) => failure = more_telling(failure, &error),
        }
    }
    open(*last)
        .await
        .map_err(|error| match no_descriptors(&error) {
            true => Failure::NoSockets,
            false => more_telling(failure, &error),
        })
}

async fn patiently<T>(opening: impl Future<Output = io::Result<T>>) -> io::Result<T> {
    let opened = timeout(PATIENCE, opening).await;
    opened.unwrap_or_else(|_| Err(ErrorKind::TimedOut.into()))
}

pub(super) fn no_descriptors(error: &io::Error) -> bool {
    error
        .raw_os_error()
        .is_some_and(|code| NO_DESCRIPTORS.contains(&code))
}

/// That something refused says most, and that this machine cannot use an address least.
fn more_telling(known: Failure, error: &io::Error) -> Failure {
    match (known, error.kind()) {
        (Failure::Refused, _) | (_, ErrorKind::ConnectionRefused) => Failure::Refused,
        (known, ErrorKind::AddrNotAvailable | ErrorKind::AddrInUse) => known,
        _ => Failure::Connect,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// Tries addresses that answer so, in this order; gives what came of it and how many were tried.
    async fn tried(outcomes: &[Result<(), ErrorKind>]) -> (Result<(), Failure>, usize) {
        let errors = outcomes
            .iter()
            .map(|outcome| outcome.map_err(io::Error::from));
        first(errors.collect()).await
    }

    async fn first(outcomes: Vec<io::Result<()>>) -> (Result<(), Failure>, usize) {
        let addresses = vec![SocketAddr::from(([127, 0, 0, 1], 1)); outcomes.len()];
        let (outcomes, count) = (Cell::new(outcomes), Cell::new(0));
        let opened = first_of(&addresses, async |_| {
            count.set(count.get() + 1);
            let mut left = outcomes.take();
            let outcome = left.remove(0);
            outcomes.set(left);
            outcome
        });
        (opened.await, count.get())
    }

    const UNUSABLE: Result<(), ErrorKind> = Err(ErrorKind::AddrNotAvailable);
    const REFUSED: Result<(), ErrorKind> = Err(ErrorKind::ConnectionRefused);
    const UNREACHABLE: Result<(), ErrorKind> = Err(ErrorKind::NetworkUnreachable);

    #[tokio::test]
    async fn an_address_this_machine_cannot_use_does_not_stop_the_next() {
        assert_eq!(tried(&[UNUSABLE, Ok(())]).await, (Ok(()), 2));
        assert_eq!(tried(&[UNUSABLE, UNUSABLE, Ok(())]).await, (Ok(()), 3));
    }

    #[tokio::test]
    async fn an_address_this_machine_cannot_use_hides_no_failure_of_another() {
        let refused = (Err(Failure::Refused), 2);
        assert_eq!(tried(&[UNUSABLE, REFUSED]).await, refused);
        assert_eq!(tried(&[REFUSED, UNUSABLE]).await, refused);
    }

    #[tokio::test]
    async fn a_refusal_is_told_before_a_network_that_is_not_there() {
        let refused = (Err(Failure::Refused), 2);
        assert_eq!(tried(&[REFUSED, UNREACHABLE]).await, refused);
        assert_eq!(tried(&[UNREACHABLE, REFUSED]).await, refused);
        assert_eq!(
            tried(&[UNREACHABLE, UNUSABLE]).await,
            (Err(Failure::Connect), 2)
        );
    }

    #[tokio::test]
    async fn there_is_no_port_where_this_machine_can_use_no_address() {
        assert_eq!(
            tried(&[UNUSABLE, UNUSABLE]).await,
            (Err(Failure::NoPorts), 2)
        );
    }

    #[tokio::test]
    async fn no_other_address_is_tried_when_descriptors_are_used_up() {
        let used_up = || Err(io::Error::from_raw_os_error(24));
        assert_eq!(
            first(vec![used_up(), Ok(())]).await,
            (Err(Failure::NoSockets), 1)
        );
        let refused = Err(ErrorKind::ConnectionRefused.into());
        assert_eq!(
            first(vec![refused, used_up()]).await,
            (Err(Failure::NoSockets), 2)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn an_address_that_says_nothing_is_given_up_for_the_next() {
        let addresses = [1, 2].map(|port| SocketAddr::from(([127, 0, 0, 1], port)));
        let opened = first_of(&addresses, async |address| match address.port() {
            1 => std::future::pending().await,
            port => Ok(port),
        });
        assert_eq!(opened.await, Ok(2));
    }
}
