//! YAML for people, in block style.

use super::quote::{self, yaml_text};
use super::time;
use super::tree::{Map, Tree};

/// The longest name that YAML lets stand before a `:` on one line is 1024 characters, quotes and escapes included.
const LONGEST_NAME: usize = 1000;

pub(super) fn print(tree: &Tree) -> String {
    print_at(tree, 0) + "\n"
}

/// The same within a text whose lines are indented, without a newline at the end.
pub(super) fn print_at(tree: &Tree, indent: usize) -> String {
    let mut page = Page {
        text: String::new(),
    };
    page.tree(tree, indent);
    page.text
}

struct Page {
    text: String,
}

impl Page {
    /// Writes a value where it stands; its further lines are indented.
    fn tree(&mut self, tree: &Tree, indent: usize) {
        match tree {
            Tree::List(items) if !items.is_empty() => self.list(items, indent),
            Tree::Map(map) if !map.0.is_empty() => self.map(map, indent),
            scalar => self.text.push_str(&print_scalar(scalar, indent)),
        }
    }

    fn list(&mut self, items: &[Tree], indent: usize) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.line(indent);
            }
            self.text.push_str("- ");
            self.tree(item, indent + 2);
        }
    }

    fn map(&mut self, Map(fields): &Map, indent: usize) {
        for (index, (key, value)) in fields.iter().enumerate() {
            if index > 0 {
                self.line(indent);
            }
            self.key(key, indent);
            if is_block(value) {
                self.line(indent + 2);
            } else {
                self.text.push(' ');
            }
            self.tree(value, indent + 2);
        }
    }

    fn key(&mut self, key: &str, indent: usize) {
        let quoted = yaml_text(key);
        if quoted.chars().count() <= LONGEST_NAME {
            self.text.push_str(&quoted);
        } else {
            self.text.push_str("? ");
            self.text.push_str(&quoted);
            self.line(indent);
        }
        self.text.push(':');
    }

    fn line(&mut self, indent: usize) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n(' ', indent));
    }
}

fn is_block(tree: &Tree) -> bool {
    match tree {
        Tree::List(items) => !items.is_empty(),
        Tree::Map(map) => !map.0.is_empty(),
        _ => false,
    }
}

fn print_scalar(tree: &Tree, indent: usize) -> String {
    match tree {
        Tree::Null => "null".to_owned(),
        Tree::Bool(bool) => bool.to_string(),
        Tree::Number(number) => number.clone(),
        Tree::Text(text) if quote::is_literal(text) => literal(text, indent),
        Tree::Text(text) => yaml_text(text),
        Tree::Time(time) => time::units(*time),
        Tree::List(_) => "[]".to_owned(),
        Tree::Map(_) => "{}".to_owned(),
    }
}

/// A text of several lines as it stands, indented.
fn literal(text: &str, indent: usize) -> String {
    let (mark, text) = match text.strip_suffix('\n') {
        Some(text) => ("|", text),
        None => ("|-", text),
    };
    let line = |line: &str| {
        if line.is_empty() {
            "\n".to_owned()
        } else {
            format!("\n{:indent$}{line}", "")
        }
    };
    mark.to_owned() + &text.split('\n').map(line).collect::<String>()
}
