//! What a scenario asks a person for: its secrets, and the rows of its data files.

use katydid_core::collection::Map;
use katydid_core::plan::Plan;
use leptos::prelude::untrack;

use super::State;
use crate::data_file::DataFile;
use crate::preview::Checked;

impl State {
    /// The secrets that have no value yet.
    #[must_use]
    pub fn lacks(&self) -> Vec<String> {
        let checked = self.checked.get();
        self.secrets.with(|given| lacking(&checked, given))
    }

    /// The same without listening.
    pub(crate) fn lacks_untracked(&self) -> Vec<String> {
        untrack(|| self.lacks())
    }

    /// The values of this plan's secrets.
    pub(crate) fn env(&self, plan: &Plan) -> Map<String, String> {
        let mut given = self.secrets.get_untracked();
        given.retain(|name, _| plan.env.contains(name));
        given
    }

    /// Every secret must be typed again.
    pub fn forget_secrets(self) {
        self.secrets.set(Map::new());
    }

    /// Puts a data file's rows into the text.
    ///
    /// # Errors
    /// Why not, in words.
    pub fn inline(self, file: &DataFile, contents: &str) -> Result<(), String> {
        self.settle();
        let text = self
            .text
            .with_untracked(|text| file.inline(text, contents))?;
        self.text.set(text);
        self.check_typed();
        Ok(())
    }
}

fn lacking(checked: &Checked, given: &Map<String, String>) -> Vec<String> {
    let is_lacking = |name: &&String| given.get(*name).is_none_or(String::is_empty);
    let secrets = checked.secrets().iter();
    secrets.filter(is_lacking).cloned().collect()
}
