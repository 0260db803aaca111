//! What a result that came by a link is: of which run, how it ended, and what the link lacks of it.

use katydid_core::note;
use katydid_core::report::utc;
use katydid_core::stats::Snapshot;

use super::format::{count, span};
use super::link_banner::{banner, hash, head, leave_link};
use crate::element::{Element, tag};
use crate::state::{Received, State};

/// More targets than this are counted.
const MOST_TARGETS: usize = 5;

/// Characters of a name that are shown.
const MOST_LETTERS: usize = 200;

/// What a result that came by a link is.
pub(super) fn received(state: State, received: &Received) -> Element {
    let result = &received.result;
    let line = |text: &str| tag("p").words(text);
    let ran = result.hash.clone();
    let left_out = match received.thinned.words() {
        words if words.is_empty() => None,
        words => Some(line(&format!("So that it fits into a link: {words}.")).id("thinned")),
    };
    banner("notice", "result", "status")
        .child(head(&short(&result.name)).child(hash(&short(&result.hash))))
        .child(tag("p").text(&format!("A result shared by link: {}", ran_words(received))))
        .child(line(&ended(result)))
        .child(line(
            "The figures below are counted again from the link; nothing was sent.",
        ))
        .children(
            note::of(result)
                .iter()
                .map(|note| line(&format!("Note: {note}.")))
                .collect(),
        )
        .children(left_out.into_iter().collect())
        .child(
            tag("p")
                .id("what-ran")
                .class("muted")
                .text_of(move || beside(state, &ran)),
        )
        .child(tag("p").child(leave_link(state)))
}

/// `2026-01-31 23:59:59 UTC, for 1m30s, against https://a.example, by Katydid 0.1.0 on linux.`
fn ran_words(received: &Received) -> String {
    let result = &received.result;
    let on = match received.os.as_str() {
        "" => String::new(),
        "browser" => " in a browser".to_owned(),
        os => format!(" on {}", short(os)),
    };
    format!(
        "{}, for {}, against {}, by Katydid {}{on}.",
        moment(result.started_unix_ms),
        span(result.elapsed),
        targets(&result.targets),
        short(&received.katydid)
    )
}

fn moment(unix_ms: u64) -> String {
    utc(unix_ms / 1000).replace('T', " ").replace('Z', " UTC")
}

fn targets(targets: &[String]) -> String {
    let shown: Vec<String> = targets
        .iter()
        .take(MOST_TARGETS)
        .map(|target| short(target))
        .collect();
    match targets.len().saturating_sub(MOST_TARGETS) {
        _ if shown.is_empty() => "no target".to_owned(),
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

fn ended(result: &Snapshot) -> String {
    let why = match result.cause {
        Some(cause) => format!(" because {}", cause.words()),
        None => ", and nobody has told how".to_owned(),
    };
    let rows = result.thresholds.iter();
    match rows.filter(|row| row.holds == Some(false)).count() {
        0 => format!("It ended{why}."),
        failed => format!(
            "It ended{why}. Failed: {}.",
            count(failed as u64, "threshold")
        ),
    }
}

/// What Start would run.
fn beside(state: State, ran: &str) -> &'static str {
    match state.preview() {
        Some(preview) if preview.plan.hash == ran => {
            "The scenario it ran is below. Start runs it from here; nothing runs until then."
        }
        _ => "The scenario below is not the one that it ran.",
    }
}

fn short(text: &str) -> String {
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use katydid_core::stats::{Cause, ThresholdRow};

    use super::*;

    fn received(result: Snapshot) -> Received {
        Received {
            katydid: "0.1.0".to_owned(),
            os: "linux".to_owned(),
            result: Arc::new(result),
            thinned: katydid_core::result_file::link::Thinned::default(),
        }
    }

    #[test]
    fn a_run_is_told_by_its_moment_its_length_and_its_targets() {
        let told = ran_words(&received(Snapshot {
            started_unix_ms: 951_827_696_789,
            elapsed: 90.0,
            targets: (1..8).map(|at| format!("https://{at}.example")).collect(),
            ..Snapshot::default()
        }));
        let targets = "https://1.example, https://2.example, https://3.example, https://4.example, https://5.example";
        assert_eq!(
            told,
            format!(
                "2000-02-29 12:34:56 UTC, for 1m30s, against {targets} and 2 more, by Katydid 0.1.0 on linux."
            )
        );
    }

    #[test]
    fn a_time_that_no_clock_shows_is_told_all_the_same() {
        let absurd = received(Snapshot {
            started_unix_ms: u64::MAX,
            elapsed: 315_360_000.0,
            ..Snapshot::default()
        });
        assert!(ran_words(&absurd).contains("UTC, for 87600h, against no target"));
    }

    #[test]
    fn how_it_ended_is_told_as_far_as_it_is_known() {
        let mut result = Snapshot::default();
        assert_eq!(ended(&result), "It ended, and nobody has told how.");
        result.cause = Some(Cause::Threshold);
        let holds = |holds| ThresholdRow {
            holds: Some(holds),
            ..ThresholdRow::default()
        };
        result.thresholds = vec![holds(false), holds(true)];
        assert_eq!(
            ended(&result),
            "It ended because a threshold did not hold. Failed: 1 threshold."
        );
    }

    #[test]
    fn a_long_name_is_cut() {
        assert_eq!(short(&"é".repeat(300)).chars().count(), MOST_LETTERS + 1);
        assert_eq!(short("shop"), "shop");
    }
}
