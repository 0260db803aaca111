//! What was run, so that it can be run again.

use maud::{Markup, html};

use super::glance::moment;
use super::shown::{counted, duration, grouped, shown};
use crate::scenario::{Scenario, link};
use crate::stats::{Cause, Snapshot};

/// Characters of a hash that tell one scenario from another at a glance.
const SHORT: usize = 12;

/// What was run: its facts, its scenario and the command that runs it again.
pub(super) fn origin(result: &Snapshot) -> Markup {
    html! {
        section #origin .panel aria-labelledby="origin-title" {
            div.panel-head { h2 #origin-title { "What was run" } }
            dl.facts { @for (name, value) in facts(result) { div { dt { (name) } dd { (value) } } } }
            (again(result))
        }
    }
}

fn facts(result: &Snapshot) -> Vec<(&'static str, Markup)> {
    let code = |text: &str| html! { code title=(shown(text)) { (shown(&short(text))) } };
    let targets = html! { @for target in &result.targets { code { (shown(target)) } " " } };
    let mut facts = vec![
        ("Scenario", code(&result.hash)),
        ("Seed", html! { code { (result.seed) } }),
        ("Targets", targets),
        ("Started", moment(result, 0.0)),
        ("Ended", moment(result, result.elapsed)),
        (
            "Ended because",
            html! { (result.cause.map_or("not known", Cause::words)) },
        ),
        (
            "Time planned",
            html! { (result.run_time.map_or_else(|| "until stopped".to_owned(), duration)) },
        ),
        (
            "Users wanted at the peak",
            html! { (grouped(u64::from(result.users_wanted))) },
        ),
        ("Iterations", html! { (grouped(result.iterations)) }),
        ("Made by", html! { "Katydid " (env!("CARGO_PKG_VERSION")) }),
    ];
    if let Some(commit) = &result.commit {
        facts.insert(1, ("Commit", code(commit)));
    }
    if !result.engine.options.is_empty() {
        facts.push(("Engine options", html! { (shown(&result.engine.line())) }));
    }
    facts
}

/// The beginning of a hash, and what stands after it, such as `-dirty`.
fn short(hash: &str) -> String {
    let after = hash.find('-').map_or("", |at| &hash[at..]);
    let digits = hash.trim_end_matches(after).chars().take(SHORT);
    digits.chain(after.chars()).collect()
}

/// The scenario and the command that runs it; neither where it holds secrets, for a report is sent around.
fn again(result: &Snapshot) -> Markup {
    let Ok(scenario) = Scenario::parse(&result.scenario) else {
        return html! { p.panel-text.muted { "The scenario itself is not in this result." } };
    };
    match scenario.secrets() {
        secrets if secrets.is_empty() => whole(&scenario),
        secrets => withheld(&secrets),
    }
}

fn whole(scenario: &Scenario) -> Markup {
    let command = format!("katydid run '{}'", link::encode(scenario));
    html! {
        div.again {
            h3 { "Run it again" }
            div.copy-row {
                pre.command #command role="region" aria-label="Command" tabindex="0" { (command) }
                (copy("command"))
            }
        }
        details.scenario {
            summary { "The scenario" }
            div.copy-row { (copy("scenario")) }
            pre.command #scenario role="region" aria-label="Scenario" tabindex="0" { (shown(&scenario.to_yaml())) }
        }
    }
}

/// A script shows it, and it copies the text of the element with this id.
fn copy(id: &str) -> Markup {
    html! { button.button.small.copy type="button" data-copy=(id) hidden { "Copy" } }
}

fn withheld(secrets: &[String]) -> Markup {
    let places = counted(secrets.len() as u64, "place");
    html! {
        div #withheld .again {
            h3 { "Run it again" }
            p.muted {
                "Neither the scenario nor a link to it is in this report: it has secrets written down in " (places)
                ", and whoever gets the report would get them, too. With " code { "env" } " they can stay outside."
            }
            ul.muted { @for path in secrets { li { code { (shown(path)) } } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_commit_still_says_that_there_was_more_than_it() {
        let commit = "0123456789abcdef0123456789abcdef01234567";
        assert_eq!(short(commit), "0123456789ab");
        assert_eq!(short(&format!("{commit}-dirty")), "0123456789ab-dirty");
        assert_eq!(short(""), "");
    }
}
