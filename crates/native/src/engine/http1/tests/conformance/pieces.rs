//! An answer is the same however its bytes are cut, and none when it ends too early.

use super::*;
use crate::engine::http1::answer::{self, Cut, Heard, Memory};

/// What is heard of a case whose answer comes in these pieces.
fn heard<'p>(
    case: &Case,
    pieces: impl IntoIterator<Item = &'p [u8]>,
) -> (Heard, Result<bool, Cut>) {
    let how = (case.method == "head", true);
    answer::heard(how, &mut Memory::default(), pieces)
}

fn all() -> impl Iterator<Item = Case> {
    let cases = [well_formed::cases(), odd::cases(), malformed::cases()].concat();
    cases.into_iter().filter(|case| case.answer.len() < 2000)
}

#[test]
fn an_answer_cut_anywhere_is_the_same_answer() {
    for case in all() {
        let answer = &*case.answer;
        let whole = heard(&case, [answer]);
        for at in 1..answer.len() {
            let (one, two) = answer.split_at(at);
            assert_eq!(heard(&case, [one, two]), whole, "{case} at {at}");
        }
        assert_eq!(heard(&case, answer.chunks(1)), whole, "{case}");
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
            let how = (case.method == "head", false);
            let cut = [&case.answer[..end]];
            let (_, ended) = answer::heard(how, &mut Memory::default(), cut);
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
