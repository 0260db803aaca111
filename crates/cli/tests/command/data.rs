//! Data files beside a scenario, and in links.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Target, fed, katydid};

const SHOP: &str = "
katydid: 1
load: { users: 2, spawn_rate: 1000, iterations: 6 }
data:
  accounts: { csv: accounts.csv }
users:
- name: User
  tasks: [{ get: '/hello?${data.accounts.user}' }]
";

/// A folder with a scenario and the rows it needs.
fn folder(host: &str, rows: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.yaml");
    fs::write(&file, format!("{SHOP}host: {host}\n")).unwrap();
    fs::write(folder.path().join("accounts.csv"), rows).unwrap();
    (folder, file)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn rows_are_read_from_a_file_beside_the_scenario() {
    let target = Target::answering(200);
    let (_folder, file) = folder(&target.url, "user\nann\nbob\n");
    let ended = katydid(&["run", text(&file), "--json"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(target.requests(), 6);
    let json: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    let names = [&json[0]["name"], &json[1]["name"]];
    assert_eq!(names, ["/hello?ann", "/hello?bob"]);
}

#[test]
fn a_link_holds_the_rows_and_warns_of_them() {
    let (folder, file) = folder("demo://shop", "user\nann\nbob\n");
    let made = katydid(&["link", text(&file)]);
    let warning = "warning: whoever gets this link can read the rows of accounts.csv\n";
    assert_eq!((made.code, made.err.as_str()), (Some(0), warning));
    fs::remove_file(folder.path().join("accounts.csv")).unwrap();
    let ended = katydid(&["run", made.out.trim()]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("/hello?bob"), "{}", ended.out);
}

#[test]
fn a_file_and_its_link_are_the_same_test() {
    let (_folder, file) = folder("demo://shop", "user\nann\n");
    let link = katydid(&["link", text(&file)]).out;
    let [by_file, by_link] = [text(&file), link.trim()].map(|from| katydid(&["check", from]).out);
    assert_eq!(by_file, by_link);
    assert!(
        by_file.contains("  data      accounts (1 row)\n"),
        "{by_file}"
    );
}

#[test]
fn a_file_that_is_not_there_is_told_at_its_line() {
    let (folder, file) = folder("demo://shop", "");
    fs::remove_file(folder.path().join("accounts.csv")).unwrap();
    for command in ["run", "check", "link"] {
        let ended = katydid(&[command, text(&file)]);
        assert_eq!(ended.code, Some(104));
        let told = "shop.yaml:5:20: data.accounts.csv: cannot read `accounts.csv`: ";
        assert!((ended.out + &ended.err).contains(told), "{command}");
    }
}

#[test]
fn what_is_wrong_with_a_row_is_told_with_the_files_line() {
    let (folder, file) = folder("demo://shop", "user,password\nann,1\nbob\n");
    let ended = katydid(&["check", text(&file)]);
    assert_eq!(ended.code, Some(104));
    let place = folder.path().join("accounts.csv").display().to_string() + ":3: ";
    assert!(ended.out.starts_with(&place), "{}", ended.out);
    assert!(
        ended.err.starts_with("error: 1 problem in "),
        "{}",
        ended.err
    );
}

#[test]
fn neither_a_link_nor_standard_input_reads_a_file_of_whoever_runs_it() {
    let (folder, file) = folder("demo://shop", "user\nann\n");
    let text = fs::read_to_string(file).unwrap();
    let absolute = folder.path().join("accounts.csv").display().to_string();
    for path in ["accounts.csv", &absolute] {
        let ended = fed(&["check", "-"], &text.replace("accounts.csv", path));
        assert_eq!(ended.code, Some(104));
        let told = format!("standard input does not hold the rows of `{path}` (`katydid link ");
        assert!(ended.out.contains(&told), "{}", ended.out);
    }
}

#[test]
fn more_rows_than_a_link_can_hold_are_refused() {
    let rows = "user\n".to_owned() + &"somebody\n".repeat(200_000);
    let (_folder, file) = folder("demo://shop", &rows);
    assert_eq!(katydid(&["check", text(&file)]).code, Some(0));
    let ended = katydid(&["link", text(&file)]);
    assert_eq!(ended.code, Some(104));
    assert!(
        ended
            .err
            .contains("hint: a link holds the rows of data files"),
        "{}",
        ended.err
    );
    assert!(ended.err.len() < 500 && ended.out.is_empty());
}
