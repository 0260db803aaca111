//! What is written where.

use std::collections::VecDeque;
use std::path::PathBuf;

use clap::Args;
use console::Term;

/// What to write beside the summary.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// Write PREFIX_stats.csv, PREFIX_stats_history.csv, PREFIX_failures.csv and PREFIX_exceptions.csv.
    #[arg(long, value_name = "PREFIX", env = "KATYDID_CSV")]
    pub csv: Option<String>,
    /// Write a line an interval for every row to PREFIX_stats_history.csv, not only for all together.
    #[arg(long, requires = "csv", env = "KATYDID_CSV_FULL_HISTORY")]
    pub csv_full_history: bool,
    /// Print the result as JSON; tables then go to standard error.
    #[arg(long)]
    pub json: bool,
    /// Write the result as JSON; `.json` is added to a name that does not end in it.
    #[arg(long, value_name = "FILE", env = "KATYDID_JSON_FILE")]
    pub json_file: Option<PathBuf>,
    /// Write the result as a page for people, in one file; {u}, {r} and {t} in its name are users, spawn rate and run time.
    #[arg(long, value_name = "FILE", env = "KATYDID_HTML")]
    pub html: Option<String>,
    /// Write the result as JUnit XML: a case for every threshold, request, check and exception.
    #[arg(long, value_name = "FILE", env = "KATYDID_JUNIT")]
    pub junit: Option<PathBuf>,
    /// Write a summary in GitHub's Markdown, for a pull request; - for none.
    #[arg(long, value_name = "FILE", env = "KATYDID_MARKDOWN")]
    pub markdown: Option<PathBuf>,
    /// Write the response times of every interval and request as an HdrHistogram log.
    #[arg(long, value_name = "FILE", env = "KATYDID_HDR_LOG")]
    pub hdr_log: Option<PathBuf>,
    /// Write the whole result into one file as the run goes: `katydid report` and `katydid compare` read it.
    #[arg(long, value_name = "FILE", env = "KATYDID_RESULT_FILE")]
    pub result_file: Option<PathBuf>,
    /// Print nothing while it runs.
    #[arg(long, env = "KATYDID_ONLY_SUMMARY")]
    pub only_summary: bool,
}

/// Where tables and messages go.
#[derive(Debug)]
pub(super) struct Screen {
    pub(super) tables: Term,
    messages: Term,
    coloured: bool,
    held: Option<Held>,
}

impl Screen {
    pub(super) fn new(output: &Output) -> Self {
        let tables = if output.json {
            Term::buffered_stderr()
        } else {
            Term::buffered_stdout()
        };
        Self {
            tables,
            messages: Term::stderr(),
            coloured: match output.json {
                true => console::colors_enabled_stderr(),
                false => console::colors_enabled(),
            },
            held: None,
        }
    }

    /// Whether tables may have colours: by the terminal, `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE`.
    pub(super) fn has_colours(&self) -> bool {
        self.coloured
    }

    /// Says something of the run itself. Who has closed the output wants to hear nothing.
    pub(super) fn note(&mut self, text: &str) {
        match &mut self.held {
            Some(held) => held.note(text),
            None => drop(self.messages.write_str(text)),
        }
    }

    /// Until [`Self::release`], what is said is kept if it would be said on a terminal: something else is drawn there.
    pub(super) fn hold(&mut self) {
        if self.messages.is_term() {
            self.held.get_or_insert_default();
        }
    }

    /// Says what was kept.
    pub(super) fn release(&mut self) {
        if let Some(held) = self.held.take() {
            self.note(&held.text());
        }
    }

    /// Shows figures. Who has closed the output wants to see nothing.
    pub(super) fn print(&mut self, text: &str) {
        let _ = self
            .tables
            .write_str(text)
            .and_then(|()| self.tables.flush());
    }
}

/// The most lines that are kept for later.
const MOST_LINES: usize = 1000;

/// What is said later.
#[derive(Debug, Default)]
struct Held {
    lines: VecDeque<String>,
    left_out: u64,
}

impl Held {
    fn note(&mut self, text: &str) {
        for line in text.lines() {
            if self.lines.len() == MOST_LINES {
                self.lines.pop_front();
                self.left_out += 1;
            }
            self.lines.push_back(line.to_owned() + "\n");
        }
    }

    fn text(&self) -> String {
        let before = match self.left_out {
            0 => String::new(),
            lines => format!("{lines} lines before these were only shown while it ran\n"),
        };
        before + &self.lines.iter().map(String::as_str).collect::<String>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_very_many_lines_the_last_are_kept_and_the_others_counted() {
        let mut held = Held::default();
        assert_eq!(held.text(), "");
        held.note("a\nb\n");
        assert_eq!(held.text(), "a\nb\n");
        held.note(&"c\n".repeat(MOST_LINES));
        let text = held.text();
        assert!(text.starts_with("2 lines before these were only shown while it ran\nc\n"));
        assert_eq!(text.lines().count(), 1 + MOST_LINES);
    }
}
