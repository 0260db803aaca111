//! One command: its options, and the requests they make.

use std::time::Duration;

use super::data::{self, Data};
use super::flags::{self, Flag, Known};
use super::form;
use super::word::{Word, source};
use crate::import::draft::{PartDraft, Source};
use crate::import::intake::{Intake, problem};
use crate::import::marks;
use crate::number;
use crate::scenario::{Problem, closest};

/// What the engine may be asked for, as curl of today asks for it.
const CODINGS: &str = "deflate, gzip, br, zstd";

/// Redirects that curl follows when told to and not how many.
pub(super) const REDIRECTS: u32 = 50;

/// A year: longer is no time that a request may take.
const LONGEST: f64 = 31_536_000.0;

/// One command of curl, as far as it matters here.
#[derive(Debug)]
pub(super) struct Command {
    pub(super) word: Word,
    pub(super) method: Option<String>,
    pub(super) urls: Vec<Word>,
    pub(super) headers: Vec<(String, String)>,
    /// Headers that curl would send of itself and is told not to.
    pub(super) removed: Vec<String>,
    pub(super) data: Vec<Data>,
    pub(super) query: Vec<String>,
    pub(super) parts: Vec<PartDraft>,
    pub(super) is_get: bool,
    pub(super) is_head: bool,
    pub(super) is_upload: bool,
    pub(super) is_json: bool,
    pub(super) user: Option<(String, String)>,
    pub(super) timeout: Option<Duration>,
    pub(super) follows: bool,
    pub(super) most_redirects: u32,
}

impl Command {
    fn new(word: &Word) -> Self {
        Self {
            word: word.clone(),
            method: None,
            urls: Vec::new(),
            headers: Vec::new(),
            removed: Vec::new(),
            data: Vec::new(),
            query: Vec::new(),
            parts: Vec::new(),
            is_get: false,
            is_head: false,
            is_upload: false,
            is_json: false,
            user: None,
            timeout: None,
            follows: false,
            most_redirects: REDIRECTS,
        }
    }

    /// Reads the words after `curl`; gives what is wrong with them, too.
    pub(super) fn read(word: &Word, words: &[Word], intake: &mut Intake) -> (Self, Vec<Problem>) {
        let mut command = Self::new(word);
        let mut problems = Vec::new();
        let mut words = words.iter();
        let mut only_urls = false;
        while let Some(word) = words.next() {
            let read = match &*word.text {
                _ if only_urls => command.url(word),
                "--" => {
                    only_urls = true;
                    Ok(())
                }
                text if text.starts_with("--") => command.long(word, &mut words, intake),
                text if text.starts_with('-') && text.len() > 1 => {
                    command.short(word, &mut words, intake)
                }
                "" => Ok(()),
                _ => command.url(word),
            };
            problems.extend(read.err());
        }
        (command, problems)
    }

    fn url(&mut self, word: &Word) -> Result<(), Problem> {
        self.urls.push(word.clone());
        Ok(())
    }

