//! Where things are.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::shell::Shell;

/// The checkout this was built from.
#[derive(Debug)]
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    pub(crate) fn here() -> Self {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self {
            root: manifest.parent().unwrap_or(manifest).to_path_buf(),
        }
    }

    /// A path inside the checkout.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Where cargo builds.
    pub(crate) fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.at("target"), |dir| self.root.join(dir))
    }

    /// Where wasm-pack is installed, below `bin`.
    pub(crate) fn xtools(&self) -> PathBuf {
        self.target().join("xtools")
    }

    /// Where wasm-bindgen and its test runner are built, below `release`.
    pub(crate) fn bindgen(&self) -> PathBuf {
        self.target().join("tools")
    }

    /// The Python that has httpbin.
    pub(crate) fn httpbin_python(&self) -> PathBuf {
        self.target().join("httpbin/bin/python")
    }

    /// Where load testers are installed that Python's registry has, below `bin`.
    pub(crate) fn peers(&self) -> PathBuf {
        self.target().join("peers")
    }

    /// The script that looks for faults of accessibility.
    pub(crate) fn axe(&self) -> PathBuf {
        self.target().join("axe/node_modules/axe-core/axe.min.js")
    }

    /// The release binary.
    pub(crate) fn binary(&self) -> PathBuf {
        let name = format!("katydid{}", env::consts::EXE_SUFFIX);
        self.target().join("release").join(name)
    }

    /// What the compiler's standard library is built of.
    pub(crate) fn std_source(&self) -> Result<PathBuf> {
        let sysroot = self.shell("rustc").args("--print sysroot").read()?;
        Ok(Path::new(&sysroot).join("lib/rustlib/src/rust/library"))
    }

    /// A command that runs in the root, with our own tools first on its path.
    pub(crate) fn shell(&self, program: &str) -> Shell {
        Shell::new(program)
            .dir(&self.root)
            .env("PATH", self.path())
            .env("WASM_PACK_CACHE", self.target().join("wasm-pack-cache"))
    }

    fn path(&self) -> OsString {
        let ours = [
            self.xtools().join("bin"),
            self.bindgen().join("release"),
            self.peers().join("bin"),
        ];
        let theirs = env::var_os("PATH").unwrap_or_default();
        env::join_paths(ours.into_iter().chain(env::split_paths(&theirs))).unwrap_or(theirs)
    }
}

/// The first of these programs that is on the path, or among the system's.
pub(crate) fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let system = PathBuf::from("/usr/sbin"); // not on an ordinary user's path; nginx lives there
    let folders: Vec<_> = env::split_paths(&path).chain([system]).collect();
    let files = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    files.into_iter().find(|file| file.is_file())
}
