//! Which ports a browser sends nothing to.

/// Source: Fetch Standard, "bad port".
const BAD: &[u16] = &[
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101,
    102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427,
    465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990,
    993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667,
    6668, 6669, 6679, 6697, 10080,
];

/// The port of an origin if it is one of these.
pub(super) fn bad_port(origin: &str) -> Option<u16> {
    let port = origin.rsplit(':').next()?.parse().ok()?;
    BAD.binary_search(&port).is_ok().then_some(port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_of_other_protocols_are_known() {
        assert!(BAD.is_sorted());
        for (origin, port) in [
            ("http://a:22", Some(22)),
            ("http://[::1]:6667", Some(6667)),
            ("http://a:8080", None),
            ("http://a", None),
            ("http://[::1]", None),
            ("http://[2001::22]", None),
        ] {
            assert_eq!(bad_port(origin), port, "{origin}");
        }
    }
}
