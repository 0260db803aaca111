//! The files of feeds: the core reads none, it says which it needs and takes their texts.

use super::json;
use super::{Feed, Source, Table, TableProblem};

/// The files that feeds need, each with the feed's name: `(name, path)`.
pub fn files<'a>(
    feeds: impl IntoIterator<Item = (&'a String, &'a Feed)>,
) -> Vec<(&'a str, &'a str)> {
    let file = |(name, feed): (&'a String, &'a Feed)| Some((name.as_str(), path(feed)?));
    feeds.into_iter().filter_map(file).collect()
}

fn path(feed: &Feed) -> Option<&str> {
    match &feed.source {
        Source::CsvFile(path) | Source::JsonFile(path) => Some(path),
        Source::Inline(_) | Source::Json(_) => None,
    }
}

/// The feed with its file's text in place of the path; a feed without a file as it is.
///
/// # Errors
/// Everything that is wrong with the text.
pub fn with_contents(feed: &Feed, text: &str) -> Result<Feed, Vec<TableProblem>> {
    let source = match &feed.source {
        Source::CsvFile(_) => {
            Table::csv(text)?;
            Source::Inline(text.trim_start_matches('\u{feff}').to_owned())
        }
        Source::JsonFile(_) => {
            let items = json::items(text)?;
            Table::json(&items)?;
            Source::Json(items)
        }
        given => given.clone(),
    };
    Ok(Feed { source, ..*feed })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collection::Map;
    use crate::data::{OnEnd, Order};

    fn feed(source: Source) -> Feed {
        Feed {
            order: Order::Shuffle,
            on_end: OnEnd::StopUser,
            ..Feed::new(source)
        }
    }

    #[test]
    fn only_feeds_with_a_path_need_a_file() {
        let feeds = Map::from([
            ("a".to_owned(), feed(Source::Json(vec![]))),
            ("b".to_owned(), feed(Source::CsvFile("b.csv".into()))),
            ("c".to_owned(), feed(Source::JsonFile("c.json".into()))),
            ("d".to_owned(), feed(Source::Inline("x".into()))),
        ]);
        assert_eq!(files(&feeds), [("b", "b.csv"), ("c", "c.json")]);
    }

    #[test]
    fn a_file_becomes_a_part_of_the_scenario() {
        let csv = feed(Source::CsvFile("a.csv".into()));
        let inline = feed(Source::Inline("x\n1\n".into()));
        assert_eq!(with_contents(&csv, "\u{feff}x\n1\n"), Ok(inline));

        let json = feed(Source::JsonFile("a.json".into()));
        let items = feed(Source::Json(vec![1.into(), 2.into()]));
        assert_eq!(with_contents(&json, "[1, 2]"), Ok(items));
    }

    #[test]
    fn a_wrong_file_is_told_before_the_run() {
        let csv = feed(Source::CsvFile("a.csv".into()));
        assert_eq!(
            with_contents(&csv, "a,b\n1\n").unwrap_err()[0].line,
            Some(2)
        );
        let json = feed(Source::JsonFile("a.json".into()));
        assert!(with_contents(&json, "[[]]").is_err());
        assert!(with_contents(&json, "[]").is_err());
    }
}
