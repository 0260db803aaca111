//! Numbers with fractions.

use crate::number;

/// The double that is nearest to what is written; `None` where it is too large for one.
pub(super) fn parse(text: &str) -> Option<f64> {
    number::parse(text).filter(|float| float.is_finite())
}
