//! Feeds of data rows.

use super::Compiler;
use crate::data::{Feed, Rows};
use crate::plan::FeedPlan;
use crate::scenario::Problem;

impl Compiler<'_> {
    pub(super) fn feeds(&mut self) -> Vec<FeedPlan> {
        let feeds = self.scenario.data.iter();
        feeds
            .filter_map(|(name, feed)| match rows(name, feed) {
                Ok(rows) => Some(FeedPlan {
                    name: name.clone(),
                    feed: feed.clone(),
                    rows,
                }),
                Err(problems) => {
                    self.problems.extend(problems);
                    None
                }
            })
            .collect()
    }
}

fn rows(_name: &str, _feed: &Feed) -> Result<Rows, Vec<Problem>> {
    Ok(Rows)
}
