//! What hyper's errors mean for the person who reads the report.

use std::error::Error;
use std::io::{self, ErrorKind};

use katydid_core::stats::Failure;

/// Why an exchange on an open connection failed.
pub(super) fn failure(error: &hyper::Error) -> Failure {
    match io_error(error) {
        _ if error.is_parse() => Failure::Protocol,
        Some(error) => of_io(error),
        None => Failure::Closed,
    }
}

fn of_io(error: &io::Error) -> Failure {
    let tls = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<rustls::Error>());
    match error.kind() {
        _ if tls.is_some() => Failure::Tls,
        ErrorKind::InvalidData | ErrorKind::InvalidInput => Failure::Protocol,
        _ => Failure::Closed,
    }
}

fn io_error(error: &hyper::Error) -> Option<&io::Error> {
    let mut cause = error.source();
    while let Some(error) = cause {
        if let Some(io) = error.downcast_ref() {
            return Some(io);
        }
        cause = error.source();
    }
    None
}
