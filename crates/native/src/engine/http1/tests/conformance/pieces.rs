//! An answer is the same however its bytes are cut, and none when it ends too early.

use super::*;
use crate::engine::http1::answer::{Cut, Head, Listener, Malformed, Memory, Read, Reader};

/// What is heard of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Heard {
    status: u16,
    body: Vec<u8>,
}

impl Listener for Heard {
    fn reads_fields(&self) -> bool {
        false
    }

    fn head(&mut self, head: &Head<'_>) {
        self.status = head.status();
    }

    fn body(&mut self, part: &[u8]) {
        self.body.extend_from_slice(part);
    }
}

/// How an answer ends that comes in these pieces before the connection ends.
fn heard<'p>(
    method: &str,
    pieces: impl IntoIterator<Item = &'p [u8]>,
) -> (Heard, Result<bool, Cut>) {
    let (mut heard, mut reader) = (Heard::default(), Reader::new(method == "head"));
    let mut memory = Memory::default();
    let mut pieces = pieces.into_iter();
    for piece in pieces.by_ref() {
        match reader.read(piece, &mut memory, &mut heard) {
            Ok(Read::More) => {}
            Ok(Read::Whole { reusable }) => {
                let last = pieces.all(<[u8]>::is_empty);
                return (heard, Ok(reusable && last));
            }
            Err(Malformed) => return (heard, Err(Cut::Malformed)),
        }
    }
    let end = reader.end().map(|()| false);
    (heard, end)
}

fn all() -> impl Iterator<Item = Case> {
    let cases = [well_formed::cases(), odd::cases(), malformed::cases()].concat();
    cases.into_iter().filter(|case| case.answer.len() < 2000)
}

#[test]
fn an_answer_cut_anywhere_is_the_same_answer() {
    for case in all() {
        let answer = &*case.answer;
        let whole = heard(case.method, [answer]);
        for at in 1..answer.len() {
            let (one, two) = answer.split_at(at);
            assert_eq!(heard(case.method, [one, two]), whole, "{case} at {at}");
        }
        assert_eq!(heard(case.method, answer.chunks(1)), whole, "{case}");
    }
}

#[test]
fn an_answer_that_ends_before_its_end_is_none() {
    for case in well_formed::cases() {
        let closes =
            case.then == Then::Closes && !case.answer.windows(8).any(|at| at == b"-Length:");
        if closes || case.answer.len() > 2000 {
            continue;
        }
        for end in 0..case.answer.len() {
            let (_, ended) = heard(case.method, [&case.answer[..end]]);
            assert_eq!(ended, Err(Cut::Short), "{case} at {end}");
        }
    }
}

#[tokio::test]
async fn a_target_that_closes_at_any_byte_of_its_answer_is_a_closed_connection() {
    let answer =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x\r\nhello\r\n0\r\nX: y\r\n\r\n";
    for end in 0..answer.len() {
        let outcome = answered(says(&answer[..end])).await.0;
        assert_eq!(outcome, Err(Failure::Closed), "at {end}");
    }
}

#[tokio::test]
async fn an_answer_that_comes_in_pieces_is_taken_as_one_that_comes_whole() {
    for case in well_formed::cases() {
        if case.then != Then::Stays || case.answer.len() > 2000 {
            continue;
        }
        let answer = case.answer.clone();
        let target = Target::new(move |_| Act::SayInPieces(answer.clone()));
        let step = format!("{}: /", case.method);
        let exchange = exchange(&target.url(), &[&step]).await[0];
        assert_eq!(
            (exchange.outcome, exchange.bytes),
            (case.came.outcome, case.came.bytes),
            "{case}"
        );
    }
}
