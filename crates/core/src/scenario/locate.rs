//! Where in a text the fields stand that a later problem is about.

use super::problems::Problems;
use super::read::segment;
use super::text::{self, Node, Span, Value};
use super::{Position, Problem};

/// The same problems, each that has no position with that of its field, or of what is nearest to it in the text.
#[must_use]
pub fn locate(problems: Vec<Problem>, text: &str) -> Vec<Problem> {
    let Some(root) = text::read(text, &Problems::default()) else {
        return problems;
    };
    let at = |problem: Problem| {
        let position = problem.position.or_else(|| position(&root, &problem.path));
        problem.at(position)
    };
    problems.into_iter().map(at).collect()
}

/// `None` for what is said of the whole text.
fn position(root: &Node, path: &str) -> Option<Position> {
    if path.is_empty() {
        return None;
    }
    let span = nearest(root, path, true).unwrap_or(root.span);
    Some(span.start.position)
}

/// The span of the node at `path`, which begins with a part of this one, or of the nearest around it.
fn nearest(at: &Node, path: &str, first: bool) -> Option<Span> {
    let (child, rest) = children(at)
        .into_iter()
        .filter_map(|(name, child)| Some((child, path.strip_prefix(&segment_of(&name, first))?)))
        .find(|(_, rest)| rest.is_empty() || rest.starts_with(['.', '[', '?']))
        .or_else(|| only_step(at).map(|step| (step, path)))?;
    nearest(child, rest, false).or(Some(child.span))
}

enum Name<'a> {
    Key(&'a str),
    Index(usize),
}

fn segment_of(name: &Name<'_>, first: bool) -> String {
    match name {
        Name::Key(key) => segment(key, first),
        Name::Index(index) => format!("[{index}]"),
    }
}

fn children(at: &Node) -> Vec<(Name<'_>, &Node)> {
    match &at.value {
        Value::List(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (Name::Index(index), item))
            .collect(),
        _ => at
            .entries()
            .iter()
            .map(|entry| (Name::Key(&entry.key), &entry.node))
            .collect(),
    }
}

/// The one step of a task that could have been written without `steps`: paths are those of the short form.
fn only_step(at: &Node) -> Option<&Node> {
    match &at.get("steps")?.node.value {
        Value::List(items) => match &items[..] {
            [only] => Some(only),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
host: http://a
users:
  - name: A
    tasks:
      - get: /
        headers: { X-A: b, \"x.y\": c }
      - steps:
          - post: /b
            json: { a: 1 }
";

    fn place(path: &str) -> String {
        let problem = locate(vec![Problem::new(path, "wrong")], TEXT).remove(0);
        problem.position.map_or_else(String::new, |position| {
            format!("{}:{}", position.line, position.column)
        })
    }

    #[test]
    fn a_field_is_found_by_its_path() {
        assert_eq!(place("host"), "1:7");
        assert_eq!(place("users[0].tasks[0].get"), "5:14");
        assert_eq!(place("users[0].tasks[0].headers[\"x.y\"]"), "6:35");
        assert_eq!(place("users[0].tasks[1].steps[0].json"), "9:19");
    }

    #[test]
    fn a_step_is_found_by_the_path_of_the_short_form() {
        assert_eq!(place("users[0].tasks[1].post"), "8:19");
        assert_eq!(place("users[0].tasks[1].json.a"), "9:24");
    }

    #[test]
    fn what_is_not_there_is_found_where_it_would_be() {
        assert_eq!(place("users[0].host"), "3:5");
        assert_eq!(place("users[0].tasks[0].get?token"), "5:14");
        assert_eq!(place("users[7].tasks"), "3:3");
        assert_eq!(place("load.users"), "1:1");
        assert_eq!(place(""), "");
    }

    #[test]
    fn a_position_that_is_known_stays() {
        let position = Some(Position { line: 9, column: 9 });
        let problem = Problem::new("host", "wrong").at(position);
        assert_eq!(locate(vec![problem.clone()], TEXT), [problem]);
    }
}
