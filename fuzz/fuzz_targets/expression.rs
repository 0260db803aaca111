//! Any text is an expression or has a mistake within it; what is shown of an expression is read as the same.
#![no_main]

use katydid_core::expr::{Expression, Template};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match Expression::parse(text) {
        Ok(expression) => assert_eq!(expression.source(), text),
        Err(mistake) => {
            let _ = mistake.to_string();
        }
    }
    if let Ok(template) = Template::parse(text) {
        assert_eq!(template.source(), text);
    }
});
