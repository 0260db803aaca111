//! httpbin, a server none of us wrote, in a Python environment of its own.

use anyhow::Result;

use super::Tool;
use crate::project::Project;

pub(super) const HTTPBIN: Tool = Tool {
    name: "httpbin",
    seconds: 30,
    present: |project| {
        let python = project.httpbin_python();
        let check = project.shell(&python.to_string_lossy()).arg("-c");
        Ok(python.is_file() && check.arg("import httpbin, gunicorn").succeeds())
    },
    install,
};

/// Debian packages the module that fills a new environment with pip apart from Python.
pub(super) fn can_make_venv(project: &Project) -> bool {
    let python = project.shell("python3").arg("-c");
    python.arg("import venv, ensurepip").succeeds()
}

fn install(project: &Project) -> Result<()> {
    let folder = project.target().join("httpbin");
    let python = project.shell("python3");
    python.args("-m venv --clear").arg(folder).run()?;
    let pip = project.shell(&project.httpbin_python().to_string_lossy());
    pip.args("-m pip install --quiet httpbin==0.10.4 gunicorn==27.0.1")
        .run()
}
