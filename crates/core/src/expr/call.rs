//! The functions an author may call.

/// A function with its receiver, if any, as first argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    Size,
    Int,
    Double,
    String,
    Bool,
    Text(TextCall),
    Math(MathCall),
    Code(CodeCall),
    Random(RandomCall),
    /// One of `fake`'s names, with or without a language.
    Fake(&'static str),
    Now,
}

/// A method of text; `Join` is one of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextCall {
    Contains,
    StartsWith,
    EndsWith,
    LowerAscii,
    UpperAscii,
    Trim,
    IndexOf,
    LastIndexOf,
    CharAt,
    Substring,
    Replace,
    Split,
    Join,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MathCall {
    Abs,
    Min,
    Max,
    Floor,
    Ceil,
    Round,
    Sqrt,
    Pow,
    Log,
    Exp,
    Sin,
    Cos,
    Tan,
}

/// From one form of text to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodeCall {
    JsonEncode,
    JsonDecode,
    UrlEncode,
    UrlDecode,
    Base64Encode,
    Base64Decode,
    Sha256,
    HmacSha256,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RandomCall {
    Uuid,
    Int,
    Float,
    Choice,
    Text,
}

/// How a function is written. A method's name starts with a dot; its receiver is counted.
#[derive(Debug)]
pub(super) struct Signature {
    pub(super) name: &'static str,
    pub(super) call: Call,
    /// The fewest arguments.
    pub(super) least: usize,
    /// The most arguments.
    pub(super) most: usize,
}

const fn signature(name: &'static str, least: usize, most: usize, call: Call) -> Signature {
    Signature {
        name,
        call,
        least,
        most,
    }
}

/// The most arguments `math.min` and `math.max` take.
const MANY: usize = 100;

/// Every function, but for those that take a pattern or are macros.
pub(super) const SIGNATURES: &[Signature] = &[
    signature("size", 1, 1, Call::Size),
    signature("int", 1, 1, Call::Int),
    signature("double", 1, 1, Call::Double),
    signature("string", 1, 1, Call::String),
    signature("bool", 1, 1, Call::Bool),
    signature("now", 0, 0, Call::Now),
    signature("uuid", 0, 0, Call::Random(RandomCall::Uuid)),
    signature("random.int", 2, 2, Call::Random(RandomCall::Int)),
    signature("random.float", 2, 2, Call::Random(RandomCall::Float)),
    signature("random.choice", 1, 1, Call::Random(RandomCall::Choice)),
    signature("random.text", 1, 1, Call::Random(RandomCall::Text)),
    signature("sha256", 1, 1, Call::Code(CodeCall::Sha256)),
    signature("hmac_sha256", 2, 2, Call::Code(CodeCall::HmacSha256)),
    signature("json.encode", 1, 1, Call::Code(CodeCall::JsonEncode)),
    signature("json.decode", 1, 1, Call::Code(CodeCall::JsonDecode)),
    signature("url.encode", 1, 1, Call::Code(CodeCall::UrlEncode)),
    signature("url.decode", 1, 1, Call::Code(CodeCall::UrlDecode)),
    signature("base64.encode", 1, 1, Call::Code(CodeCall::Base64Encode)),
    signature("base64.decode", 1, 1, Call::Code(CodeCall::Base64Decode)),
    signature("math.abs", 1, 1, Call::Math(MathCall::Abs)),
    signature("math.min", 1, MANY, Call::Math(MathCall::Min)),
    signature("math.max", 1, MANY, Call::Math(MathCall::Max)),
    signature("math.floor", 1, 1, Call::Math(MathCall::Floor)),
    signature("math.ceil", 1, 1, Call::Math(MathCall::Ceil)),
    signature("math.round", 1, 1, Call::Math(MathCall::Round)),
    signature("math.sqrt", 1, 1, Call::Math(MathCall::Sqrt)),
    signature("math.pow", 2, 2, Call::Math(MathCall::Pow)),
    signature("math.log", 1, 1, Call::Math(MathCall::Log)),
    signature("math.exp", 1, 1, Call::Math(MathCall::Exp)),
    signature("math.sin", 1, 1, Call::Math(MathCall::Sin)),
    signature("math.cos", 1, 1, Call::Math(MathCall::Cos)),
    signature("math.tan", 1, 1, Call::Math(MathCall::Tan)),
    signature(".size", 1, 1, Call::Size),
    signature(".contains", 2, 2, Call::Text(TextCall::Contains)),
    signature(".startsWith", 2, 2, Call::Text(TextCall::StartsWith)),
    signature(".endsWith", 2, 2, Call::Text(TextCall::EndsWith)),
    signature(".lowerAscii", 1, 1, Call::Text(TextCall::LowerAscii)),
    signature(".upperAscii", 1, 1, Call::Text(TextCall::UpperAscii)),
    signature(".trim", 1, 1, Call::Text(TextCall::Trim)),
    signature(".indexOf", 2, 3, Call::Text(TextCall::IndexOf)),
    signature(".lastIndexOf", 2, 2, Call::Text(TextCall::LastIndexOf)),
    signature(".charAt", 2, 2, Call::Text(TextCall::CharAt)),
    signature(".substring", 2, 3, Call::Text(TextCall::Substring)),
    signature(".replace", 3, 4, Call::Text(TextCall::Replace)),
    signature(".split", 2, 3, Call::Text(TextCall::Split)),
    signature(".join", 1, 2, Call::Text(TextCall::Join)),
];

