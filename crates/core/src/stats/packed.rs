//! A delta as few bytes: [`super::Delta`] by postcard, then zlib.

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use serde::de::DeserializeOwned;

use super::{Delta, PhasesDelta};

/// How hard to press: little more is won by more.
const LEVEL: u8 = 4;

/// No delta is larger: a thousand rows of a million requests each fit twice.
const LARGEST: usize = 64 << 20;

/// The delta as bytes that tell by themselves whether they are whole.
#[must_use]
pub fn pack(delta: &Delta) -> Vec<u8> {
    let bytes = postcard::to_allocvec(&(delta, &delta.phases))
        .unwrap_or_else(|_| unreachable!("a vector grows and every field has a length"));
    compress_to_vec_zlib(&bytes, LEVEL)
}

/// The delta of these bytes; `None` when they are damaged or none.
#[must_use]
pub fn unpack(bytes: &[u8]) -> Option<Delta> {
    let bytes = decompress_to_vec_zlib_with_limit(bytes, LARGEST).ok()?;
    let (delta, phases) = followed_by_phases::<Delta>(&bytes)?;
    Some(Delta { phases, ..delta })
}

/// What postcard has made of something, and of phases behind it; earlier versions knew of none.
pub(crate) fn followed_by_phases<T: DeserializeOwned>(
    bytes: &[u8],
) -> Option<(T, Vec<PhasesDelta>)> {
    let (value, rest) = postcard::take_from_bytes(bytes).ok()?;
    let phases = match rest {
        [] => Vec::new(),
        _ => postcard::from_bytes(rest).ok()?,
    };
    Some((value, phases))
}

/// A delta where nothing else follows it, as it travels.
pub(crate) mod with_phases {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Delta, PhasesDelta};

    pub(crate) fn serialize<S: Serializer>(
        delta: &Delta,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        (delta, &delta.phases).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Delta, D::Error> {
        let (delta, phases) = <(Delta, Vec<PhasesDelta>)>::deserialize(deserializer)?;
        Ok(Delta { phases, ..delta })
    }
}
