//! The bytes of one connection.

use std::io::{self, ErrorKind};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_rustls::client::TlsStream;

use super::socket::Socket;

/// A connection's stream, plain or TLS.
pub(super) enum Wire {
    Plain(Socket),
    Secure(Box<TlsStream<Socket>>),
}

impl Wire {
    pub(super) fn poll_read(
        &mut self,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self {
            Self::Plain(stream) => Pin::new(stream).poll_read(context, into),
            Self::Secure(stream) => Pin::new(stream).poll_read(context, into),
        }
    }

    pub(super) fn poll_write(
        &mut self,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self {
            // Nearly always there is room, and nobody need be woken when there is.
            Self::Plain(stream) => match stream.try_write(bytes) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    Pin::new(stream).poll_write(context, bytes)
                }
                written => Poll::Ready(written),
            },
            Self::Secure(stream) => Pin::new(stream).poll_write(context, bytes),
        }
    }

    pub(super) fn poll_flush(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self {
            Self::Plain(_) => Poll::Ready(Ok(())),
            Self::Secure(stream) => Pin::new(stream).poll_flush(context),
        }
    }

    /// Whether nothing has come in, not even the end. What came since the runtime looked last, it does not know.
    pub(super) fn is_quiet(&mut self) -> bool {
        match self {
            Self::Plain(stream) => {
                let read = stream.try_read(&mut [0]);
                read.is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
            }
            Self::Secure(stream) => {
                let mut context = Context::from_waker(Waker::noop());
                let mut into = [0];
                let mut into = ReadBuf::new(&mut into);
                Pin::new(stream)
                    .poll_read(&mut context, &mut into)
                    .is_pending()
            }
        }
    }
}
