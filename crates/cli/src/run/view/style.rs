//! The few colours there are.

use console::Style;

/// Colours, or none of them.
pub(super) struct Styles {
    pub(super) strong: Style,
    pub(super) faint: Style,
    pub(super) bad: Style,
    pub(super) warning: Style,
}

impl Styles {
    pub(super) fn new(coloured: bool) -> Self {
        let style = || Style::new().force_styling(coloured);
        Self {
            strong: style().bold(),
            faint: style().dim(),
            bad: style().red(),
            warning: style().yellow(),
        }
    }
}
