//! What a plan would do, before it does it.

use std::fmt::Write as _;
use std::time::Duration;

use humantime::format_duration;
use katydid_core::plan::{Plan, Schedule};

/// Name, hash, seed, targets and load, a line each.
pub(crate) fn facts(plan: &Plan) -> String {
    let name = if plan.name.is_empty() {
        "unnamed scenario"
    } else {
        &plan.name
    };
    let mut text = format!(
        "{name}\n  scenario  {}\n  seed      {}\n",
        plan.hash, plan.seed
    );
    for target in plan.targets() {
        let _ = writeln!(text, "  target    {target}");
    }
    let _ = writeln!(text, "  load      {}", load(&plan.schedule));
    text
}

fn load(
    Schedule {
        users,
        spawn_rate,
        run_time,
        ..
    }: &Schedule,
) -> String {
    let users = counted(*users, "user");
    let time = run_time.map_or_else(
        || "until stopped".to_owned(),
        |time| format!("for {}", humane(time)),
    );
    format!("{users}, {spawn_rate} a second, {time}")
}

/// `1 user`, `2 users`
pub(crate) fn counted(count: u32, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{plural}")
}

/// `2m`, `1h 30m`, `500ms`.
pub(super) fn humane(time: Duration) -> String {
    format_duration(time).to_string()
}
