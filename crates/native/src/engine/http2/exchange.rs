//! One request over one stream, sent again where the server has not begun with it.

use std::future::{Future, poll_fn};
use std::sync::Arc;

use bytes::Bytes;
use h2::client::SendRequest;
use h2::{Reason, RecvStream};
use http::response::Parts;
use httparse::Header;
use katydid_core::stats::Failure;

use super::Lines;
use super::failure::{is_untouched, of_stream};
use super::lines::Ride;
use super::outgoing::Outgoing;
use crate::engine::http1::{Desk, Head, Intake, Listener as _, Origin};
use crate::engine::wire::Wire;

/// How often a request is sent again that the server has not begun with: one that refuses all ends somewhere.
const MOST_AGAIN: u32 = 5;

/// Requests by HTTP/2.
pub(crate) struct Http2 {
    /// The connections that users share, and how many to a host there may be; `None` where each has its own.
    shared: Option<(Lines, usize)>,
}

impl Http2 {
    /// With so many connections to a host that all users share.
    pub(crate) fn new(shared: Option<usize>) -> Self {
        Self {
            shared: shared.map(|most| (Lines::default(), most)),
        }
    }

    /// Sends a request on a stream and reads its answer to the end.
    pub(crate) async fn exchange<F>(
        &self,
        (own, origin): (&Lines, &Arc<Origin>),
        outgoing: Outgoing,
        intake: &mut Intake,
        desk: &Desk,
        open: impl Fn() -> F,
    ) -> Result<(), Failure>
    where
        F: Future<Output = Result<Wire, Failure>>,
    {
        let (lines, most) = match &self.shared {
            Some((lines, most)) => (lines, *most),
            None => (own, 1),
        };
        let mut again = 0;
        loop {
            let ride = lines.ride(origin, most);
            let sender = ride.line.sender(&open).await;
            let sender = sender.inspect_err(|_| lines.leave(&ride.line))?;
            let sent = stream(sender, &outgoing, &ride, intake, desk).await;
            if outgoing.closes || sent.as_ref().is_err_and(|error| !error.is_reset()) {
                lines.leave(&ride.line);
            }
            let Err(error) = sent else {
                return Ok(());
            };
            if !is_untouched(&error) || again == MOST_AGAIN {
                return Err(of_stream(&error, ride.line.answered.get()));
            }
            again += 1;
        }
    }
}

async fn stream(
    mut sender: SendRequest<Bytes>,
    outgoing: &Outgoing,
    ride: &Ride,
    intake: &mut Intake,
    desk: &Desk,
) -> Result<(), h2::Error> {
    poll_fn(|context| sender.poll_ready(context)).await?;
    let body = outgoing.body();
    let (response, mut sending) = sender.send_request(outgoing.request(), body.is_empty())?;
    if !body.is_empty() {
        sending.send_data(body.clone(), true)?;
    }
    intake.out.1 = Some(desk.now());
    let (head, body) = response.await?.into_parts();
    ride.line.answered.set(true);
    intake.came(desk.now());
    hear(&head, intake);
    read(body, intake, desk).await
}

fn hear(head: &Parts, intake: &mut Intake) {
    let fields = head.headers.iter();
    let wanted = |name: &str| {
        intake.reads_fields() || matches!(name, "location" | "set-cookie" | "content-encoding")
    };
    let fields: Vec<Header<'_>> = fields
        .filter(|(name, _)| wanted(name.as_str()))
        .map(|(name, value)| Header {
            name: name.as_str(),
            value: value.as_bytes(),
        })
        .collect();
    intake.head(&Head::unframed(head.status.as_u16(), &fields));
}

/// Trailers are read over. A server that has said everything may end the stream without an error though we send still.
///
/// Source: RFC 9113, section 8.1.
async fn read(mut body: RecvStream, intake: &mut Intake, desk: &Desk) -> Result<(), h2::Error> {
    while let Some(part) = body.data().await {
        let part = match part {
            Err(error) if error.reason() == Some(Reason::NO_ERROR) && error.is_reset() => break,
            part => part?,
        };
        intake.came(desk.now());
        intake.body(&part);
        body.flow_control().release_capacity(part.len())?;
    }
    Ok(())
}
