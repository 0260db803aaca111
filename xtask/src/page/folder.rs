//! `dist/`: what a static host serves.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{GLUE, WASM, gallery, read};
use crate::project::Project;

const FIXED: [&str; 4] = ["index.html", "boot.js", GLUE, WASM];

/// Contents by path; the separator is `/`.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// What the page consists of.
pub(super) fn files(project: &Project) -> Result<Files> {
    let mut files = Files::new();
    for path in FIXED.map(str::to_owned).into_iter().chain(styles(project)?) {
        let contents = read(&project.at(&path))?;
        files.insert(path, contents);
    }
    files.insert(gallery::PATH.to_owned(), gallery::examples(project)?);
    Ok(files)
}

fn styles(project: &Project) -> Result<Vec<String>> {
    let entries = fs::read_dir(project.at("style")).context("style/")?;
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    names
        .map(|name| name.map(|name| format!("style/{name}")))
        .collect()
}

/// Makes the folder hold exactly these files and the page in one file.
pub(super) fn write(dist: &Path, files: &Files, page: &str) -> Result<()> {
    let mut files: BTreeMap<_, _> = files
        .iter()
        .map(|(path, contents)| (dist.join(path), contents.as_slice()))
        .collect();
    files.insert(dist.join("katydid.html"), page.as_bytes());
    for (path, contents) in &files {
        write_changed(path, contents)?;
    }
    remove_others(dist, &files)
}

fn write_changed(path: &Path, contents: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|present| present == contents) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    fs::write(path, contents).with_context(|| format!("cannot write {}", path.display()))
}

fn remove_others(folder: &Path, files: &BTreeMap<PathBuf, &[u8]>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            remove_others(&path, files)?;
        } else if !files.contains_key(&path) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}
