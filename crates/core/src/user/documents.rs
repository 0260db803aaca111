//! What answers said in JSON: most targets repeat themselves, and what was made of an answer serves for the same one.

use std::cell::RefCell;

use crate::answer::Answer;
use crate::expr::Value;
use crate::plan::RequestId;

mod likeness;

use likeness::Likeness;

/// Bytes of the longest body that is kept.
const LONGEST: usize = 64 << 10;

/// The last document of each request that was read.
#[derive(Debug, Default)]
pub(super) struct Documents(RefCell<Vec<Document>>);

/// A body, and what it says once all of that was made.
#[derive(Clone, Debug, Default)]
struct Document {
    body: Vec<u8>,
    json: Option<Option<Value>>,
    likeness: Likeness,
}

impl Documents {
    /// Gives an answer what was made of the one before, if it says the same.
    pub(super) fn recall(&self, id: RequestId, answer: &Answer) {
        let known = self.0.borrow();
        let known = known.get(id.0 as usize);
        let Some(known) = known.filter(|known| !known.body.is_empty()) else {
            return;
        };
        match known.body == answer.body {
            true => answer.repeats(known.json.clone()),
            false => known.likeness.recall(answer),
        }
    }

    /// Keeps what was made of an answer whose JSON was read.
    pub(super) fn keep(&self, id: RequestId, answer: &Answer) {
        let found = answer.found();
        let is_new = answer.was_read() && (answer.places().is_none() || !found.is_empty());
        if !is_new || answer.body.len() > LONGEST {
            return;
        }
        let (mut documents, at) = (self.0.borrow_mut(), id.0 as usize);
        if documents.len() <= at {
            documents.resize(at + 1, Document::default());
        }
        let document = &mut documents[at];
        document.likeness.learn(found, answer);
        if document.body != answer.body {
            document.body.clone_from(&answer.body);
            document.json = None;
        }
        if document.json.is_none() {
            document.json = answer.made();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::expr::Link;

    const ID: RequestId = RequestId(3);
    const PATH: &[Link<'_>] = &[Link::Member("a")];

    fn answer(status: u16, body: &str) -> Answer {
        Answer::new(status, vec![], body.into(), String::new(), Duration::ZERO)
    }

    /// Reads a part of an answer as users do: whether all of it was made already, and the part.
    fn read(documents: &Documents, status: u16, body: &str) -> (bool, Option<serde_json::Value>) {
        let answer = answer(status, body);
        documents.recall(ID, &answer);
        let was_made = answer.made().is_some();
        let of_all = |answer: &Answer| match answer.json() {
            Some(Value::Map(map)) => map.get("a").cloned(),
            _ => None,
        };
        let part = answer.json_part(PATH).or_else(|| of_all(&answer));
        documents.keep(ID, &answer);
        (was_made, part.map(serde_json::Value::from))
    }

    #[test]
    fn an_answer_that_comes_again_is_made_once() {
        let documents = Documents::default();
        let made: Vec<bool> = (0..4)
            .map(|_| read(&documents, 200, r#"{"a":1}"#).0)
            .collect();
        assert_eq!(made, [false, false, true, true]);
    }

    #[test]
    fn an_answer_is_never_taken_for_another() {
        let documents = Documents::default();
        let bodies = [
            r#"{"a":1}"#,
            r#"{"a":1}"#,
            r#"{"a":2}"#,
            r#"{"a":1}"#,
            "{\"a\":",
            "{\"a\":",
            "",
        ];
        for body in bodies.into_iter().chain(bodies) {
            let wanted: Option<serde_json::Value> = serde_json::from_str(body).ok();
            let wanted = wanted.map(|all| all["a"].clone());
            assert_eq!(read(&documents, 200, body).1, wanted, "{body}");
        }
    }

    #[test]
    fn an_answer_that_differs_in_its_values_only_is_not_looked_through() {
        let documents = Documents::default();
        let known: Vec<bool> = (0..5)
            .map(|nth| {
                let answer = answer(200, &format!(r#"{{"b":[{nth}],"a":{}}}"#, nth * 1000));
                documents.recall(ID, &answer);
                let part = answer.json_part(PATH).map(serde_json::Value::from);
                assert_eq!(part, Some((nth * 1000).into()));
                documents.keep(ID, &answer);
                answer.places().is_some()
            })
            .collect();
        assert_eq!(known, [false, true, true, true, true]);
    }

    #[test]
    fn answers_of_two_shapes_are_told_apart() {
        let documents = Documents::default();
        let bodies = [
            r#"{"a":1}"#,
            r#"{"b":2,"a":3}"#,
            r#"{"a":4}"#,
            r#"{"a":[5]}"#,
        ];
        for body in bodies.into_iter().cycle().take(40) {
            let wanted: serde_json::Value = serde_json::from_str(body).unwrap();
            assert_eq!(read(&documents, 200, body).1, Some(wanted["a"].clone()));
        }
    }

    #[test]
    fn no_answer_is_nothing_to_keep() {
        let documents = Documents::default();
        read(&documents, 200, r#"{"a":1}"#);
        read(&documents, 0, "");
        assert_eq!(read(&documents, 200, r#"{"a":1}"#).1, Some(1.into()));
        let other = answer(200, r#"{"a":1}"#);
        documents.recall(RequestId(99), &other);
        assert!(other.made().is_none());
    }
}
