//! An order in which each function follows one it has much in common with.

use std::collections::HashMap;

/// Bytes that two functions have in common are counted in pieces of this length.
const PIECE: usize = 6;

/// A piece that more functions have than this tells nothing.
const COMMON: usize = 400;

/// Keeps the first of many from taking in tiny ones only because all of each is in it.
const DAMPING: usize = 100;

/// Indices of `bodies`: from the longest on to the one left that is most like it, and so on.
pub(super) fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let index = Index::of(bodies);
    let mut longest_first: Vec<usize> = (0..bodies.len()).collect();
    longest_first.sort_by_key(|&body| std::cmp::Reverse(bodies[body].len()));
    let mut rest = longest_first.into_iter();
    let mut is_placed = vec![false; bodies.len()];
    let mut order = Vec::with_capacity(bodies.len());
    let mut alike = None;
    while let Some(body) = alike.or_else(|| rest.find(|&body| !is_placed[body])) {
        is_placed[body] = true;
        order.push(body);
        alike = index.most_like(body, &is_placed);
    }
    order
}

struct Index<'a> {
    pieces: Vec<Vec<&'a [u8]>>,
    bodies: HashMap<&'a [u8], Vec<usize>>,
}

impl<'a> Index<'a> {
    fn of(bodies: &[&'a [u8]]) -> Self {
        let pieces: Vec<Vec<_>> = bodies.iter().map(|body| pieces(body)).collect();
        let mut with = HashMap::<_, Vec<_>>::new();
        for (body, pieces) in pieces.iter().enumerate() {
            for piece in pieces {
                with.entry(*piece).or_default().push(body);
            }
        }
        Self {
            pieces,
            bodies: with,
        }
    }

    /// Of those not placed, the one with the largest part in common; of two the first.
    fn most_like(&self, body: usize, is_placed: &[bool]) -> Option<usize> {
        let mut shared = HashMap::<usize, usize>::new();
        for piece in &self.pieces[body] {
            let others = &self.bodies[piece];
            let telling = others.iter().filter(|_| others.len() < COMMON);
            for &other in telling.filter(|&&other| !is_placed[other]) {
                *shared.entry(other).or_default() += 1;
            }
        }
        let part =
            |other: usize, count: usize| count * 1_000_000 / (self.pieces[other].len() + DAMPING);
        let best = shared
            .into_iter()
            .max_by_key(|&(other, count)| (part(other, count), std::cmp::Reverse(other)));
        best.map(|(other, _)| other)
    }
}

/// Each piece once, in order.
fn pieces(body: &[u8]) -> Vec<&[u8]> {
    let mut pieces: Vec<_> = body.windows(PIECE).collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn those_that_are_alike_stand_together() {
        let bodies: [&[u8]; 5] = [
            b"abcdefghij",
            b"0123456789",
            b"abcdefghxy",
            b"0123456780",
            b"----",
        ];
        assert_eq!(order(&bodies), [0, 2, 1, 3, 4]);
    }
}
