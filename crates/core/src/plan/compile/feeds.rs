//! Feeds of data rows.

use std::sync::Arc;

use super::Compiler;
use crate::data::{Feed, Source, Table};
use crate::plan::FeedPlan;
use crate::scenario::Problem;

impl Compiler<'_> {
    pub(super) fn feeds(&mut self) -> Vec<FeedPlan> {
        let feeds = self.scenario.data.iter();
        feeds
            .filter_map(|(name, feed)| match table(name, feed) {
                Ok(table) => Some(FeedPlan {
                    name: name.clone(),
                    feed: feed.clone(),
                    table: Arc::new(table),
                }),
                Err(problems) => {
                    self.problems.extend(problems);
                    None
                }
            })
            .collect()
    }
}
