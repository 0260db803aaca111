//! A share of a hundred, and how sure it is.

/// So many in a hundred, and what the share may truly be, with 95 %.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927.
pub(crate) fn share(found: usize, all: usize) -> String {
    let (part, square) = (found as f64 / all as f64, 1.96 * 1.96 / all as f64);
    let middle = (part + square / 2.0) / (1.0 + square);
    let half = (part * (1.0 - part) * square + square * square / 4.0).sqrt() / (1.0 + square);
    format!(
        "{found:>4} of {all} [{:.1} %, {:.1} %]",
        (middle - half) * 100.0,
        (middle + half) * 100.0
    )
}
