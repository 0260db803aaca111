use serde_json::{Map, Value};

/// A JSON object; the last of a name twice there stays. (`collect` would link a sort of its own.)
pub(crate) fn object(fields: impl IntoIterator<Item = (String, Value)>) -> Value {
    let mut object = Map::new();
    for (name, value) in fields {
        object.insert(name, value);
    }
    Value::Object(object)
}
