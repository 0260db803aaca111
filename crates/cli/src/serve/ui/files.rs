//! Where the page's files come from.

use std::collections::HashMap;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use percent_encoding::percent_decode_str;
use rust_embed::RustEmbed;

use super::asset::Asset;
use super::html::Beside;
use crate::serve::Page;

#[derive(RustEmbed)]
#[folder = "../../dist"]
#[allow_missing = true]
struct Embedded;

/// The page's files.
pub(in crate::serve) enum Files {
    /// In memory, by path.
    Loaded(HashMap<String, Arc<Asset>>),
    /// Below this folder, whose path is canonical.
    Folder(PathBuf, Beside),
}

impl Files {
    pub(super) fn of(page: &Page, beside: Beside) -> io::Result<Self> {
        match page {
            Page::Embedded => Ok(Self::load(embedded(), beside)),
            Page::Folder(folder) => {
                let folder = folder.canonicalize()?;
                Ok(Self::Folder(folder, beside))
            }
        }
    }

    pub(in crate::serve) fn load(
        files: impl Iterator<Item = (String, Bytes)>,
        beside: Beside,
    ) -> Self {
        let asset = |(path, bytes): (String, _)| {
            let asset = Asset::new(&path, bytes, beside);
            (path, Arc::new(asset))
        };
        Self::Loaded(files.map(asset).collect())
    }

    /// The file at this path of a URL; a folder's is its `index.html`.
    pub(super) async fn get(&self, url_path: &str) -> Option<Arc<Asset>> {
        let path = relative(url_path)?;
        match self {
            Self::Loaded(assets) => assets.get(&path).cloned(),
            Self::Folder(folder, beside) => read(folder, &path, *beside).await,
        }
    }
}

fn embedded() -> impl Iterator<Item = (String, Bytes)> {
    let bytes = |data| match data {
        std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
    };
    Embedded::iter()
        .filter_map(move |path| Some((path.to_string(), bytes(Embedded::get(&path)?.data))))
}

/// A path that only goes down: no `..`, no root, no drive, no empty or hidden name.
fn relative(url_path: &str) -> Option<String> {
    let path = percent_decode_str(url_path.strip_prefix('/')?)
        .decode_utf8()
        .ok()?;
    let path = match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.into_owned(),
    };
    let is_name = |name: &str| {
        !name.is_empty() && !name.starts_with('.') && !name.contains(['\\', ':', '\0'])
    };
    let goes_down = Path::new(&path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    (goes_down && path.split('/').all(is_name)).then_some(path)
}

/// A link that leads out of the folder leads nowhere.
async fn read(folder: &Path, path: &str, beside: Beside) -> Option<Arc<Asset>> {
    let file = tokio::fs::canonicalize(folder.join(path)).await.ok()?;
    if !file.starts_with(folder) {
        return None;
    }
    let bytes = tokio::fs::read(&file).await.ok()?;
    Some(Arc::new(Asset::plain(path, bytes.into(), beside)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_only_goes_down() {
        let table = [
            ("/", Some("index.html")),
            ("/pkg/", Some("pkg/index.html")),
            ("/pkg/a%20b.js", Some("pkg/a b.js")),
            ("/../secret", None),
            ("/pkg/../../secret", None),
            ("/%2e%2e/secret", None),
            ("/..%2fsecret", None),
            ("/..%5csecret", None),
            ("//etc/passwd", None),
            ("/%2fetc/passwd", None),
            ("/C:/secret", None),
            ("/.git/config", None),
            ("/a%00b", None),
            ("/%ff", None),
            ("*", None),
        ];
        for (url_path, path) in table {
            assert_eq!(relative(url_path).as_deref(), path, "{url_path}");
        }
    }
}
