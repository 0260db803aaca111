//! One run, from a seed to what is not true of it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use fastrand::Rng;
use katydid_e2e::places;
use katydid_e2e::process::{Ended, Process};
use katydid_e2e::target::Nginx;

use crate::ending::Ending;
use crate::forms::{self, ALL, Forms, Json, TRANSACTION};
use crate::scenario;
use crate::truth::{self, Told};

/// The result file.
pub(crate) const RESULT: &str = "run.katydid";

/// What a run had of what only some have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted {
    /// Requests that its stop dropped.
    pub(crate) aborted: u64,
    /// Requests that failed without an answer.
    pub(crate) unanswered: u64,
}

/// Runs the scenario of a seed to such an end, and gives what is wrong in what is told of it.
pub(crate) fn lies(seed: u64, ending: Ending) -> (Vec<String>, Counted) {
    let mut rng = Rng::with_seed(!seed);
    let (folder, mut target) = (tempfile::tempdir().expect("a folder"), Nginx::start());
    let text = scenario::scenario(seed, &target.url(), ending);
    let (forms, full_history) = (
        Forms {
            folder: folder.path(),
        },
        rng.bool(),
    );
    let process = start(&forms, full_history, rng.u8(1..=2), &text);
    ending.bring(&process, &mut target, rng.usize(1..12));
    let ended = process.end();
    target.settle();
    let mut lies = Vec::new();
    if !ended
        .code
        .is_some_and(|code| ending.codes().contains(&code))
    {
        lies.push(format!("it ended with {:?}", ended.code));
    }
    let json = Json::new(&forms.text("run.json"));
    let told = told(&json, &forms.text("run_failures.csv"));
    lies.extend(truth::lies(
        &told,
        &target.log.lines(),
        scenario::name,
        ending != Ending::Killed,
    ));
    lies.extend(contradictions(&forms, &ended, full_history));
    lies.extend(made_again(&forms, full_history));
    let counted = Counted {
        aborted: json.aborted[ALL],
        unanswered: told.values().map(|told| told.unanswered).sum(),
    };
    let about = format!("seed {seed}, {ending:?}");
    let mut lies = lies
        .into_iter()
        .map(|lie| format!("{about}: {lie}"))
        .collect::<Vec<_>>();
    if !lies.is_empty() {
        lies.push(format!("{text}\n{}\n{}", ended.stdout, ended.stderr));
    }
    (lies, counted)
}

/// Starts a run that writes every form.
pub(crate) fn start(forms: &Forms<'_>, full_history: bool, threads: u8, text: &str) -> Process {
    let mut command = Command::new(places::binary());
    command.args(["run", "-", "--threads", &threads.to_string()]);
    command.arg("--result-file").arg(forms.file(RESULT));
    Process::start(command.args(forms.options(full_history)), text)
}

/// What a report says of each row of requests; a transaction sends none.
pub(crate) fn told(json: &Json, failures: &str) -> BTreeMap<String, Told> {
    let mut told = BTreeMap::<String, Told>::new();
    for (row, requests) in json.requests.iter().filter(|(row, _)| is_sent(row)) {
        let answered = BTreeMap::from([(200, requests - json.failures[row])]);
        let aborted = json.aborted[row];
        told.insert(
            row.clone(),
            Told {
                answered,
                aborted,
                ..Told::default()
            },
        );
    }
    for ((row, error), count) in forms::errors(failures) {
        let Some(told) = told.get_mut(&row) else {
            continue;
        };
        match error.split(' ').next().and_then(|word| word.parse().ok()) {
            Some(status) => *told.answered.entry(status).or_default() += count,
            None if error.starts_with("timed out") => told.timed_out += count,
            None => told.unanswered += count,
        }
    }
    told
}

fn is_sent(row: &str) -> bool {
    row != ALL && !row.starts_with(TRANSACTION)
}

/// Where the forms do not say the same.
fn contradictions(forms: &Forms<'_>, ended: &Ended, full_history: bool) -> Vec<String> {
    let json = Json::new(&forms.text("run.json"));
    let said = forms.read(&ended.stdout, full_history);
    let mut lies = said
        .iter()
        .flat_map(|said| said.contradictions(&json))
        .collect::<Vec<_>>();
    let all = (json.requests[ALL], json.failures[ALL]);
    let last = forms::csv::last_line(forms).unwrap_or_default();
    if last != all {
        lies.push(format!(
            "the history ends with {last:?}, the JSON file has {all:?}"
        ));
    }
    let dropped = forms::summary::aborted(&ended.stdout);
    if dropped != json.aborted[ALL] {
        lies.push(format!(
            "the summary drops {dropped}, the JSON file {}",
            json.aborted[ALL]
        ));
    }
    lies
}

/// What `katydid report` makes of the result file has the same counts, in every form.
fn made_again(forms: &Forms<'_>, full_history: bool) -> Vec<String> {
    let folder = forms.file("again");
    std::fs::create_dir(&folder).expect("the folder can be written");
    let again = Forms { folder: &folder };
    let ended = report(&forms.file(RESULT), &again.options(full_history));
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let mut lies = contradictions(&again, &ended, full_history);
    let [json, then] = [forms, &again].map(|forms| Json::new(&forms.text("run.json")));
    if json != then {
        lies.push(format!("the result file has {then:?}, the run {json:?}"));
    }
    lies.into_iter()
        .map(|lie| format!("made again: {lie}"))
        .collect()
}

/// Has every form made again of a result file.
pub(crate) fn report(result: &Path, options: &[String]) -> Ended {
    let mut command = Command::new(places::binary());
    Process::start(command.arg("report").arg(result).args(options), "").end()
}
