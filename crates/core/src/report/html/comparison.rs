//! How the run differs from others: each row's figures with their intervals.

use maud::{Markup, html};

use super::icon::{FAIL, PASS, UNKNOWN, WARNING, icon};
use super::interval::{Scale, class};
use super::shown::{counted, grouped, shown};
use crate::compare::{Change, Comparison, RowComparison, Verdict};
use crate::report::comparison::{cells, label, notes, parted, stand, words};

/// The most rows that are told figure by figure.
const MOST: usize = 300;

/// The comparison; nothing without one.
pub(super) fn comparison(comparison: Option<&Comparison>) -> Markup {
    html! {
        @if let Some(comparison) = comparison {
            (warnings(comparison))
            section #comparison .panel aria-labelledby="comparison-title" {
                div.panel-head {
                    h2 #comparison-title { "Compared with " (baselines(comparison)) }
                    (verdict(comparison))
                }
                p.panel-text { (shown(&notes::verdict(comparison))) "." }
                p.panel-text.muted { (explained(comparison)) }
                (rows(comparison))
            }
        }
    }
}

fn baselines(comparison: &Comparison) -> String {
    counted(comparison.baselines as u64, "earlier run")
}

fn verdict(comparison: &Comparison) -> Markup {
    let (name, path, word) = match comparison.verdict {
        Verdict::Worse => ("bad", FAIL, "worse"),
        Verdict::Better => ("good", PASS, "better"),
        Verdict::NoDifference => ("good", PASS, "no difference"),
        Verdict::Unclear => ("unsure", UNKNOWN, "no change found"),
    };
    html! { p.verdict.(name) { (icon(path)) (word) } }
}

fn warnings(comparison: &Comparison) -> Markup {
    let warnings = notes::warnings(comparison);
    html! {
        @if !warnings.is_empty() {
            section #comparison-notes .notice .caution aria-labelledby="comparison-notes-title" {
                h2 #comparison-notes-title { (icon(WARNING)) "The runs differ in more than the target" }
                ul { @for warning in &warnings { li { (shown(warning)) "." } } }
            }
        }
    }
}

fn explained(comparison: &Comparison) -> String {
    let (unclear, all) = notes::unclear(comparison);
    format!(
        "Compared are {}; {}. All intervals hold together with 95 %. {} of {} figures are unclear. In the pictures the band is \
         what does not matter, and they reach to ±{:.0} %, of failures to a tenth of it; the thin line is the same against the \
         other rows.",
        notes::compared(comparison),
        notes::between(comparison),
        grouped(unclear as u64),
        grouped(all as u64),
        Scale::of(comparison).reach() * 100.0,
    )
}

/// Those with something called first, unfolded.
fn rows(comparison: &Comparison) -> Markup {
    let (called, others) = parted(comparison);
    let few = called.is_empty() && others.len() <= FEW;
    let lines = called
        .iter()
        .map(|row| (row, true))
        .chain(others.iter().map(|row| (row, few)));
    let scale = Scale::of(comparison);
    let left_out = comparison.rows.len().saturating_sub(MOST);
    html! {
        @for (row, open) in lines.take(MOST) { (whole(row, open, &scale)) }
        @if left_out > 0 { p.panel-text.muted { (counted(left_out as u64, "more row")) " not shown." } }
    }
}

/// So many rows are unfolded in any case.
const FEW: usize = 2;

fn whole(row: &RowComparison, open: bool, scale: &Scale) -> Markup {
    let label = shown(&label(row));
    html! {
        details.compared open[open] {
            summary {
                span.compared-name title=(label) { (label) }
                span.called.(class(stand(row))) { (said(row)) }
            }
            div.table-scroll role="region" aria-label={ "Changes of " (label) } tabindex="0" {
                table.table {
                    thead { tr {
                        th.text scope="col" { "Figure" }
                        th.text scope="col" { span.unseen { "Picture" } }
                        th scope="col" { "Change" }
                        th.text scope="col" { "Interval" }
                        th.text scope="col" { "Verdict" }
                        th scope="col" { "Before" }
                        th scope="col" { "After" }
                    } }
                    tbody { @for change in &row.changes { (line(change, scale)) } }
                }
            }
        }
    }
}

/// `slower: typical +9.6 %`, by the first figure that is called; else what all of them come to.
fn said(row: &RowComparison) -> String {
    let verdict = stand(row);
    let first = row.changes.iter().find(|change| change.verdict == verdict);
    match (verdict, first) {
        (Verdict::Worse | Verdict::Better, Some(change)) => format!(
            "{}: {} {}",
            words::verdict(change.measure, verdict),
            words::name(change.measure),
            cells::change(change)
        ),
        (Verdict::NoDifference, _) => "no difference".to_owned(),
        _ => "no change found".to_owned(),
    }
}

fn line(change: &Change, scale: &Scale) -> Markup {
    let measure = change.measure;
    html! {
        tr {
            th.text scope="row" { (words::name(measure)) }
            td.text { (scale.picture(change)) }
            td { (cells::change(change)) }
            td.text { (cells::interval(change)) }
            td.text.words {
                span.called.(class(change.verdict)) { (words::verdict(measure, change.verdict)) }
                @if let Some(more) = words::more(change) { span.muted { ": " (more) } }
            }
            @for value in cells::values(change) { td { (value) } }
        }
    }
}
