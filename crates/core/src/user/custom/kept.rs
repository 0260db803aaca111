//! What one user keeps from one task to the next.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;

/// What one user keeps from one task to the next: one value of each type.
#[derive(Default)]
pub struct Kept(RefCell<Vec<Box<dyn Any>>>);

impl Kept {
    pub(super) fn keep<V: 'static>(&self, value: V) {
        drop(self.take::<V>());
        self.0.borrow_mut().push(Box::new(value));
    }

    pub(super) fn take<V: 'static>(&self) -> Option<V> {
        let mut values = self.0.borrow_mut();
        let at = values.iter().position(|value| value.is::<V>())?;
        values.swap_remove(at).downcast().ok().map(|value| *value)
    }
}

/// How many values.
impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Kept").field(&self.0.borrow().len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_kept_until_it_is_taken_and_replaces_one_of_its_type() {
        let kept = Kept::default();
        kept.keep(1_u8);
        kept.keep("text");
        kept.keep(2_u8);
        assert_eq!((kept.take(), kept.take()), (Some(2_u8), None::<u8>));
        assert_eq!(kept.take(), Some("text"));
    }
}
