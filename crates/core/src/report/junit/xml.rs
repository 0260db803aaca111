//! Suites as XML.

use std::borrow::Cow;
use std::io::{Error, Result};

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::{Case, Outcome, Suite};
use crate::report::moment::seen;
use crate::stats::Snapshot;

type Xml = Writer<Vec<u8>>;

/// The whole file.
pub(super) fn document(result: &Snapshot, suites: &[Suite]) -> String {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    let written = write(&mut xml, result, suites);
    let text = written.and_then(|()| String::from_utf8(xml.into_inner()).map_err(Error::other));
    let text = text.unwrap_or_else(|_| unreachable!("memory takes all, and all of it is text"));
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n")
}

fn write(xml: &mut Xml, result: &Snapshot, suites: &[Suite]) -> Result<()> {
    let name = match result.name.as_str() {
        "" => "katydid",
        name => name,
    };
    let seconds = format!("{:.3}", result.elapsed);
    let element = xml.create_element("testsuites");
    let element = element
        .with_attribute(("name", line(name).as_ref()))
        .with_attributes(counts(suites).each_ref().map(attribute))
        .with_attribute(("time", seconds.as_str()));
    element.write_inner_content(|xml| {
        suites
            .iter()
            .try_for_each(|suite| write_suite(xml, result, suite))
    })?;
    Ok(())
}

fn attribute<'a>((name, value): &'a (&'static str, String)) -> (&'a str, &'a str) {
    (name, value)
}

fn counts(suites: &[Suite]) -> [(&'static str, String); 4] {
    let count = |is: fn(&Outcome) -> bool| {
        let cases = suites.iter().flat_map(|suite| &suite.cases);
        cases.filter(|case| is(&case.outcome)).count().to_string()
    };
    [
        ("tests", count(|_| true)),
        (
            "failures",
            count(|outcome| matches!(outcome, Outcome::Failed { .. })),
        ),
        ("errors", "0".to_owned()),
        (
            "skipped",
            count(|outcome| matches!(outcome, Outcome::Skipped { .. })),
        ),
    ]
}

fn write_suite(xml: &mut Xml, result: &Snapshot, suite: &Suite) -> Result<()> {
    let (counts, started) = (counts(std::slice::from_ref(suite)), seen(result, 0.0));
    let element = xml.create_element("testsuite");
    let element = element
        .with_attribute(("name", suite.name))
        .with_attributes(counts.each_ref().map(attribute))
        .with_attribute(("timestamp", started.as_str()));
    element.write_inner_content(|xml| {
        write_properties(xml, result)?;
        suite
            .cases
            .iter()
            .try_for_each(|case| write_case(xml, suite.name, case))
    })?;
    Ok(())
}

/// What was run, so that it can be run again.
fn write_properties(xml: &mut Xml, result: &Snapshot) -> Result<()> {
    let reset = result.reset.as_ref();
    let properties = [
        ("scenario_hash", Some(result.hash.clone())),
        ("seed", Some(result.seed.to_string())),
        ("scenario_commit", result.commit.clone()),
        ("simulated", result.simulated.then(|| "true".to_owned())),
        ("reset_at_s", reset.map(|reset| reset.at.to_string())),
        (
            "requests_before_reset",
            reset.map(|reset| reset.requests.to_string()),
        ),
        ("engine_options", Some(result.engine.line())),
    ];
    let warnings = result.engine.warnings.iter();
    let warnings = warnings.map(|(message, _)| ("engine_warning", Some(message.clone())));
    let properties = properties.into_iter().chain(warnings);
    let properties = properties.filter_map(|(name, value)| Some((name, value?)));
    let element = xml.create_element("properties");
    element.write_inner_content(|xml| {
        for (name, value) in properties.filter(|(_, value)| !value.is_empty()) {
            let element = xml.create_element("property");
            let value = line(&value);
            let element = element.with_attributes([("name", name), ("value", value.as_ref())]);
            element.write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn write_case(xml: &mut Xml, suite: &str, case: &Case) -> Result<()> {
    let seconds = case.seconds.map(|seconds| format!("{seconds:.6}"));
    let element = xml.create_element("testcase");
    let element = element
        .with_attribute(("name", line(&case.name).as_ref()))
        .with_attribute(("classname", suite))
        .with_attributes(seconds.as_deref().map(|seconds| ("time", seconds)));
    match &case.outcome {
        Outcome::Passed => element.write_empty(),
        outcome => element.write_inner_content(|xml| write_outcome(xml, outcome)),
    }?;
    Ok(())
}

fn write_outcome(xml: &mut Xml, outcome: &Outcome) -> Result<()> {
    let (name, message, text) = match outcome {
        Outcome::Passed => return Ok(()),
        Outcome::Failed { message, text } => ("failure", message, text.as_str()),
        Outcome::Skipped { message } => ("skipped", message, ""),
    };
    let element = xml.create_element(name);
    let element = element.with_attribute(("message", line(message).as_ref()));
    match allowed(text) {
        text if text.is_empty() => element.write_empty(),
        text => element.write_text_content(BytesText::new(&text)),
    }?;
    Ok(())
}

/// In an attribute a line break would be read as a space, in some readers.
fn line(text: &str) -> Cow<'_, str> {
    replaced(text, |letter| letter.is_control().then_some(' '))
}

fn allowed(text: &str) -> Cow<'_, str> {
    let control = |letter: char| letter.is_control() && letter != '\n';
    replaced(text, |letter| control(letter).then_some(' '))
}

/// The two letters that are neither controls nor XML. Source: XML 1.0, section 2.2, `Char`.
fn replaced(text: &str, instead: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    let instead = |letter| match letter {
        '\u{fffe}' | '\u{ffff}' => Some('\u{fffd}'),
        letter => instead(letter),
    };
    match text.chars().any(|letter| instead(letter).is_some()) {
        false => Cow::Borrowed(text),
        true => {
            let letters = text.chars();
            Cow::Owned(
                letters
                    .map(|letter| instead(letter).unwrap_or(letter))
                    .collect(),
            )
        }
    }
}