    /// `--flag value` or `--flag=value`.
    fn long<'w>(
        &mut self,
        word: &Word,
        words: &mut impl Iterator<Item = &'w Word>,
        intake: &mut Intake,
    ) -> Result<(), Problem> {
        let text = &word.text[2..];
        let (name, given) = match text.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (text, None),
        };
        let Some(known) = flags::long(name) else {
            unknown(word, name, intake);
            return Ok(());
        };
        let value = match given {
            None if known.has_value => next(word, words)?,
            given => given.unwrap_or_default(),
        };
        self.apply(word, &format!("--{name}"), known, value, intake)
    }

    /// `-sSL`, `-X POST`, `-XPOST`.
    fn short<'w>(
        &mut self,
        word: &Word,
        words: &mut impl Iterator<Item = &'w Word>,
        intake: &mut Intake,
    ) -> Result<(), Problem> {
        for (at, letter) in word.text.char_indices().skip(1) {
            let rest = &word.text[at + letter.len_utf8()..];
            match flags::short(letter) {
                None => intake.note(
                    &source(word),
                    format!(
                        "curl has no option -{}: it is skipped",
                        letter.escape_debug()
                    ),
                    "",
                ),
                Some(known) if known.has_value => {
                    let value = match rest {
                        "" => next(word, words)?,
                        rest => rest.to_owned(),
                    };
                    return self.apply(word, &format!("-{letter}"), known, value, intake);
                }
                Some(known) => {
                    self.apply(word, &format!("-{letter}"), known, String::new(), intake)?;
                }
            }
        }
        Ok(())
    }

    fn apply(
        &mut self,
        word: &Word,
        name: &str,
        known: Known,
        value: String,
        intake: &mut Intake,
    ) -> Result<(), Problem> {
        let here = source(word);
        match known.flag {
            Flag::Silent => {}
            Flag::Told(why) => intake.note(&here, format!("{name} is left out"), why),
            Flag::Url => self.urls.push(Word {
                text: value,
                position: word.position,
            }),
            Flag::Method => self.method = Some(value),
            Flag::Get => self.is_get = true,
            Flag::Head => self.is_head = true,
            Flag::Location => self.follows = true,
            Flag::MaxRedirs => self.most_redirects = value.parse().unwrap_or(REDIRECTS),
            Flag::User => self.user = Some(credentials(&value)),
            Flag::MaxTime => self.timeout = timeout(&here, &value)?,
            Flag::Form => self.parts.push(form::part(word, &value, intake)?),
            Flag::FormString => self.parts.push(form::plain(word, &value)?),
            Flag::Upload => {
                self.is_upload = true;
                file(word, name, &value, intake);
            }
            Flag::Data | Flag::DataRaw | Flag::DataUrlencode | Flag::Json | Flag::UrlQuery => {
                self.data(word, known.flag, &value, intake);
            }
            _ => self.add_header(word, name, known.flag, &value, intake),
        }
        Ok(())
    }

    fn data(&mut self, word: &Word, flag: Flag, value: &str, intake: &mut Intake) {
        match flag {
            Flag::UrlQuery => self.query.extend(data::query(word, value, intake)),
            _ => {
                self.is_json |= flag == Flag::Json;
                self.data.push(data::data(word, flag, value, intake));
            }
        }
    }

    /// An option that is a header.
    fn add_header(
        &mut self,
        word: &Word,
        name: &str,
        flag: Flag,
        value: &str,
        intake: &mut Intake,
    ) {
        let (header, value) = match flag {
            Flag::Compressed => ("Accept-Encoding", CODINGS.to_owned()),
            Flag::UserAgent => ("User-Agent", value.to_owned()),
            Flag::Referer => ("Referer", value.trim_end_matches(";auto").to_owned()),
            Flag::Range => ("Range", format!("bytes={value}")),
            Flag::Bearer => ("Authorization", format!("Bearer {value}")),
            Flag::Cookie if value.contains('=') || marks::are_in(value) => {
                ("Cookie", value.to_owned())
            }
            Flag::Cookie => return file(word, name, value, intake),
            _ => return self.header(word, value, intake),
        };
        self.headers.push((header.to_owned(), value));
    }

    /// `Name: value`, `Name;` for an empty one, `Name:` for none at all.
    fn header(&mut self, word: &Word, value: &str, intake: &mut Intake) {
        if let Some(path) = value.strip_prefix('@') {
            return file(word, "-H", path, intake);
        }
        match value.split_once(':') {
            Some((name, value)) if value.trim().is_empty() => {
                self.removed.push(name.trim().to_owned());
            }
            Some((name, value)) => self
                .headers
                .push((name.trim().to_owned(), value.trim().to_owned())),
            None => match value.trim_end().strip_suffix(';') {
                Some(name) => self.headers.push((name.to_owned(), String::new())),
                None => intake.note(
                    &source(word),
                    "a header without a colon is left out",
                    "write `Name: value`",
                ),
            },
        }
    }
}

/// The value of an option that has one.
fn next<'w>(word: &Word, words: &mut impl Iterator<Item = &'w Word>) -> Result<String, Problem> {
    let value = words.next().map(|word| word.text.clone());
    value.ok_or_else(|| {
        problem(
            &source(word),
            "the value of this option is missing",
            "copy the whole command",
        )
    })
}

fn unknown(word: &Word, name: &str, intake: &mut Intake) {
    let shown = marks::shown(name);
    let message = format!(
        "curl has no option --{}: it is skipped",
        shown.escape_debug()
    );
    let hint = closest(name, flags::names()).map(|known| format!("did you mean `--{known}`?"));
    intake.note(&source(word), message, hint.as_deref().unwrap_or_default());
}

/// Tells of a file that is not read.
pub(super) fn file(word: &Word, name: &str, path: &str, intake: &mut Intake) {
    let path = marks::shown(path);
    let message = format!(
        "{name} reads the file `{}`, which is left out",
        path.escape_debug()
    );
    intake.note(
        &source(word),
        message,
        "write into the scenario what it holds",
    );
}

/// A password that is not given, curl asks for.
fn credentials(text: &str) -> (String, String) {
    match text.split_once(':') {
        Some((user, password)) => (user.to_owned(), password.to_owned()),
        None => (text.to_owned(), marks::variable("PASSWORD")),
    }
}

/// `None` for no limit.
fn timeout(here: &Source, text: &str) -> Result<Option<Duration>, Problem> {
    let seconds = number::parse(text).filter(|seconds| (0.0..=LONGEST).contains(seconds));
    let seconds = seconds.ok_or_else(|| {
        problem(
            here,
            "this is no time that a request may take",
            "write seconds",
        )
    })?;
    let micros = (seconds * 1e6).round() as u64;
    Ok((micros > 0).then(|| Duration::from_micros(micros)))
}
