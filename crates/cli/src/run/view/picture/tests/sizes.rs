//! The same run on terminals of several sizes.

use super::*;

#[test]
fn eighty_columns_and_twenty_four_rows() {
    insta::assert_snapshot!(shown(&snapshot(6), &[], (80, 24)));
}

#[test]
fn a_hundred_and_twenty_columns_and_forty_rows() {
    insta::assert_snapshot!(shown(&troubled(), &[], (120, 40)));
}

#[test]
fn two_hundred_columns_and_fifty_rows() {
    insta::assert_snapshot!(shown(&troubled(), &[], (200, 50)));
}

#[test]
fn forty_columns_and_ten_rows() {
    insta::assert_snapshot!(shown(&troubled(), &[], (40, 10)));
}
