//! What the browser keeps between visits. Without storage, as in some private windows, nothing is kept.

use web_sys::Storage;

/// Something kept between visits.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kept {
    /// The scenario's text.
    Text,
    /// The theme, unless it is the system's.
    Theme,
}

impl Kept {
    const fn key(self) -> &'static str {
        match self {
            Self::Text => "katydid.text",
            Self::Theme => "katydid.theme",
        }
    }

    /// What was kept last.
    pub(crate) fn load(self) -> Option<String> {
        storage()?.get_item(self.key()).ok()?
    }

    /// Keeps this from now on. A full or forbidden storage is no reason to disturb anyone.
    pub(crate) fn save(self, value: &str) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(self.key(), value);
        }
    }

    /// Keeps nothing any more.
    pub(crate) fn forget(self) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(self.key());
        }
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
