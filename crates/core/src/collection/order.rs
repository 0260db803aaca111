use std::cmp::Ordering;
use std::mem;

/// Sorts; equal items keep their order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, Ord::cmp);
}

/// Sorts by `compare`; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = order(items.len(), &|a, b| {
        compare(&items[a], &items[b]) == Ordering::Greater
    });
    for first in 0..items.len() {
        // Around a cycle of places, each of which gets its item by one swap; the last has it by then.
        let mut to = first;
        while order[to] != first {
            let from = mem::replace(&mut order[to], to);
            items.swap(to, from);
            to = from;
        }
        order[to] = to;
    }
}

/// The indices below `len` in order, by merging runs of twice the length each time.
fn order(len: usize, is_after: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut from: Vec<usize> = (0..len).collect();
    let mut merged = Vec::with_capacity(len);
    let mut run = 1;
    while run < len {
        for pair in from.chunks(2 * run) {
            let (left, right) = pair.split_at(run.min(pair.len()));
            merge(left, right, is_after, &mut merged);
        }
        mem::swap(&mut from, &mut merged);
        merged.clear();
        run *= 2;
    }
    from
}

fn merge(
    mut left: &[usize],
    mut right: &[usize],
    is_after: &dyn Fn(usize, usize) -> bool,
    into: &mut Vec<usize>,
) {
    while let ([a, left_rest @ ..], [b, right_rest @ ..]) = (left, right) {
        if is_after(*a, *b) {
            into.push(*b);
            right = right_rest;
        } else {
            into.push(*a);
            left = left_rest;
        }
    }
    into.extend_from_slice(left);
    into.extend_from_slice(right);
}
