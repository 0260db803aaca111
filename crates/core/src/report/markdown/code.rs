//! Others' words, as code: GitHub leaves those as they are.

/// The most letters of one text that are shown.
const MOST: usize = 120;

/// A text as code, on one line and of [`MOST`] letters or fewer, as good in a table as anywhere; empty if it is.
///
/// Between backticks Markdown leaves everything alone but a backtick, and in a table a pipe. A text that has one of these
/// is an element instead, with all its signs as entities.
pub(super) fn code(text: &str) -> String {
    let text = shortened(text);
    match text.contains(['`', '|', '\\']) {
        _ if text.trim().is_empty() => String::new(),
        false => format!("`{text}`"),
        true => format!("<code>{}</code>", entities(&text, "")),
    }
}

/// Our own sentence, which may have others' words in it: nothing in it is Markdown.
///
/// GitHub looks for `@team` and `#12` in what it has made of the entities, so these get a space without width.
pub(super) fn prose(text: &str) -> String {
    let text = entities(text, ",;'()%-");
    ["&#64;", "&#35;"].iter().fold(text, |text, sign| {
        text.replace(sign, &format!("{sign}&#8203;"))
    })
}

fn shortened(text: &str) -> String {
    let mut letters = text.chars().map(plain);
    let mut shown: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_some() {
        shown.pop();
        shown.push('…');
    }
    shown
}

/// Neither a line break, nor what turns the direction of the text after it.
fn plain(letter: char) -> char {
    let turns = matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    match letter.is_control() || turns {
        true => ' ',
        false => letter,
    }
}

/// ASCII's signs as entities, but for some.
fn entities(text: &str, but: &str) -> String {
    let entity = |letter: char| match letter.is_ascii_punctuation() && !but.contains(letter) {
        true => format!("&#{};", u32::from(letter)),
        false => letter.to_string(),
    };
    text.chars().map(entity).collect()
}
