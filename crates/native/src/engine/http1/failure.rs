//! What errors mean for the person who reads the report.

use std::io::{self, ErrorKind};

use katydid_core::stats::Failure;

use super::answer::{Cut, Malformed, SWITCHING_PROTOCOLS};
use crate::engine::tls::of_tls;

/// Why an exchange on an open connection failed.
pub(in crate::engine) fn of_io(error: &io::Error) -> Failure {
    let tls = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<rustls::Error>());
    match error.kind() {
        _ if tls.is_some() => tls.map_or(Failure::Tls, of_tls),
        ErrorKind::InvalidData | ErrorKind::InvalidInput => Failure::Protocol,
        _ => Failure::Closed,
    }
}

pub(super) fn of_malformed(Malformed: Malformed) -> Failure {
    Failure::Protocol
}

/// Why an answer cannot be read, as far as its status says.
pub(super) fn of_answer(malformed: Malformed, status: u16) -> Failure {
    match status {
        SWITCHING_PROTOCOLS => Failure::Switched,
        _ => of_malformed(malformed),
    }
}

/// Why there is no answer where a connection ended.
pub(super) fn of_cut(cut: Cut) -> Failure {
    match cut {
        Cut::Short => Failure::Closed,
        Cut::Malformed => Failure::Protocol,
    }
}