/// What may stand before a function's name: `math.abs`.
pub(super) const NAMESPACES: &[&str] =
    &["base64", "fake", "json", "math", "random", "regex", "url"];

/// Functions and macros that are not in [`SIGNATURES`].
const OTHERS: &[&str] = &[
    "has",
    "matches",
    "regex.find",
    "regex.find_all",
    ".matches",
    ".all",
    ".exists",
    ".exists_one",
    ".map",
    ".filter",
];

/// What other languages call our functions.
const ELSEWHERE: &[(&str, &str)] = &[
    ("len", "size"),
    ("length", "size"),
    ("str", "string"),
    ("float", "double"),
    ("lower", "lowerAscii"),
    ("toLowerCase", "lowerAscii"),
    ("upper", "upperAscii"),
    ("toUpperCase", "upperAscii"),
    ("strip", "trim"),
    ("includes", "contains"),
    ("find", "indexOf"),
    ("any", "exists"),
    ("randint", "random.int"),
    ("uniform", "random.float"),
    ("choice", "random.choice"),
];

/// The function of this name; a method's starts with a dot.
pub(super) fn find(name: &str) -> Option<&'static Signature> {
    SIGNATURES.iter().find(|signature| signature.name == name)
}

/// The function that was most likely meant, without a method's dot.
pub(super) fn closest(name: &str) -> Option<&'static str> {
    let wanted = last(name);
    let translated = ELSEWHERE.iter().find(|(theirs, _)| *theirs == wanted);
    translated.map(|(_, ours)| *ours).or_else(|| {
        let ours = SIGNATURES.iter().map(|signature| signature.name);
        let found = near(wanted, ours.chain(OTHERS.iter().copied()))?;
        Some(found.trim_start_matches('.'))
    })
}

/// The candidate whose last word differs least from a word, if by little.
pub(super) fn near<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 40;
    if word.len() > LONGEST {
        return None;
    }
    let wanted = plain(word);
    let distance = |name: &&str| strsim::osa_distance(&wanted, &plain(last(name)));
    let found = candidates.min_by_key(distance)?;
    (distance(&found) <= last(found).len() / 3).then_some(found)
}

/// What stands after the last dot.
fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

fn plain(word: &str) -> String {
    word.to_ascii_lowercase().replace('_', "")
}
