//! Files of data rows: a page reads none by itself, so a person chooses them and their rows become part of the text.

use katydid_core::data::{self, Source, TableProblem};
use katydid_core::json;
use katydid_core::scenario::{Problem, Scenario, edit};

/// A feed whose rows are in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// What the scenario calls the feed.
    pub feed: String,
    /// The file, as its author wrote it.
    pub path: String,
}

/// Stands for the rows while the text is changed: a word that needs no quotes.
const ROWS: &str = "katydid-rows-go-here";

impl DataFile {
    /// Every one that a scenario names.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Vec<Self> {
        let file = |(feed, path): (&str, &str)| Self {
            feed: feed.to_owned(),
            path: path.to_owned(),
        };
        let files = data::files(&scenario.data);
        files.into_iter().map(file).collect()
    }

    /// The scenario's text with these contents in place of the file's name. Where that cannot be done in place, the
    /// whole is written anew, and its comments are lost.
    ///
    /// # Errors
    /// Why not, in words.
    pub fn inline(&self, text: &str, contents: &str) -> Result<String, String> {
        let words = |problems: Vec<Problem>| Problem::lines(&problems);
        let mut wanted = Scenario::parse(text).map_err(words)?;
        let feed = wanted.data.get_mut(&self.feed);
        let feed = feed.ok_or_else(|| format!("there is no feed `{}` any more", self.feed))?;
        *feed = data::with_contents(feed, contents).map_err(|problems| lines(&problems))?;
        let source = feed.source.clone();
        let json = wanted.to_json();
        let is_wanted =
            |text: &String| Scenario::parse(text).is_ok_and(|scenario| scenario.to_json() == json);
        let in_place = match &source {
            Source::Json(rows) => self.with_json(text, rows),
            Source::Inline(rows) => self.with_csv(text, rows, is_wanted),
            _ => None,
        };
        let anew = || wanted.to_yaml();
        let text = in_place.filter(is_wanted).unwrap_or_else(anew);
        Scenario::parse(&text).map_err(words)?;
        Ok(text)
    }

    /// JSON is YAML too.
    fn with_json(&self, text: &str, rows: &[serde_json::Value]) -> Option<String> {
        let text = edit::set(text, &["data", &self.feed, "json"], ROWS).ok()?;
        let rows = json::print(&rows.into());
        let quoted = format!("\"{ROWS}\"");
        Some(match text.contains(&quoted) {
            true => text.replacen(&quoted, &rows, 1),
            false => text.replacen(ROWS, &rows, 1),
        })
    }

    /// As lines beneath `inline: |` where the text is laid out in lines, else in quotes.
    fn with_csv(
        &self,
        text: &str,
        rows: &str,
        is_wanted: impl Fn(&String) -> bool,
    ) -> Option<String> {
        let text = edit::set(text, &["data", &self.feed, "inline"], ROWS).ok()?;
        let text = edit::set(&text, &["data", &self.feed, "csv"], "").ok()?;
        let quoted = json::quoted(rows);
        let as_lines = text.replacen(ROWS, &block(&text, rows), 1);
        if is_wanted(&as_lines) {
            return Some(as_lines);
        }
        Some(match text.contains(&format!("\"{ROWS}\"")) {
            true => text.replacen(&format!("\"{ROWS}\""), &quoted, 1),
            false => text.replacen(ROWS, &quoted, 1),
        })
    }
}

fn lines(problems: &[TableProblem]) -> String {
    let line = |problem: &TableProblem| {
        let place = problem.line.map(|line| format!("line {line}: "));
        let hint = problem.hint.map(|hint| format!(" ({hint})"));
        format!(
            "{}{}{}",
            place.unwrap_or_default(),
            problem.message,
            hint.unwrap_or_default()
        )
    };
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Rows as a literal block, two columns deeper than the line that [`ROWS`] stands in.
fn block(text: &str, rows: &str) -> String {
    let line = text
        .lines()
        .find(|line| line.contains(ROWS))
        .unwrap_or_default();
    let depth = line.len() - line.trim_start().len() + 2;
    let keep = if rows.ends_with('\n') { "|" } else { "|-" };
    let lines = rows.lines().map(|line| format!("\n{:depth$}{line}", ""));
    format!("{keep}{}", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inlined(data: &str, contents: &str) -> Result<String, String> {
        let text = format!(
            "# kept\nhost: demo://shop\ndata:\n  rows: {data}\nusers: [{{ name: A, tasks: [{{ get: '/${{data.rows.a}}' }}] }}]\n"
        );
        let file = DataFile::of(&Scenario::parse(&text).unwrap()).remove(0);
        file.inline(&text, contents)
    }

    #[test]
    fn the_rows_of_a_csv_file_stand_in_the_text_line_by_line() {
        let text = inlined("\n    csv: a.csv\n    order: shuffle", "a,b\n1,2\n").unwrap();
        assert!(text.starts_with("# kept\n"), "{text}");
        assert!(text.contains("inline: |\n      a,b\n      1,2\n"), "{text}");
        assert!(!text.contains("a.csv"), "{text}");
    }

    #[test]
    fn what_is_laid_out_in_braces_stays_so() {
        let text = inlined("{ csv: a.csv, order: shuffle }", "a,b\n1,\"x\"\n").unwrap();
        assert!(text.contains(r#"inline: "a,b\n1,\"x\"\n""#), "{text}");
        assert!(text.starts_with("# kept\n"), "{text}");
    }

    #[test]
    fn the_rows_of_a_json_file_stand_in_the_text() {
        let text = inlined("{ json: a.json }", "[ {\"a\": 1} ]").unwrap();
        assert!(text.contains(r#"json: [{"a":1}]"#), "{text}");
        assert!(inlined("{ json: a.json }", "{}").is_err());
    }

    #[test]
    fn a_file_that_makes_the_scenario_too_long_is_refused_in_words() {
        let why = inlined("{ csv: a.csv }", &"a long line\n".repeat(1 << 17)).unwrap_err();
        assert!(why.contains("bytes long"), "{why}");
    }
}
