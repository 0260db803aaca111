//! Keys of draws that need no state.

/// A key made of another and one more part.
///
/// The finaliser is that of `MurmurHash3` (Appleby), which spreads every bit of its input over all of
/// its output.
pub(super) fn mix(key: u64, part: u64) -> u64 {
    let mut z = key.rotate_left(25) ^ part.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    z = (z ^ (z >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    z ^ (z >> 33)
}

/// A number in `0..bound` of a key, by multiply and shift; `bound` above zero.
pub(super) fn below(key: u64, bound: u64) -> u64 {
    ((u128::from(key) * u128::from(bound)) >> 64) as u64
}
