//! Numbers with fractions.

/// The double that is nearest to what is written; `None` where it is too large for one.
pub(super) fn parse(text: &str) -> Option<f64> {
    let float: Option<f64> = text.parse().ok();
    float.filter(|float| float.is_finite())
}
