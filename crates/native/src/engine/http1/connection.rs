//! One open connection, driven by the user whose it is.

use std::future::{Future, poll_fn};
use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use katydid_core::stats::Failure;
use katydid_core::tick::Tick;
use tokio::io::ReadBuf;

use super::alarm::Alarm;
use super::answer::{Read, Reader};
use super::desk::Desk;
use super::failure::{of_answer, of_cut, of_io};
use super::intake::Intake;
use super::origin::Origin;
use crate::engine::wire::Wire;

/// An open connection.
pub(super) struct Connection {
    wire: Wire,
    origin: Arc<Origin>,
    alarm: Alarm,
    /// Whether a request went over it before.
    pub(super) was_kept: bool,
}

/// A request that is under way, and the reading of its answer.
struct Talk<'t> {
    /// What has not been sent.
    left: &'t [u8],
    is_sent: bool,
    reader: Reader,
    intake: &'t mut Intake,
}

impl Connection {
    pub(super) fn new(wire: Wire, origin: Arc<Origin>) -> Self {
        Self {
            wire,
            origin,
            alarm: Alarm::default(),
            was_kept: false,
        }
    }

    pub(super) fn leads_to(&self, origin: &Origin) -> bool {
        std::ptr::eq(&*self.origin, origin) || *self.origin == *origin
    }

    /// Whether the target has neither closed it nor said anything unasked, as far as is known here.
    pub(super) fn is_quiet(&mut self) -> bool {
        self.wire.is_quiet()
    }

    /// Sends a request and reads its answer to the end; whether another may follow.
    pub(super) fn exchange<'t>(
        &'t mut self,
        request: &'t [u8],
        reader: Reader,
        intake: &'t mut Intake,
        desk: &'t Desk,
        until: Tick,
    ) -> impl Future<Output = Result<bool, Failure>> + 't {
        let mut talk = Talk {
            left: request,
            is_sent: false,
            reader,
            intake,
        };
        poll_fn(move |context| match self.poll(&mut talk, desk, context) {
            Poll::Pending => {
                let rings = self.alarm.poll(until, desk.clock, context);
                rings.map(|()| Err(Failure::Timeout))
            }
            done => done,
        })
    }

    /// An answer may come before all of its request has gone. Once that cannot go on, only what has come already is read.
    fn poll(
        &mut self,
        talk: &mut Talk<'_>,
        desk: &Desk,
        context: &mut Context<'_>,
    ) -> Poll<Result<bool, Failure>> {
        if talk.is_sent {
            return self.poll_answer(talk, desk, context);
        }
        match self.poll_send(talk, context) {
            Poll::Ready(Ok(())) => {
                talk.is_sent = true;
                talk.intake.out.1 = Some(desk.now());
            }
            Poll::Ready(Err(error)) => {
                return match self.poll_answer(talk, desk, context) {
                    Poll::Ready(Ok(_)) => Poll::Ready(Ok(false)),
                    _ => Poll::Ready(Err(of_io(&error))),
                };
            }
            Poll::Pending => {}
        }
        self.poll_answer(talk, desk, context)
    }

    fn poll_send(
        &mut self,
        talk: &mut Talk<'_>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<()>> {
        while !talk.left.is_empty() {
            match ready!(self.wire.poll_write(context, talk.left))? {
                0 => return Poll::Ready(Err(ErrorKind::WriteZero.into())),
                sent => talk.left = &talk.left[sent..],
            }
        }
        self.wire.poll_flush(context)
    }

    fn poll_answer(
        &mut self,
        talk: &mut Talk<'_>,
        desk: &Desk,
        context: &mut Context<'_>,
    ) -> Poll<Result<bool, Failure>> {
        let mut buffer = desk.read.borrow_mut();
        loop {
            let mut into = ReadBuf::new(&mut buffer);
            let read = ready!(self.wire.poll_read(context, &mut into));
            read.map_err(|error| of_io(&error))?;
            if into.filled().is_empty() {
                let end = talk.reader.end().map(|()| false);
                return Poll::Ready(end.map_err(of_cut));
            }
            talk.intake.came(desk.now());
            let memory = &mut desk.heads.borrow_mut()[talk.intake.of];
            let read = talk.reader.read(into.filled(), memory, talk.intake);
            let why = |malformed| of_answer(malformed, talk.intake.status);
            if let Read::Whole { reusable } = read.map_err(why)? {
                return Poll::Ready(Ok(reusable && talk.is_sent));
            }
        }
    }
}
