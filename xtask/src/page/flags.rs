//! What the compiler is told for the page.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Result;

use crate::project::Project;
use crate::shell::Shell;

/// As in `.cargo/config.toml`, which these take the place of: wasm-bindgen learns there what the target can do.
const KEEP: &str = "-Clink-arg=--keep-section=target_features";

/// Where in a source something panics is a hundredth and a half of the page.
const NO_LOCATIONS: &str = "-Zlocation-detail=none";

/// What only derived `Debug` would print: nothing on the page shows it.
const NO_DEBUG: &str = "-Zfmt-debug=shallow";

/// Between two flags in `CARGO_ENCODED_RUSTFLAGS`.
const SEPARATOR: &str = "\u{1f}";

/// The standard library is built anew for the page, small rather than fast: the one that comes with the compiler is written
/// for speed. That is nightly's, and the project's own compiler does it when told to. A panic is a trap that says nothing: its
/// words are a thirtieth of the page.
const OWN_STD: [(&str, &str); 5] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_PAGE_PANIC", "immediate-abort"),
];

/// Tells it to whatever builds the page.
pub(super) fn tell(project: &Project, builder: Shell) -> Result<Shell> {
    let builder = builder.env("CARGO_ENCODED_RUSTFLAGS", encoded(project)?);
    let all = OWN_STD.into_iter();
    Ok(all.fold(builder, |builder, (name, value)| builder.env(name, value)))
}

/// Flags by which no path of this machine gets into the wasm: messages of a panic name sources from their
/// package's folder on. Makes the page smaller, and the same wherever it is built.
fn encoded(project: &Project) -> Result<OsString> {
    let mut flags = OsString::from(KEEP);
    for flag in [NO_LOCATIONS, NO_DEBUG] {
        flags.push(SEPARATOR);
        flags.push(flag);
    }
    for folder in packages().into_iter().chain([project.std_source()?]) {
        flags.push(SEPARATOR);
        flags.push("--remap-path-prefix=");
        flags.push(folder.join("")); // with a slash at its end
        flags.push("=");
    }
    Ok(flags)
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
