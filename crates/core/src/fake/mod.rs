//! Invented people, places and texts in many languages, drawn from a user's own stream.
//!
//! Nothing here can reach anyone: addresses of mail and hosts are those that RFC 2606, RFC 5737 and
//! RFC 3849 keep for examples; telephone numbers are from ranges kept for fiction (the North American
//! 555-01xx, the Bundesnetzagentur's and Arcep's) or, in Japan and Korea, have a first digit that no
//! subscriber is given. Languages without such a range use the North American one.
//!
//! The words are data, a file for each language in `words/`: see `expand.rs` for its form. Nothing is
//! promised to be unique; `user.id` is.

mod expand;
mod words;

use crate::random::Stream;

/// Everything [`call`] can make, in the order of the documentation.
pub const NAMES: &[&str] = &[
    "name",
    "first_name",
    "last_name",
    "user_name",
    "email",
    "password",
    "phone",
    "company",
    "job",
    "catch_phrase",
    "address",
    "street",
    "postcode",
    "city",
    "country",
    "word",
    "sentence",
    "paragraph",
    "slug",
    "file_name",
    "url",
    "domain",
    "ipv4",
    "ipv6",
    "color",
    "hex_color",
    "date",
    "time",
];

/// The languages [`call`] knows; the first is the default.
pub const LOCALES: &[&str] = &[
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ru", "ja", "ko", "zh",
];

/// An invented `name` (one of [`NAMES`]) in the language of `locale`, spelled `ko`, `ko_KR` or `ko-KR`.
///
/// `None` where the name or the language is unknown.
pub fn call(name: &str, locale: Option<&str>, random: &mut Stream) -> Option<String> {
    let words = words::of(position(locale.unwrap_or(LOCALES[0]))?);
    NAMES
        .contains(&name)
        .then(|| expand::draw(name, words, random))
}

/// Whether [`call`] knows the language of `locale`.
#[must_use]
pub fn knows(locale: &str) -> bool {
    position(locale).is_some()
}

fn position(locale: &str) -> Option<usize> {
    let language = locale.split(['-', '_']).next()?;
    LOCALES
        .iter()
        .position(|known| known.eq_ignore_ascii_case(language))
}

#[cfg(test)]
mod tests;
