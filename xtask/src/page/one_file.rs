//! `katydid.html`: the whole page in one file, which also opens from a disk.
//!
//! From a disk a browser loads no module but an inline one, and no worker but a `data:` one. So the glue stands
//! inline, with a few lines that know its names, and the same text makes the worker. The page's policy vouches for
//! what stands inline, and allows no other code.

use std::io::Write;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::folder::Files;
use super::{GLUE, WASM, gallery};

const BOOT: &str = include_str!("one_file.js");
const SCRIPT: &str = "<script type=\"module\" src=\"./boot.js\"></script>";
const WORKER: &str = "<link id=\"katydid-worker\" rel=\"modulepreload\" href=\"./boot.js\">";
const EXAMPLES: &str = "<link id=\"katydid-examples\" rel=\"help\" href=\"./examples.yaml\">";

/// What the policy says of code in files, and what it begins with where that is inline.
const SCRIPTS: [&str; 2] = ["script-src 'self'", "script-src"];
const STYLES: [&str; 2] = ["style-src 'self'", "style-src"];

/// The page's files as one.
pub(super) fn fold(files: &Files) -> Result<String> {
    let html = text(files, "index.html")?.to_owned();
    let html = swap(&html, WORKER, "<link id=\"katydid-worker\">")?;
    let html = swap(&html, EXAMPLES, &examples(files)?)?;
    let script = script(files)?;
    let html = swap(&html, SCRIPT, &scripts(files, &script)?)?;
    let html = vouch(&html, SCRIPTS, [script.as_str()])?;
    let paths = files.keys().filter(|path| path.starts_with("style/"));
    let styles = paths.map(|path| Ok((path, format!("\n{}", text(files, path)?))));
    let styles = styles.collect::<Result<Vec<_>>>()?;
    let html = vouch(
        &html,
        STYLES,
        styles.iter().map(|(_, style)| style.as_str()),
    )?;
    styles.iter().try_fold(html, |html, (path, style)| {
        let link = format!("<link rel=\"stylesheet\" href=\"./{path}\">");
        swap(&html, &link, &format!("<style>{style}</style>"))
    })
}

/// The policy with these codes allowed, each by its hash, in the place of those in files.
fn vouch<'a>(
    html: &str,
    [files, inline]: [&str; 2],
    codes: impl IntoIterator<Item = &'a str>,
) -> Result<String> {
    let hash = |code: &str| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(code)));
    let hashes: String = codes.into_iter().map(hash).collect();
    swap(html, files, &format!("{inline}{hashes}"))
}

/// As they are, for the page to read.
fn examples(files: &Files) -> Result<String> {
    let text = text(files, gallery::PATH)?;
    ensure!(
        !text.contains("</script"),
        "an example would end its script"
    );
    Ok(format!(
        "<script type=\"text/plain\" id=\"katydid-examples\">{text}</script>"
    ))
}

/// What starts the page and its worker.
fn script(files: &Files) -> Result<String> {
    let glue = text(files, GLUE)?;
    ensure!(!glue.contains("</script"), "the glue would end its script");
    Ok(format!("\n{glue}\n{BOOT}"))
}

fn scripts(files: &Files, script: &str) -> Result<String> {
    let wasm = files.get(WASM).context("no wasm")?;
    let wasm = STANDARD.encode(gzip(wasm)?);
    Ok(format!(
        "<script type=\"text/plain\" id=\"katydid-wasm\">{wasm}</script>\n    \
         <script type=\"module\" id=\"katydid-boot\">{script}</script>"
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
        let html = format!(
            "script-src 'self';style-src 'self';{WORKER}{EXAMPLES}<link rel=\"stylesheet\" href=\"./style/a.css\">{SCRIPT}"
        );
        let files = [
            (gallery::PATH, "# A test.\nname: A\n"),
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
    fn its_policy_vouches_for_what_stands_in_it_and_for_no_file() {
        let html = fold(&files("export {};")).unwrap();
        assert!(!html.contains("'self'"), "{html}");
        // printf '\np {}\n' | openssl dgst -sha256 -binary | base64
        assert!(
            html.contains("style-src 'sha256-V5i3HfNMY6na5UUBK5kiCDR/vie+o/ohM9UXAoezoi0=';"),
            "{html}"
        );
        assert!(html.starts_with("script-src 'sha256-"), "{html}");
    }

    #[test]
    fn a_file_that_cannot_be_folded_is_refused() {
        assert!(fold(&files("'</script>'")).is_err());
        let mut unlinked = files("");
        unlinked.insert("style/b.css".to_owned(), Vec::new());
        assert!(fold(&unlinked).is_err());
    }
}
