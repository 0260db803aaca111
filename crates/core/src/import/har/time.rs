//! Times of a recording.

/// Milliseconds since 1970 of a date and time such as `2026-01-02T03:04:05.678+01:00`. Source: RFC 3339, section 5.6.
pub(super) fn millis(text: &str) -> Option<i64> {
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let mut date = date.splitn(3, '-').map(whole);
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let zone = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone);
    let is_date =
        (1970..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let millis = day_millis(clock)? - offset(zone)?;
    is_date.then(|| days(year, month, day) * 86_400_000 + millis)
}

fn whole(text: &str) -> Option<i64> {
    let is_digits =
        !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| text.parse().ok()).flatten()
}

fn day_millis(clock: &str) -> Option<i64> {
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = clock.splitn(3, ':').map(whole);
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
    let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
    let is_clock = hours < 24 && minutes < 60 && seconds <= 60;
    is_clock.then_some(((hours * 60 + minutes) * 60 + seconds) * 1000 + whole(&thousandths)?)
}

/// Milliseconds east of Greenwich.
fn offset(zone: &str) -> Option<i64> {
    let sign = match zone.chars().next() {
        None | Some('Z' | 'z') => return Some(0),
        Some('-') => -1,
        Some(_) => 1,
    };
    let digits = zone.get(1..)?.replace(':', "");
    let (hours, minutes) = digits.split_at_checked(2)?;
    Some(sign * (whole(hours)? * 60 + whole(minutes)?) * 60_000)
}

/// Days since 1970. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year / 400, year % 400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_of_every_browser_are_read() {
        assert_eq!(millis("1970-01-01T00:00:00.000Z"), Some(0));
        assert_eq!(millis("2026-11-27T06:28:15.5Z"), Some(1_795_760_895_500));
        assert_eq!(
            millis("2026-11-27T08:28:15.500+02:00"),
            Some(1_795_760_895_500)
        );
        assert_eq!(millis("2024-02-29T23:59:59-0130"), Some(1_709_256_599_000));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "now",
            "2026-13-01T00:00:00Z",
            "2026-01-01",
            "2026-01-01T25:00:00Z",
            "2026-01-01T00:00:00+x",
        ] {
            assert_eq!(millis(text), None, "{text}");
        }
    }
}
