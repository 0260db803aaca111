//! What was judged: checks and thresholds.

use std::collections::BTreeMap;

use katydid_core::stats::{CheckRow, ThresholdRow};

use super::{Family, Labels, Points, family, label};

/// Checks may share a name.
pub(super) fn checks(rows: &[CheckRow]) -> Family<'_> {
    let mut sums = BTreeMap::<Labels<'_>, u64>::new();
    for row in rows {
        for (result, count) in [("pass", row.passes), ("fail", row.fails)] {
            let labels = vec![label("name", &row.name), label("result", result)];
            *sums.entry(labels).or_default() += count;
        }
    }
    family(
        "check",
        "Checks by name and result; a failed one fails no request.",
        Points::Counts(sums.into_iter().collect()),
    )
}

/// Thresholds may be alike but for what happens when they are not met; what cannot be said yet is not told.
pub(super) fn thresholds(rows: &[ThresholdRow]) -> Family<'_> {
    let mut held = BTreeMap::<Labels<'_>, bool>::new();
    for row in rows {
        let Some(holds) = row.holds else { continue };
        let on = row.on.as_deref().unwrap_or_default();
        let labels = vec![label("expect", &row.expect), label("on", on)];
        *held.entry(labels).or_insert(true) &= holds;
    }
    let gauge = |(labels, holds)| (labels, f64::from(u8::from(holds)));
    family(
        "threshold",
        "Whether a threshold is met: 1, or 0.",
        Points::Gauges(held.into_iter().map(gauge).collect()),
    )
}
