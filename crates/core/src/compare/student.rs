//! Student's distribution.

use statrs::distribution::{ContinuousCDF, StudentsT};

/// How many standard errors to each side an interval needs that misses with this chance, where its error is known from so many
/// independent differences.
pub(super) fn reach(miss: f64, freedom: f64) -> f64 {
    let student = StudentsT::new(0.0, 1.0, freedom.max(1.0));
    student.map_or(f64::INFINITY, |student| {
        student.inverse_cdf(1.0 - miss / 2.0)
    })
}
