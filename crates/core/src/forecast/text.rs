//! A forecast for people.

use std::fmt::Write as _;

use super::{Forecast, TaskRatio};

/// Changes of class shown of the spawn order.
const TURNS: usize = 24;

/// Lines shown of what goes over time.
const LINES: usize = 16;

pub(super) fn text(forecast: &Forecast) -> String {
    let mut text = order(forecast);
    text += &over_time(forecast);
    text += "\nTask ratio                                of set  of class    of all\n";
    forecast
        .task_ratios
        .iter()
        .for_each(|class| ratio(&mut text, class, 1));
    text + &rates(forecast)
}

fn order(forecast: &Forecast) -> String {
    let order = &forecast.spawn_order;
    let what = match forecast.arrivals_over_time.is_empty() {
        true => "users",
        false => "arrivals",
    };
    let turns = turns(order.iter());
    format!(
        "Classes of the first {} {what}\n  {turns}\n",
        order.iter().len()
    )
}

/// `F ×2, A, B, A ×3, …`
fn turns<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let (mut names, mut turns) = (names.peekable(), Vec::new());
    while let Some(name) = names.next() {
        if turns.len() == TURNS {
            turns.push("…".to_owned());
            break;
        }
        let mut times = 1;
        while names.next_if_eq(&name).is_some() {
            times += 1;
        }
        turns.push(match times {
            1 => name.to_owned(),
            times => format!("{name} ×{times}"),
        });
    }
    turns.join(", ")
}

fn over_time(forecast: &Forecast) -> String {
    let mut text = String::new();
    if !forecast.users_over_time.is_empty() {
        text += "\nUsers over time\n";
        for point in few(&forecast.users_over_time, |point| u64::from(point.users)) {
            let _ = writeln!(text, "  {:>10} s  {:>10}", point.at, point.users);
        }
    }
    if !forecast.arrivals_over_time.is_empty() {
        text += "\nArrivals over time    a second       so far\n";
        for point in few(&forecast.arrivals_over_time, |point| {
            point.per_second.to_bits()
        }) {
            let (at, rate, all) = (point.at, point.per_second, point.arrivals);
            let _ = writeln!(text, "  {at:>10} s      {rate:>10.1}   {all:>10.0}");
        }
    }
    text
}

/// Of points in a row that are level the first, of the others as many as there are lines for, and the last.
fn few<T>(points: &[T], height: impl Fn(&T) -> u64) -> Vec<&T> {
    let changes =
        (0..points.len()).filter(|&at| at == 0 || height(&points[at]) != height(&points[at - 1]));
    let changes: Vec<usize> = changes.collect();
    let every = changes.len().div_ceil(LINES).max(1);
    let mut shown: Vec<usize> = changes.into_iter().step_by(every).collect();
    shown.extend(
        points
            .len()
            .checked_sub(1)
            .filter(|last| shown.last() != Some(last)),
    );
    shown.into_iter().map(|at| &points[at]).collect()
}

fn ratio(text: &mut String, of: &TaskRatio, depth: usize) {
    let name = "  ".repeat(depth) + &of.name;
    let [of_set, of_class, of_all] = [of.of_set, of.of_class, of.of_all].map(|part| part * 100.0);
    let _ = writeln!(
        text,
        "{name:<38} {of_set:>8.1}% {of_class:>8.1}% {of_all:>8.1}%"
    );
    of.tasks
        .iter()
        .for_each(|task| ratio(text, task, depth + 1));
}

fn rates(forecast: &Forecast) -> String {
    let rates = &forecast.requests_per_second;
    let mut text = "\nRequests a second at the peak\n".to_owned();
    for row in &rates.rows {
        let _ = writeln!(
            text,
            "  {}  {} {}",
            rate(row.per_second),
            row.method,
            row.name
        );
    }
    let _ = writeln!(text, "  {}  all", rate(rates.total));
    let _ = writeln!(text, "  {}  tasks", rate(rates.iterations));
    let _ = writeln!(text, "  {}", rates.computed.replace("; ", "\n  "));
    for exception in &rates.exceptions {
        let _ = writeln!(text, "  raised there: {exception}");
    }
    text
}

/// What is rare shows too.
fn rate(per_second: f64) -> String {
    match per_second < 1.0 {
        true => format!("{per_second:>10.4}"),
        false => format!("{per_second:>10.1}"),
    }
}
