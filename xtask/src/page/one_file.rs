//! `katydid.html`: the whole page in one file, which also opens from a disk.
//!
//! From a disk a browser loads no module but an inline one, and no worker but a `data:` one. So the glue stands
//! inline, with a few lines that know its names, and the same text makes the worker.

use std::io::Write;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::folder::Files;
use super::{GLUE, WASM};

const BOOT: &str = include_str!("one_file.js");
const SCRIPT: &str = "<script type=\"module\" src=\"./boot.js\"></script>";
const WORKER: &str = "<link id=\"katydid-worker\" rel=\"modulepreload\" href=\"./boot.js\">";

/// The page's files as one.
pub(super) fn fold(files: &Files) -> Result<String> {
    let html = text(files, "index.html")?.to_owned();
    let html = swap(&html, WORKER, "<link id=\"katydid-worker\">")?;
    let html = swap(&html, SCRIPT, &scripts(files)?)?;
    let styles = files.keys().filter(|path| path.starts_with("style/"));
    styles.into_iter().try_fold(html, |html, path| {
        let link = format!("<link rel=\"stylesheet\" href=\"./{path}\">");
        let style = format!("<style>\n{}</style>", text(files, path)?);
        swap(&html, &link, &style)
    })
}

fn scripts(files: &Files) -> Result<String> {
    let wasm = files.get(WASM).context("no wasm")?;
    let wasm = STANDARD.encode(gzip(wasm)?);
    let glue = text(files, GLUE)?;
    ensure!(!glue.contains("</script"), "the glue would end its script");
    Ok(format!(
        "<script type=\"text/plain\" id=\"katydid-wasm\">{wasm}</script>\n    \
         <script type=\"module\" id=\"katydid-boot\">\n{glue}\n{BOOT}</script>"
    ))
}

/// At the level static hosts and the size check assume, 9.
pub(super) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn text<'a>(files: &'a Files, path: &str) -> Result<&'a str> {
    let bytes = files.get(path).with_context(|| format!("no {path}"))?;
    std::str::from_utf8(bytes).with_context(|| format!("{path} is not text"))
}

fn swap(html: &str, from: &str, to: &str) -> Result<String> {
    let count = html.matches(from).count();
    ensure!(
        count == 1,
        "index.html has {count} times `{from}`, not once"
    );
    Ok(html.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(glue: &str) -> Files {
        let html = format!("{WORKER}<link rel=\"stylesheet\" href=\"./style/a.css\">{SCRIPT}");
        let files = [
            ("index.html", html.as_str()),
            ("style/a.css", "p {}\n"),
            (GLUE, glue),
            (WASM, "\0asm"),
        ];
        let own = |(path, text): (&str, &str)| (path.to_owned(), text.as_bytes().to_vec());
        files.into_iter().map(own).collect()
    }

    #[test]
    fn the_one_file_refers_to_no_other() {
        let html = fold(&files("export {};")).unwrap();
        assert!(!html.contains("\"./"), "{html}");
        assert!(html.contains("<style>\np {}\n</style>") && html.contains(BOOT));
    }

    #[test]
    fn a_file_that_cannot_be_folded_is_refused() {
        assert!(fold(&files("'</script>'")).is_err());
        let mut unlinked = files("");
        unlinked.insert("style/b.css".to_owned(), Vec::new());
        assert!(fold(&unlinked).is_err());
    }
}
