//! What the browser keeps between visits, or for a tab. Without storage, as in some private windows, nothing is kept.

use web_sys::Storage;

/// Something kept.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kept {
    /// The scenario's text.
    Text,
    /// The theme, unless it is the system's.
    Theme,
    /// What lets the page use the native engine: for this tab only.
    Token,
}

impl Kept {
    const fn key(self) -> &'static str {
        match self {
            Self::Text => "katydid.text",
            Self::Theme => "katydid.theme",
            Self::Token => "katydid.token",
        }
    }

    /// What was kept last.
    pub(crate) fn load(self) -> Option<String> {
        self.storage()?.get_item(self.key()).ok()?
    }

    /// Keeps this from now on. A full or forbidden storage is no reason to disturb anyone.
    pub(crate) fn save(self, value: &str) {
        if let Some(storage) = self.storage() {
            let _ = storage.set_item(self.key(), value);
        }
    }

    /// Keeps nothing any more.
    pub(crate) fn forget(self) {
        if let Some(storage) = self.storage() {
            let _ = storage.remove_item(self.key());
        }
    }

    fn storage(self) -> Option<Storage> {
        let window = web_sys::window()?;
        match self {
            Self::Token => window.session_storage().ok()?,
            Self::Text | Self::Theme => window.local_storage().ok()?,
        }
    }
}
