//! A disk that is full: what a run has counted is not lost with it.

use std::process::Command;

use katydid_e2e::process::{Ended, Process};
use katydid_e2e::target::Nginx;
use katydid_e2e::{places, scenario};
use tempfile::TempDir;

use crate::run::report;

/// A write beyond so many blocks of 512 bytes fails as on a full disk, and the signal that would tell of it does not come.
/// The result file becomes larger, however short it is made; the others do not.
const SHELL: &str = "trap '' XFSZ; ulimit -f 4; exec \"$@\"";

/// Runs on such a disk.
fn ended(folder: &TempDir) -> Ended {
    let target = Nginx::start();
    let text = scenario::small(&target.url(), "/hello", "5s")
        .replace("constant(0.1)", "between(0.005, 0.02)");
    let text = format!("{text}\nvariables: {{ filler: {} }}\n", filler());
    let mut command = Command::new("sh");
    command.args(["-c", SHELL, "sh"]).arg(places::binary());
    command
        .args(["run", "-", "--only-summary"])
        .current_dir(folder);
    command.args([
        "--csv",
        "run",
        "--markdown",
        "run.md",
        "--junit",
        "run.xml",
        "--result-file",
        "run.katydid",
    ]);
    Process::start(&mut command, &text).end()
}

/// Letters that nothing makes short: the result file begins with its scenario.
fn filler() -> String {
    let mut random = fastrand::Rng::with_seed(7);
    (0..1200).map(|_| random.alphanumeric()).collect()
}

#[test]
fn a_full_disk_is_told_and_takes_nothing_but_what_did_not_fit() {
    let folder = tempfile::tempdir().unwrap();
    let ended = ended(&folder);
    assert_eq!(ended.code, Some(107), "{ended:?}");
    assert!(ended.stdout.contains("Aggregated"), "{ended:?}");
    assert!(ended.stderr.contains("run.katydid"), "{ended:?}");
    let file = |name| std::fs::read_to_string(folder.path().join(name)).expect(name);
    let requests = |stats: &str| {
        stats
            .lines()
            .last()
            .and_then(|line| line.split(',').nth(2)?.parse::<u64>().ok())
    };
    let all = requests(&file("run_stats.csv"));
    assert!(all > Some(0), "{}", file("run_stats.csv"));
    assert!(
        file("run.md").contains(&format!("| `Aggregated` | {} |", all.unwrap_or_default())),
        "{}",
        file("run.md")
    );
    assert!(
        file("run.xml").ends_with("</testsuites>\n"),
        "{}",
        file("run.xml")
    );
    let again = folder.path().join("again").display().to_string();
    let read = report(
        &folder.path().join("run.katydid"),
        &["--csv".to_owned(), again],
    );
    assert_eq!(read.code, Some(0), "{read:?}");
    let known = requests(&file("again_stats.csv"));
    assert!(known > Some(0) && known < all, "{known:?} of {all:?}");
}
