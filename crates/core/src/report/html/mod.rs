//! A result as one HTML file, which asks nothing of any network.
//!
//! ```text
//!  Snapshot ──► glance, notices, tables, origin     every figure, there without scripts
//!         └───► data, as JSON ──► script/*.js       charts, sorting, search
//! ```
//!
//! Names and messages are a target's or a stranger's: [`maud`] escapes them, [`shown`] lets none of them turn or hide
//! what is read, no address is made of them, the scripts set text and never markup, and the page's own policy lets
//! nothing run or load but what was written here.

mod comparison;
mod data;
mod glance;
mod icon;
mod interval;
mod lists;
mod notices;
mod origin;
mod phases;
mod policy;
mod shown;
mod statistics;
mod table;
#[cfg(test)]
mod tests;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::compare::Comparison;
use crate::stats::Snapshot;
use icon::{HALF, icon, mark};
use shown::shown;

/// The page's colours, then what the report is made of.
const STYLE: &str = concat!(
    include_str!("../../../../../style/tokens.css"),
    include_str!("style.css"),
);

/// One module: each file is an idea, and names of those above it are known in it.
const SCRIPT: &str = concat!(
    include_str!("script/element.js"),
    include_str!("script/format.js"),
    include_str!("script/ticks.js"),
    include_str!("script/axis.js"),
    include_str!("script/group.js"),
    include_str!("script/frame.js"),
    include_str!("script/plot.js"),
    include_str!("script/legend.js"),
    include_str!("script/hand.js"),
    include_str!("script/picture.js"),
    include_str!("script/chart.js"),
    include_str!("script/charts.js"),
    include_str!("script/table.js"),
    include_str!("script/panel.js"),
    include_str!("script/page.js"),
);

/// The report as one file. Needs a result: a snapshot has no series of its rows and no scenario.
///
/// With how the run differs from others, if that is given. It stays below about 5 MB however long the run and however many its rows; what it leaves out it tells.
#[must_use]
pub fn html(result: &Snapshot, comparison: Option<&Comparison>) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head { (head(result)) }
            body {
                (header())
                main.main { (body(result, comparison)) }
                script type="application/json" id="data" { (PreEscaped(data::json(result))) }
                script type="module" { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// What a browser must know before it reads on.
fn head(result: &Snapshot) -> Markup {
    html! {
        meta charset="utf-8";
        meta http-equiv="Content-Security-Policy" content=(policy::policy(SCRIPT, STYLE));
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        meta name="generator" content={ "Katydid " (env!("CARGO_PKG_VERSION")) };
        title { (title(result)) " · Katydid" }
        link rel="icon" href=(icon::FAVICON);
        style { (PreEscaped(STYLE)) }
    }
}

/// The test's name.
fn title(result: &Snapshot) -> String {
    match result.name.trim() {
        "" => "Load test".to_owned(),
        name => shown(name),
    }
}

fn header() -> Markup {
    html! {
        header.header {
            p.brand { (mark()) span.brand-name { "Katydid" } }
            button #theme .button .quiet type="button" aria-label="Light or dark" title="Light or dark" hidden {
                (icon(HALF))
            }
        }
    }
}

fn body(result: &Snapshot, comparison: Option<&Comparison>) -> Markup {
    html! {
        (glance::name(result))
        (notices::notes(result))
        (notices::warnings(result))
        (glance::figures(result))
        (notices::lost(result))
        (notices::thresholds(result))
        (comparison::comparison(comparison))
        (charts(result))
        (statistics::requests(result))
        (statistics::times(result))
        (phases::phases(result))
        (lists::failures(result))
        (lists::exceptions(result))
        (lists::checks(result))
        (origin::origin(result))
    }
}

/// Where scripts draw the charts.
fn charts(result: &Snapshot) -> Markup {
    html! {
        section #charts aria-labelledby="charts-title" {
            div.section-head { h2 #charts-title { "Charts" } }
            noscript {
                p.muted { "Charts are drawn by the script in this file. Without it, every figure is in the tables." }
            }
            @if let Some(note) = data::note(result) { p #charts-note .muted .note { (note) } }
        }
    }
}
