//! As much of JSON Schema as the language's schema uses; any other keyword is an error.

use serde_json::Value;

type Checked = Result<(), String>;

/// Whether a schema admits a value; says where it does not.
pub(super) fn check(schema: &Value, value: &Value) -> Checked {
    Checker { root: schema }.value(schema, value, "")
}

struct Checker<'s> {
    root: &'s Value,
}

impl Checker<'_> {
    fn value(&self, schema: &Value, value: &Value, at: &str) -> Checked {
        for (keyword, wanted) in schema.as_object().unwrap() {
            self.keyword(schema, keyword, wanted, value, at)
                .map_err(|why| {
                    if why.starts_with('/') {
                        why
                    } else {
                        format!("{at}/: {why}")
                    }
                })?;
        }
        Ok(())
    }

    fn keyword(
        &self,
        schema: &Value,
        keyword: &str,
        wanted: &Value,
        value: &Value,
        at: &str,
    ) -> Checked {
        let good = match keyword {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => return self.value(self.definition(wanted), value, at),
            "anyOf" => return self.any(wanted, value, at),
            "oneOf" => self.count(wanted, value, at) == 1,
            "required" => has_all(wanted, value),
            "propertyNames" => return self.names(wanted, value, at),
            "items" => return self.items(wanted, value, at),
            "properties" => return self.properties(wanted, value, at),
            "additionalProperties" => return self.others(schema, wanted, value, at),
            _ => is_admitted(keyword, wanted, value),
        };
        if good {
            Ok(())
        } else {
            Err(format!("{keyword} {wanted}"))
        }
    }

    fn definition(&self, reference: &Value) -> &Value {
        let pointer = reference.as_str().unwrap().strip_prefix('#').unwrap();
        self.root
            .pointer(pointer)
            .unwrap_or_else(|| panic!("no {pointer}"))
    }

    fn count(&self, schemas: &Value, value: &Value, at: &str) -> usize {
        let admits = |schema: &&Value| self.value(schema, value, at).is_ok();
        schemas.as_array().unwrap().iter().filter(admits).count()
    }

    /// Tells what the schema that comes furthest has against a value.
    fn any(&self, schemas: &Value, value: &Value, at: &str) -> Checked {
        let tried = schemas
            .as_array()
            .unwrap()
            .iter()
            .map(|schema| self.value(schema, value, at));
        let errors: Result<Vec<String>, ()> =
            tried.map(|checked| checked.err().ok_or(())).collect();
        match errors {
            Err(()) => Ok(()),
            Ok(errors) => Err(errors
                .into_iter()
                .max_by_key(String::len)
                .unwrap_or_default()),
        }
    }

    fn items(&self, schema: &Value, value: &Value, at: &str) -> Checked {
        let mut items = value.as_array().into_iter().flatten().enumerate();
        items.try_for_each(|(index, item)| self.value(schema, item, &format!("{at}/{index}")))
    }

    fn names(&self, schema: &Value, value: &Value, at: &str) -> Checked {
        let mut fields = value.as_object().into_iter().flatten();
        fields.try_for_each(|(name, _)| {
            self.value(schema, &name.as_str().into(), &format!("{at}/{name}"))
        })
    }

    fn properties(&self, schemas: &Value, value: &Value, at: &str) -> Checked {
        let fields = value.as_object().into_iter().flatten();
        fields
            .filter_map(|(name, field)| Some((name, schemas.get(name)?, field)))
            .try_for_each(|(name, schema, field)| {
                self.value(schema, field, &format!("{at}/{name}"))
            })
    }

    /// Fields that `properties` does not name.
    fn others(&self, schema: &Value, wanted: &Value, value: &Value, at: &str) -> Checked {
        let known = |name: &str| {
            schema
                .get("properties")
                .is_some_and(|fields| fields.get(name).is_some())
        };
        let fields = value.as_object().into_iter().flatten();
        for (name, field) in fields.filter(|(name, _)| !known(name)) {
            let at = format!("{at}/{name}");
            match wanted {
                Value::Bool(false) => return Err(format!("{at}: unknown")),
                schema => self.value(schema, field, &at)?,
            }
        }
        Ok(())
    }
}

/// What a keyword says of a scalar, or of a value's size.
fn is_admitted(keyword: &str, wanted: &Value, value: &Value) -> bool {
    let limit = || wanted.as_f64().unwrap();
    let whole = || wanted.as_u64().unwrap();
    match keyword {
        "type" => is_of(wanted, value),
        "const" => wanted == value,
        "enum" => wanted.as_array().unwrap().contains(value),
        "pattern" => value.as_str().is_none_or(|text| matches(wanted, text)),
        "minLength" => value
            .as_str()
            .is_none_or(|text| text.len() as u64 >= whole()),
        "minItems" => value
            .as_array()
            .is_none_or(|items| items.len() as u64 >= whole()),
        "minimum" => value.as_f64().is_none_or(|number| number >= limit()),
        "maximum" => value.as_f64().is_none_or(|number| number <= limit()),
        "exclusiveMinimum" => value.as_f64().is_none_or(|number| number > limit()),
        unknown => panic!("the checker does not know `{unknown}`"),
    }
}

fn is_of(wanted: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        unknown => panic!("the checker does not know the type `{unknown}`"),
    };
    match wanted {
        Value::Array(names) => names.iter().any(|name| is(name.as_str().unwrap())),
        name => is(name.as_str().unwrap()),
    }
}

fn matches(pattern: &Value, text: &str) -> bool {
    regex_lite::Regex::new(pattern.as_str().unwrap())
        .unwrap()
        .is_match(text)
}

fn has_all(names: &Value, value: &Value) -> bool {
    let names = names.as_array().unwrap();
    value.as_object().is_none_or(|fields| {
        names
            .iter()
            .all(|name| fields.contains_key(name.as_str().unwrap()))
    })
}
