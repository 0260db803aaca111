//! A part of a whole, as people write it.

/// `5%` or `0.05`.
///
/// # Errors
/// What it is not, in words.
pub(crate) fn part(text: &str) -> Result<f64, String> {
    let number = match text.strip_suffix('%') {
        Some(percent) => percent.parse().map(|percent: f64| percent / 100.0),
        None => text.parse(),
    };
    let part = number.ok().filter(|part| (0.0..=1.0).contains(part));
    part.ok_or_else(|| "not a part such as 1% or 0.01".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_a_percentage_or_a_number_up_to_one() {
        assert_eq!(
            (part("1%"), part("0.25"), part("100%")),
            (Ok(0.01), Ok(0.25), Ok(1.0))
        );
        for text in ["2", "-1%", "101%", "NaN", "", "%"] {
            assert!(part(text).is_err(), "{text}");
        }
    }
}
