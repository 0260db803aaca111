//! What errors of HTTP/2 mean: for the person who reads the report, and for whether to send again.

use std::io;

use h2::{Error, Reason};
use katydid_core::stats::Failure;

use crate::engine::http1::of_io;

/// Whether the server says that it has not begun with the request, so that it may go out once more.
///
/// Source: RFC 9113, sections 6.8 and 8.7.
pub(super) fn is_untouched(error: &Error) -> bool {
    let refused = error.is_reset() && error.reason() == Some(Reason::REFUSED_STREAM);
    error.is_remote() && (refused || error.is_go_away())
}

/// Why a connection could not be opened, or ended.
pub(super) fn of_connection(error: &Error) -> Failure {
    match error.get_io() {
        Some(error) => of_h2_io(error),
        None => Failure::NoHttp2,
    }
}

/// Why a request has no answer, over a connection that has answered before or not.
pub(super) fn of_stream(error: &Error, answered: bool) -> Failure {
    match (error.get_io(), error.reason()) {
        (Some(error), _) => of_h2_io(error),
        (None, Some(Reason::HTTP_1_1_REQUIRED)) => Failure::NoHttp2,
        (None, Some(reason)) if error.is_reset() && error.is_remote() => {
            Failure::StreamReset(reason.into())
        }
        (None, _) if error.is_remote() => Failure::Closed,
        (None, _) if answered || error.is_reset() => Failure::Protocol,
        (None, _) => Failure::NoHttp2,
    }
}

fn of_h2_io(error: &io::Error) -> Failure {
    match of_io(error) {
        Failure::Protocol => Failure::NoHttp2,
        failure => failure,
    }
}
