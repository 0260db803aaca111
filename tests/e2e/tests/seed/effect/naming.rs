//! What requests are called in the report.

use crate::outcome::Outcome;

const BLOG: &str = "GET /blog?id=[id]";

/// 7: one row with ten requests; without the name ten rows.
pub(crate) fn one_row_with_the_name_ten_without(outcome: &Outcome) {
    assert_eq!(outcome.rows.len(), 11);
    let laps = outcome.requests("GET /products/1");
    assert_eq!(outcome.requests(BLOG), 10 * laps);
    for id in 1..=10 {
        assert_eq!(outcome.requests(&format!("GET /products/{id}")), laps);
        assert_eq!(outcome.count(&format!("GET /echo/blog?id={id}")), laps);
    }
}

/// 8: the same by a block; later requests go under their own names.
pub(crate) fn the_name_ends_with_its_block(outcome: &Outcome) {
    assert_eq!(outcome.names(), [BLOG, "GET /hello"]);
    let laps = outcome.requests("GET /hello");
    assert_eq!(outcome.requests(BLOG), 10 * laps);
    assert_eq!(outcome.count("GET /echo/blog?id=10"), laps);
}

/// 9: two rows.
pub(crate) fn two_blocks_two_rows(outcome: &Outcome) {
    assert_eq!(outcome.names(), ["GET /article?id=[id]", BLOG]);
    assert_eq!(
        outcome.requests(BLOG),
        outcome.requests("GET /article?id=[id]")
    );
    let those = |part: &str| {
        let found = outcome
            .sent
            .iter()
            .filter(|sent| sent.target.starts_with(part));
        found.count() as u64
    };
    assert_eq!(outcome.requests(BLOG), those("/echo/blog?id="));
    assert_eq!(outcome.requests(BLOG), those("/echo/article?id="));
}
