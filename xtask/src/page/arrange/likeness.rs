//! An order in which each function follows some it has much in common with.

use std::collections::{HashMap, VecDeque};

/// Bytes that two functions have in common are counted in pieces of this length.
const PIECE: usize = 6;

/// A piece that more functions have than this tells nothing.
const COMMON: usize = 400;

/// So many functions before one are looked back to.
const LOOK_BACK: usize = 4;

/// Keeps the first of many from taking in tiny ones only because all of each is in it.
const DAMPING: usize = 100;

/// Indices of `bodies`: from the longest on to the one left that is most like it or those just before it, and so on.
pub(super) fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let index = Index::of(bodies);
    let mut longest_first: Vec<usize> = (0..bodies.len()).collect();
    longest_first.sort_by_key(|&body| std::cmp::Reverse(bodies[body].len()));
    let mut rest = longest_first.into_iter();
    let mut is_placed = vec![false; bodies.len()];
    let mut order = Vec::with_capacity(bodies.len());
    let mut before = VecDeque::new();
    let mut alike = None;
    while let Some(body) = alike.or_else(|| rest.find(|&body| !is_placed[body])) {
        is_placed[body] = true;
        order.push(body);
        before.truncate(LOOK_BACK - 1);
        before.push_front(index.shared(body));
        alike = index.most_like(&before, &is_placed);
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

    /// How many pieces each other function has in common with this.
    fn shared(&self, body: usize) -> HashMap<usize, usize> {
        let mut shared = HashMap::new();
        for piece in &self.pieces[body] {
            let others = &self.bodies[piece];
            for &other in others.iter().filter(|_| others.len() < COMMON) {
                *shared.entry(other).or_default() += 1;
            }
        }
        shared
    }

    /// Of those not placed, the one with the largest part in common with one just before; of two the first.
    fn most_like(
        &self,
        before: &VecDeque<HashMap<usize, usize>>,
        is_placed: &[bool],
    ) -> Option<usize> {
        let part = |other: usize, count: usize, back: usize| {
            count * (1_000_000 - 100_000 * back) / (self.pieces[other].len() + DAMPING)
        };
        let all = before.iter().enumerate().flat_map(|(back, shared)| {
            let counts = shared.iter();
            counts.map(move |(&other, &count)| (part(other, count, back), std::cmp::Reverse(other)))
        });
        let best = all.filter(|(_, other)| !is_placed[other.0]).max();
        best.map(|(_, other)| other.0)
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
