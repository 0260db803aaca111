//! The order of children.

use web_sys::Node;

/// Makes these the last children of their parent, in this order, with as few moves as can be. Beside each stands
/// where it was among them before; `None` for a new one.
pub(crate) fn arrange(parent: &Node, children: &[(Node, Option<usize>)]) {
    let places: Vec<_> = children.iter().map(|(_, was)| *was).collect();
    let stays = longest_rise(&places);
    let mut next = None;
    for ((child, _), stays) in children.iter().zip(stays).rev() {
        if !stays {
            let _ = parent.insert_before(child, next);
        }
        next = Some(child);
    }
}

/// Which of some numbers belong to the longest of the rising sequences among them.
///
/// `ends[n]` is where the sequence of n + 1 numbers ends that ends lowest; `before` is what comes before a number in
/// the longest sequence that ends with it.
fn longest_rise(numbers: &[Option<usize>]) -> Vec<bool> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; numbers.len()];
    for (index, number) in numbers
        .iter()
        .enumerate()
        .filter(|(_, number)| number.is_some())
    {
        let length = ends.partition_point(|&end| numbers[end] < *number);
        before[index] = length.checked_sub(1).map(|last| ends[last]);
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut rises = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(index) = at {
        rises[index] = true;
        at = before[index];
    }
    rises
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staying(numbers: &[Option<usize>]) -> Vec<usize> {
        let stays = longest_rise(numbers);
        let kept = numbers.iter().zip(stays).filter(|(_, stays)| *stays);
        kept.filter_map(|(number, _)| *number).collect()
    }

    #[test]
    fn what_is_in_order_stays() {
        assert_eq!(staying(&[Some(0), Some(1), Some(2)]), [0, 1, 2]);
        assert_eq!(staying(&[]), [0; 0]);
    }

    #[test]
    fn of_a_turn_only_the_one_moves_that_turned() {
        assert_eq!(staying(&[Some(1), Some(2), Some(3), Some(0)]), [1, 2, 3]);
        assert_eq!(staying(&[Some(3), Some(0), Some(1), Some(2)]), [0, 1, 2]);
    }

    #[test]
    fn what_is_new_never_stays_and_does_not_disturb_the_others() {
        assert_eq!(staying(&[None, Some(0), None, Some(1)]), [0, 1]);
    }

    #[test]
    fn of_a_reversed_order_one_stays() {
        assert_eq!(staying(&[Some(2), Some(1), Some(0)]).len(), 1);
    }
}
