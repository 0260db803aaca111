//! Prometheus' text format, version 0.0.4.

use std::fmt::Write as _;

use katydid_core::stats::Snapshot;

use super::families::{all, classic, name};
use crate::publish::metrics::{Family, Labels, Points, Times};

/// How the format calls itself.
pub(super) const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Every family, a line a number.
pub(super) fn text(result: &Snapshot) -> String {
    let mut text = String::new();
    for family in all(result) {
        write_family(&mut text, &family);
    }
    text
}

fn write_family(text: &mut String, family: &Family<'_>) {
    let name = name(family);
    let kind = match &family.points {
        Points::Counts(_) => "counter",
        Points::Gauges(_) => "gauge",
        Points::Times(_) => "histogram",
    };
    let help = family.help;
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
    match &family.points {
        Points::Counts(points) => write_each(text, &name, points),
        Points::Gauges(points) => write_each(text, &name, points),
        Points::Times(points) => {
            for (labels, times) in points {
                write_times(text, &name, &pairs(labels), times);
            }
        }
    }
}

fn write_each(text: &mut String, name: &str, points: &[(Labels<'_>, impl std::fmt::Display)]) {
    for (labels, value) in points {
        let labels = pairs(labels);
        let _ = match labels.as_str() {
            "" => writeln!(text, "{name} {value}"),
            labels => writeln!(text, "{name}{{{labels}}} {value}"),
        };
    }
}

fn write_times(text: &mut String, name: &str, labels: &str, times: &Times<'_>) {
    for (bound, count) in classic(times.samples) {
        let _ = writeln!(text, "{name}_bucket{{{labels},le=\"{bound}\"}} {count}");
    }
    let (count, sum) = (times.count(), times.sum());
    let _ = write!(
        text,
        "{name}_bucket{{{labels},le=\"+Inf\"}} {count}\n{name}_sum{{{labels}}} {sum}\n{name}_count{{{labels}}} {count}\n"
    );
}

/// `method="GET",name="/"`
fn pairs(labels: &Labels<'_>) -> String {
    let pairs = labels
        .iter()
        .map(|(name, value)| format!("{name}=\"{}\"", escaped(value)));
    pairs.collect::<Vec<_>>().join(",")
}

fn escaped(value: &str) -> String {
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
    escaped.replace('\n', "\\n")
}
