//! A field of a CSV file, and a line of them.

use crate::report::millis::exact;

pub(super) fn line(fields: &[String]) -> String {
    fields.join(",") + "\r\n"
}

/// Milliseconds of microseconds, to the microsecond, in their shortest form; `N/A` for none.
pub(super) fn millis(micros: Option<f64>) -> String {
    micros.map_or_else(|| "N/A".to_owned(), |micros| exact(micros).to_string())
}

pub(super) fn decimal(rate: f64) -> String {
    format!("{rate:.6}")
}

/// Quoted where the format asks for it; what a spreadsheet would take for a formula gets an apostrophe.
pub(super) fn text(field: &str) -> String {
    let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let field = if formula {
        format!("'{field}")
    } else {
        field.to_owned()
    };
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_would_be_a_formula_is_defused_and_commas_are_quoted() {
        assert_eq!(text("=1+1"), "'=1+1");
        assert_eq!(text("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(text("/plain"), "/plain");
    }
}
