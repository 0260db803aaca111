//! Reading an answer from the bytes of a connection, however they are cut; no socket, no clock.
//!
//! ```text
//!  bytes ──► head: status, fields ──framing──► body: so long | chunks | until the end ──► whole
//!             ▲  │ interim (1xx)
//!             └──┘
//! ```

mod chunks;
mod fields;
mod framing;
mod head;
#[cfg(any(test, fuzzing))]
mod heard;
mod memory;

use chunks::Chunks;
use framing::Framing;

pub(crate) use fields::unfolded;
pub(crate) use head::Head;
#[cfg(test)]
pub(crate) use heard::Heard;
#[cfg(any(test, fuzzing))]
pub(crate) use heard::heard;
pub(crate) use memory::Memory;

/// What is not HTTP, or could be read as more than one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// The connection ended before the answer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// With what had come being the beginning of an answer, or nothing.
    Short,
    /// With what no answer begins with.
    Malformed,
}

/// Hears an answer while it is read.
pub(crate) trait Listener {
    /// Whether it reads a head's fields, however plain they are.
    fn reads_fields(&self) -> bool;
    /// The final answer's head; those of interim ones are not told.
    fn head(&mut self, head: &Head<'_>);
    /// A part of the body, without its framing.
    fn body(&mut self, part: &[u8]);
}

/// How far an answer has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    /// There is more to come.
    More,
    /// To its end; whether the connection may be used again.
    Whole { reusable: bool },
}

/// Reads one answer.
#[derive(Debug)]
pub(crate) struct Reader {
    /// Whether the request was `HEAD`.
    bodiless: bool,
    /// The beginning of a head that has not come whole.
    partial: Vec<u8>,
    /// Whether no head has closed the connection, be it an interim one's.
    persists: bool,
    body: Option<Body>,
}

/// What is still to come of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Body {
    Bytes(u64),
    Chunks(Chunks),
    UntilEnd,
}

impl Reader {
    /// For the answer to a request, which is `HEAD` or not.
    pub(crate) const fn new(to_head: bool) -> Self {
        Self {
            bodiless: to_head,
            partial: Vec::new(),
            persists: true,
            body: None,
        }
    }

    /// Reads the next bytes of the connection. Nothing may follow an answer's end.
    ///
    /// # Errors
    /// When they are not an answer's.
    pub(crate) fn read(
        &mut self,
        bytes: &[u8],
        memory: &mut Memory,
        to: &mut impl Listener,
    ) -> Result<Read, Malformed> {
        let rest = match self.body {
            Some(_) => bytes,
            None => match self.read_head(bytes, memory, to)? {
                Some(used) => &bytes[used..],
                None => return Ok(Read::More),
            },
        };
        Ok(match self.read_body(rest, to)? {
            Some(used) => Read::Whole {
                reusable: self.persists && used == rest.len(),
            },
            None => Read::More,
        })
    }

    /// The connection has ended.
    ///
    /// # Errors
    /// When the answer has not.
    pub(crate) fn end(&self) -> Result<(), Cut> {
        match (self.body, head::parse(&self.partial)) {
            (Some(Body::UntilEnd), _) => Ok(()),
            (None, Err(Malformed)) => Err(Cut::Malformed),
            _ => Err(Cut::Short),
        }
    }

    /// How many of the bytes belong to the head; `None` if it goes on.
    fn read_head(
        &mut self,
        bytes: &[u8],
        memory: &mut Memory,
        to: &mut impl Listener,
    ) -> Result<Option<usize>, Malformed> {
        if self.partial.is_empty() {
            return self.read_heads(bytes, memory, to);
        }
        let before = self.partial.len();
        let mut partial = std::mem::take(&mut self.partial);
        partial.extend_from_slice(bytes);
        // Without a line's end among them nothing is over: only the length is to be checked.
        if !bytes.contains(&b'\n') && partial.len() <= head::LONGEST {
            self.partial = partial;
            return Ok(None);
        }
        let used = self.read_heads(&partial, memory, to)?;
        Ok(used.map(|used| used - before))
    }

    /// Reads interim heads and the final one, and keeps what is the beginning of one.
    fn read_heads(
        &mut self,
        bytes: &[u8],
        memory: &mut Memory,
        to: &mut impl Listener,
    ) -> Result<Option<usize>, Malformed> {
        let mut used = 0;
        while let Some((length, status)) = self.read_one_head(&bytes[used..], memory, to)? {
            used += length;
            if !is_interim(status) {
                return Ok(Some(used));
            }
        }
        self.partial = bytes[used..].to_vec();
        Ok(None)
    }

    /// Length and status of a head that has come whole.
    fn read_one_head(
        &mut self,
        bytes: &[u8],
        memory: &mut Memory,
        to: &mut impl Listener,
    ) -> Result<Option<(usize, u16)>, Malformed> {
        let known = memory.recall(bytes).filter(|_| !to.reads_fields());
        if let Some((facts, length)) = known {
            self.take_head(&Head::plain(facts), to)?;
            return Ok(Some((length, facts.status)));
        }
        head::with(bytes, |head, length| {
            self.take_head(head, to)?;
            if head.is_plain() {
                memory.remember(&bytes[..length], head.facts);
            }
            Ok((length, head.status()))
        })
    }

    fn take_head(&mut self, head: &Head<'_>, to: &mut impl Listener) -> Result<(), Malformed> {
        if head.status() == SWITCHING_PROTOCOLS {
            to.head(head);
            return Err(Malformed);
        }
        self.persists &= head.facts.persists;
        if !is_interim(head.status()) {
            self.body = Some(body(head.framing(self.bodiless)?));
            to.head(head);
        }
        Ok(())
    }

    /// How many of the bytes belong to the body if it ends among them.
    fn read_body(
        &mut self,
        bytes: &[u8],
        to: &mut impl Listener,
    ) -> Result<Option<usize>, Malformed> {
        match &mut self.body {
            Some(Body::Bytes(left)) => {
                let here = usize::try_from(*left).map_or(bytes.len(), |left| left.min(bytes.len()));
                to.body(&bytes[..here]);
                *left -= here as u64;
                Ok((*left == 0).then_some(here))
            }
            Some(Body::Chunks(chunks)) => chunks.read(bytes, |part| to.body(part)),
            Some(Body::UntilEnd) | None => {
                to.body(bytes);
                Ok(None)
            }
        }
    }
}

/// Nobody asked for another protocol, so that an answer that changes to one cannot be read.
pub(crate) const SWITCHING_PROTOCOLS: u16 = 101;

/// Source: RFC 9110, section 15.2.
fn is_interim(status: u16) -> bool {
    status < 200
}

fn body(framing: Framing) -> Body {
    match framing {
        Framing::Length(length) => Body::Bytes(length),
        Framing::Chunked => Body::Chunks(Chunks::default()),
        Framing::UntilEnd => Body::UntilEnd,
    }
}
