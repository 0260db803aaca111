//! A request.

use super::limits;
use super::{Field, Kind, Type};

/// What every request may have, whatever its method.
pub(super) const REQUEST: &[Field] = &[
    Field::new(
        "name",
        Kind::Template,
        "The name of its row in the statistics, instead of path and query.",
    ),
    Field::new(
        "params",
        VALUES,
        "Added to the URL's query; a list repeats the parameter.",
    ),
    Field::new(
        "headers",
        Kind::Map(&Kind::Scalar),
        "Sent with the request; override the defaults' by name.",
    ),
    Field::new("json", Kind::Json, "A body sent as application/json."),
    Field::new(
        "form",
        VALUES,
        "A body of fields sent as application/x-www-form-urlencoded; a list repeats the field.",
    ),
    Field::new("body", Kind::Template, "A body of text as it stands."),
    Field::new(
        "multipart",
        Kind::List(&Kind::Type("part")),
        "A body of parts sent as multipart/form-data.",
    ),
    Field::new("auth", Kind::Type("auth"), "Who asks."),
    Field::new(
        "timeout",
        Kind::Time,
        "From sending to the last byte of the answer.",
    ),
    Field::new(
        "redirects",
        Kind::Either(&[Kind::Bool, Kind::Whole(limits::REDIRECTS)]),
        "true (default) follows up to 20 within the one sample, a number follows so many, false none.",
    ),
    Field::new(
        "extract",
        Kind::Named(&Kind::Expression),
        "Variables taken from the answer.",
    ),
    Field::new(
        "success_when",
        Kind::Expression,
        "Replaces the rule that a status of 400 or more, or no answer, is a failure.",
    ),
    Field::new(
        "fail_when",
        FAIL_WHENS,
        "Further reasons to fail; the first that holds is told.",
    ),
    Field::new(
        "checks",
        Kind::Map(&Kind::Expression),
        "Counted as passed or failed without failing the request.",
    ),
];

const VALUES: Kind = Kind::Map(&Kind::Either(&[Kind::Scalar, Kind::Items(&Kind::Scalar)]));

/// One reason, or a list of them.
pub(super) const FAIL_WHENS: Kind = Kind::Either(&[
    Kind::Expression,
    Kind::Type("fail_when"),
    Kind::List(&Kind::Either(&[Kind::Expression, Kind::Type("fail_when")])),
]);

pub(super) const FAIL_WHEN: Type = Type {
    name: "fail_when",
    meaning: "A reason for which a request counts as failed.",
    fields: &[
        Field::new("when", Kind::Expression, "Fails when true."),
        Field::new(
            "message",
            Kind::Template,
            "What the failure is called; the expression itself if left out.",
        ),
    ],
    required: &["when"],
};

pub(super) const AUTH: Type = Type {
    name: "auth",
    meaning: "Who asks: sent as the Authorization header.",
    fields: &[
        Field::new("basic", Kind::Type("basic"), "A user name and a password."),
        Field::new("bearer", Kind::Template, "A token."),
    ],
    required: &[],
};

pub(super) const BASIC: Type = Type {
    name: "basic",
    meaning: "A user name and a password.",
    fields: &[
        Field::new("user", Kind::Template, "The user's name."),
        Field::new("password", Kind::Template, "The password."),
    ],
    required: &["user", "password"],
};

pub(super) const PART: Type = Type {
    name: "part",
    meaning: "One part of a multipart/form-data body: a field with a value, or a file with its content.",
    fields: &[
        Field::new("name", Kind::Line, "The form field's name."),
        Field::new("value", Kind::Scalar, "What a plain field holds."),
        Field::new("file", Kind::Template, "What the file is called."),
        Field::new("content", Kind::Template, "What the file holds."),
        Field::new("type", Kind::Line, "The part's own media type."),
    ],
    required: &["name"],
};
