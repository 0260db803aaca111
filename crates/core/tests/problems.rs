//! What is told about every file in `tests/scenarios/bad`, and that every example has nothing to tell.

use std::path::{Path, PathBuf};

use katydid_core::plan::Plan;
use katydid_core::scenario::{Problem, Scenario, locate};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/scenarios")
        .join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder of scenarios");
    let paths = entries.map(|entry| entry.expect("an entry of the folder").path());
    let mut files: Vec<PathBuf> = paths.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn told(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a readable scenario");
    let problems = match Scenario::parse(&text) {
        Ok(scenario) => locate(Plan::compile(&scenario).err().unwrap_or_default(), &text),
        Err(problems) => problems,
    };
    assert!(!problems.is_empty(), "a bad scenario has problems");
    Problem::lines(&problems)
}

#[test]
fn every_bad_scenario_is_told_what_is_wrong() {
    for path in files("bad") {
        let name = path
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .replace('.', "_");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, told(&path));
        });
    }
}

#[test]
fn every_example_reads_compiles_and_reads_back() {
    for path in files("") {
        let scenario = Scenario::parse(&std::fs::read_to_string(&path).unwrap());
        let scenario =
            scenario.unwrap_or_else(|problems| panic!("{}: {problems:?}", path.display()));
        assert!(Plan::compile(&scenario).is_ok(), "{}", path.display());
        assert_eq!(Scenario::parse(&scenario.to_json()).as_ref(), Ok(&scenario));
        assert_eq!(Scenario::parse(&scenario.to_yaml()), Ok(scenario));
    }
}
