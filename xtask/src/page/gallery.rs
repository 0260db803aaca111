//! The page's gallery: examples of `tests/scenarios` that teach, as one YAML file of a document each. Not in the wasm: the
//! page fetches it when a person asks for it.

use anyhow::{Context, Result, ensure};

use super::read;
use crate::project::Project;

/// Where it is, in `dist/`.
pub(super) const PATH: &str = "examples.yaml";

/// In the order in which they build on each other.
const NAMES: [&str; 10] = [
    "hello-world",
    "login-and-logout",
    "shop",
    "judged-by-body-and-time",
    "feeds",
    "thresholds",
    "arrivals",
    "stages",
    "traffic-light",
    "failing",
];

/// Between two documents.
const BETWEEN: &str = "---\n";

/// All of them.
///
/// # Errors
/// If one is not there, or does not say in its first lines what it is.
pub(super) fn examples(project: &Project) -> Result<Vec<u8>> {
    let example = |name: &str| {
        let path = format!("tests/scenarios/{name}.yaml");
        let text = String::from_utf8(read(&project.at(&path))?).context("an example is text")?;
        check(&text).with_context(|| path.clone())?;
        Ok(text)
    };
    let texts = NAMES.into_iter().map(example);
    Ok(texts.collect::<Result<Vec<_>>>()?.join(BETWEEN).into())
}

/// What the page reads of it: the line that says what it teaches, and its name.
fn check(text: &str) -> Result<()> {
    ensure!(text.starts_with("# "), "its first line is no comment");
    ensure!(text.contains("\nname: "), "it has no name");
    let is_one = !text.lines().any(|line| line.starts_with("---"));
    ensure!(is_one && text.ends_with('\n'), "it is not one document");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_says_what_it_is() {
        let all = String::from_utf8(examples(&Project::here()).unwrap()).unwrap();
        assert_eq!(all.split(BETWEEN).count(), NAMES.len());
    }

    #[test]
    fn an_example_without_a_name_or_of_two_documents_is_refused() {
        let good = "# A test.\nname: A\n";
        assert!(check(good).is_ok());
        for bad in ["name: A\n", "# A test.\n", "# A test.\nname: A"] {
            assert!(check(bad).is_err(), "{bad}");
        }
        assert!(check(&format!("{good}{BETWEEN}{good}")).is_err());
    }
}
