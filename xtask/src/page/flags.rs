//! What the compiler is told for the page.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// As in `.cargo/config.toml`, which these take the place of: wasm-bindgen learns there what the target can do.
const KEEP: &str = "-Clink-arg=--keep-section=target_features";

/// Between two flags in `CARGO_ENCODED_RUSTFLAGS`.
const SEPARATOR: &str = "\u{1f}";

/// Flags by which no path of this machine gets into the wasm: messages of a panic name sources from their
/// package's folder on. Makes the page smaller, and the same wherever it is built.
pub(super) fn encoded() -> OsString {
    let mut flags = OsString::from(KEEP);
    for folder in packages() {
        flags.push(SEPARATOR);
        flags.push("--remap-path-prefix=");
        flags.push(folder.join("")); // with a slash at its end
        flags.push("=");
    }
    flags
}

/// Where cargo unpacks what it downloads: a folder for each registry.
fn packages() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let folders = home.and_then(|home| home.join("registry/src").read_dir().ok());
    let mut folders: Vec<_> = folders
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    folders.sort();
    folders
}
