//! The first look: what was tested, how it went, in the figures that everyone asks for.

use maud::{Markup, html};

use super::icon::{FAIL, PASS, UNKNOWN, icon};
use super::shown::{counted, duration, grouped, percent, rate, shown};
use super::title;
use crate::report::millis;
use crate::report::millis::at;
use crate::report::moment::seen;
use crate::stats::{Snapshot, ThresholdRow};

/// What was tested, when, and the verdict.
pub(super) fn name(result: &Snapshot) -> Markup {
    html! {
        div #name {
            div.title-row { h1 { (title(result)) } (verdict(&result.thresholds)) }
            p.where { (place_and_time(result)) }
        }
    }
}

/// The run in a sentence and in figures.
pub(super) fn figures(result: &Snapshot) -> Markup {
    html! {
        section #glance aria-label="At a glance" {
            p.sentence { (sentence(result)) }
            dl.tiles {
                @for (name, value) in tiles(result) { div.tile { dt { (name) } dd { (value) } } }
            }
        }
    }
}

/// Against the thresholds; nothing where there are none.
fn verdict(thresholds: &[ThresholdRow]) -> Markup {
    let count = thresholds.len() as u64;
    let of = |stand| thresholds.iter().filter(|row| row.holds == stand).count();
    let (failed, unknown) = (of(Some(false)), of(None));
    html! {
        @if failed > 0 {
            p.verdict.bad { (icon(FAIL)) (failed) " of " (counted(count, "threshold")) " not met" }
        } @else if unknown > 0 {
            p.verdict.unsure { (icon(UNKNOWN)) (unknown) " of " (counted(count, "threshold")) " not yet known" }
        } @else if count == 1 {
            p.verdict.good { (icon(PASS)) "The threshold is met" }
        } @else if count > 0 {
            p.verdict.good { (icon(PASS)) "All " (count) " thresholds are met" }
        }
    }
}

fn place_and_time(result: &Snapshot) -> Markup {
    let targets: Vec<String> = result.targets.iter().map(|target| shown(target)).collect();
    html! {
        @if !targets.is_empty() { span.targets { (targets.join(", ")) } " · " }
        (moment(result, 0.0)) " – " (moment(result, result.elapsed))
    }
}

/// In UTC; the script makes it the reader's own time.
pub(super) fn moment(result: &Snapshot, seconds: f64) -> Markup {
    let utc = seen(result, seconds);
    let words = utc.replace('T', " ").replace('Z', " UTC");
    html! { time datetime=(utc) { (words) } }
}

/// The run in words, for who reads no table.
fn sentence(result: &Snapshot) -> String {
    let total = &result.total;
    if total.requests == 0 {
        return format!("No request was answered in {}.", duration(result.elapsed));
    }
    let time = |quantile| millis(at(&total.response, quantile));
    format!(
        "{} of up to {} in {}, {} a second; {} failed. Half of them took at most {} ms, 95 in 100 at most {} ms, \
         99 in 100 at most {} ms.",
        counted(total.requests, "request"),
        counted(u64::from(peak(result)), "user"),
        duration(result.elapsed),
        rate(total.total_rps),
        percent(total.failure_ratio().unwrap_or_default()),
        time(0.5),
        time(0.95),
        time(0.99),
    )
}

fn tiles(result: &Snapshot) -> [(&'static str, Markup); 8] {
    let total = &result.total;
    let time = |quantile| html! { (millis(at(&total.response, quantile))) small { " ms" } };
    let failed = total.failure_ratio().unwrap_or_default();
    [
        ("Requests", html! { (grouped(total.requests)) }),
        (
            "Failed",
            html! { span.bad[total.failures > 0] { (percent(failed)) } },
        ),
        ("Requests/s", html! { (rate(total.total_rps)) }),
        ("Median", time(0.5)),
        ("95%ile", time(0.95)),
        ("99%ile", time(0.99)),
        (
            "Users at the peak",
            html! { (grouped(u64::from(peak(result)))) },
        ),
        ("Duration", html! { (duration(result.elapsed)) }),
    ]
}

/// The most users that ran at once.
pub(super) fn peak(result: &Snapshot) -> u32 {
    let most = result.series.iter().map(|point| point.users).max();
    most.unwrap_or_default().max(result.users)
}
