//! What is written where.

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
        }
    }

    /// Says something of the run itself. Who has closed the output wants to hear nothing.
    pub(super) fn note(&mut self, text: &str) {
        let _ = self.messages.write_str(text);
    }

    /// Shows figures. Who has closed the output wants to see nothing.
    pub(super) fn print(&mut self, text: &str) {
        let _ = self
            .tables
            .write_str(text)
            .and_then(|()| self.tables.flush());
    }
}
