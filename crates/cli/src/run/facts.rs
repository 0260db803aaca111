//! What a plan would do, before it does it.

use std::fmt::Write as _;
use std::time::Duration;

use humantime::format_duration;
use katydid_core::load::{ArrivalStage, Closed, Open, Spawn};
use katydid_core::plan::{Form, Plan, Schedule};

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
    for target in &plan.targets {
        let _ = writeln!(text, "  target    {target}");
    }
    let _ = writeln!(text, "  load      {}", load(&plan.schedule));
    text
}

/// What is to be known of a reset that never comes; empty otherwise.
pub(crate) fn reset_note(reset_stats: bool, plan: &Plan) -> String {
    match reset_stats && plan.schedule.spawned_at().is_zero() {
        true => {
            "note: --reset-stats resets nothing: every user is there from the start\n".to_owned()
        }
        false => String::new(),
    }
}

fn load(schedule: &Schedule) -> String {
    let form = match &schedule.form {
        Form::Closed(closed) => users(closed, schedule.peak()),
        Form::Open(open) => arrivals(open),
    };
    format!("{form}, {}", end(schedule))
}

fn users(closed: &Closed, peak: u32) -> String {
    match closed.stages.as_slice() {
        [only] if let Spawn::Rate(rate) = only.spawn => {
            format!("{}, {rate} a second", counted(only.users, "user"))
        }
        stages => {
            let stages = counted(stages.len() as u64, "stage");
            format!("up to {} in {stages}", counted(peak, "user"))
        }
    }
}

fn arrivals(open: &Open) -> String {
    let rates = open
        .stages
        .iter()
        .flat_map(|stage: &ArrivalStage| [stage.from_rate, stage.to_rate]);
    let (least, most) = rates.fold((f64::INFINITY, 0.0_f64), |(least, most), rate| {
        (least.min(rate), most.max(rate))
    });
    let rate = match least < most {
        true => format!("{least} to {most}"),
        false => most.to_string(),
    };
    format!(
        "{rate} arrivals a second, up to {}",
        counted(open.max_users, "user")
    )
}

/// `for 2m or 500 iterations`
fn end(schedule: &Schedule) -> String {
    let time = schedule
        .run_time()
        .map(|time| format!("for {}", humane(time)));
    let all = schedule.iterations.map(|most| counted(most, "iteration"));
    let each = schedule.iterations_per_user;
    let each = each.map(|most| format!("{} a user", counted(most, "iteration")));
    let ends: Vec<String> = [time, all, each].into_iter().flatten().collect();
    match ends.is_empty() {
        true => "until stopped".to_owned(),
        false => ends.join(" or "),
    }
}

/// `1 user`, `2 users`
pub(crate) fn counted(count: impl Into<u64>, thing: &str) -> String {
    let count = count.into();
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{plural}")
}

/// `2m`, `1h 30m`, `500ms`.
pub(crate) fn humane(time: Duration) -> String {
    format_duration(time).to_string()
}
