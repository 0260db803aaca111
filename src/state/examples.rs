//! Examples of the gallery in the place of a person's text, which is not lost by it.

use super::State;

impl State {
    /// An example instead of what is there. Nothing runs by it.
    pub fn open_example(self, text: String) {
        let own = || self.text.get_untracked();
        let before = self.before.get_untracked().unwrap_or_else(own);
        self.put(text);
        self.before.set(Some(before));
    }

    /// What was there before the example.
    pub fn take_back(self) {
        if let Some(text) = self.before.get_untracked() {
            self.put(text);
            self.before.set(None);
        }
    }

    /// Whether there is something to go back to.
    #[must_use]
    pub fn can_take_back(&self) -> bool {
        self.before.with(Option::is_some)
    }

    fn put(self, text: String) {
        self.forget_secrets();
        self.forget_received();
        self.opened.set(None);
        self.text.set(text);
        self.check_typed();
    }
}
