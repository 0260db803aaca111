//! The numbers of the text's lines.

use super::cursor;
use crate::element::{Element, tag};
use crate::preview::Checked;
use crate::signal::watch;
use crate::state::State;

/// Lines after this have no number.
const MOST_NUMBERS: usize = 5000;

/// The lines' numbers; those with problems stand out.
pub(super) fn gutter(state: State) -> Element {
    let list = tag("ol").class("editor-gutter").attr("aria-hidden", "true");
    let mut numbers = Numbers {
        list: list.clone(),
        items: Vec::new(),
    };
    watch(move || {
        let lines = state.text.with(|text| cursor::line_count(text));
        numbers.count_to(lines.min(MOST_NUMBERS));
        numbers.mark(&state.checked.get());
    });
    list
}

/// The numbers shown, and whether each stands out.
struct Numbers {
    list: Element,
    items: Vec<(Element, bool)>,
}

impl Numbers {
    fn count_to(&mut self, lines: usize) {
        for (gone, _) in self.items.drain(lines.min(self.items.len())..) {
            gone.node().remove();
        }
        for line in self.items.len() + 1..=lines {
            let line = line.to_string();
            let item = tag("li").attr("data-gutter-line", &line).text(&line);
            self.list.append(item.node());
            self.items.push((item, false));
        }
    }

    fn mark(&mut self, checked: &Checked) {
        let lines = checked.problem_lines();
        for (index, (item, stands_out)) in self.items.iter_mut().enumerate() {
            let is_wrong = lines.contains(&(index + 1));
            if *stands_out != is_wrong {
                item.node()
                    .set_class_name(if is_wrong { "wrong" } else { "" });
                *stands_out = is_wrong;
            }
        }
    }
}
