//! The commit that a scenario's file lies in.

use std::path::Path;
use std::process::{Command, Stdio};

/// The commit of the git repository that a file lies in, in hex; with `-dirty` after it where the file is not what was
/// committed. `None` outside of a repository, before its first commit, and without the program `git`.
#[must_use]
pub fn commit_of(file: &Path) -> Option<String> {
    let name = file.file_name()?.to_str()?;
    let commit = git(file, &["rev-parse", "--verify", "--quiet", "HEAD"])?;
    let committed = format!("HEAD:./{name}");
    let committed = git(file, &["rev-parse", "--verify", "--quiet", &committed]);
    // Filters are programs that the repository names: not to be run for a look at it.
    let there = git(file, &["hash-object", "--no-filters", "--", name]);
    Some(match there.is_some() && committed == there {
        true => commit,
        false => commit + "-dirty",
    })
}

/// What git says in a file's folder, if it has something to say.
fn git(file: &Path, arguments: &[&str]) -> Option<String> {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder.unwrap_or(Path::new(".")))
        .args(arguments);
    // Who calls this from a hook has set them, to another repository maybe.
    command.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE");
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| said.trim().to_owned())
}
