//! What curl's options mean here.
//!
//! Source: curl's manual, version 8.10; `curl --help all`.

/// What an option does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flag {
    Url,
    Method,
    Header,
    Data,
    DataRaw,
    DataUrlencode,
    Json,
    UrlQuery,
    Form,
    FormString,
    Get,
    Head,
    User,
    Bearer,
    Cookie,
    UserAgent,
    Referer,
    Range,
    Location,
    MaxRedirs,
    MaxTime,
    Compressed,
    Upload,
    /// What becomes of the answer, or how it is shown: no matter here.
    Silent,
    /// Left out, and why.
    Told(&'static str),
}

/// An option.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) flag: Flag,
    pub(super) has_value: bool,
}

const CONNECTION: &str =
    "give it to the run, as `--proxy`, `--connect-to`, `--resolve` or `--unix-socket`";
const CREDENTIALS: &str = "only a user name with a password, or a token, are sent";
const FILE: &str = "no file is read: write into the scenario what it holds";
const CERTIFICATES: &str = "give it to the run, as `--insecure`, `--cacert`, `--cert` or `--key`";

/// Each with its letter and whether it has a value.
const FLAGS: &[(&str, char, bool, Flag)] = &[
    ("url", '\0', true, Flag::Url),
    ("request", 'X', true, Flag::Method),
    ("header", 'H', true, Flag::Header),
    ("data", 'd', true, Flag::Data),
    ("data-ascii", '\0', true, Flag::Data),
    ("data-binary", '\0', true, Flag::Data),
    ("data-raw", '\0', true, Flag::DataRaw),
    ("data-urlencode", '\0', true, Flag::DataUrlencode),
    ("json", '\0', true, Flag::Json),
    ("url-query", '\0', true, Flag::UrlQuery),
    ("form", 'F', true, Flag::Form),
    ("form-string", '\0', true, Flag::FormString),
    ("get", 'G', false, Flag::Get),
    ("head", 'I', false, Flag::Head),
    ("user", 'u', true, Flag::User),
    ("oauth2-bearer", '\0', true, Flag::Bearer),
    ("cookie", 'b', true, Flag::Cookie),
    ("user-agent", 'A', true, Flag::UserAgent),
    ("referer", 'e', true, Flag::Referer),
    ("range", 'r', true, Flag::Range),
    ("location", 'L', false, Flag::Location),
    ("location-trusted", '\0', false, Flag::Location),
    ("max-redirs", '\0', true, Flag::MaxRedirs),
    ("max-time", 'm', true, Flag::MaxTime),
    ("compressed", '\0', false, Flag::Compressed),
    ("upload-file", 'T', true, Flag::Upload),
    (
        "connect-timeout",
        '\0',
        true,
        Flag::Told("a step has one `timeout`, for the whole request"),
    ),
    ("insecure", 'k', false, Flag::Told(CERTIFICATES)),
    ("cacert", '\0', true, Flag::Told(CERTIFICATES)),
    ("capath", '\0', true, Flag::Told(CERTIFICATES)),
    ("cert", 'E', true, Flag::Told(CERTIFICATES)),
    ("cert-type", '\0', true, Flag::Told(CERTIFICATES)),
    ("key", '\0', true, Flag::Told(CERTIFICATES)),
    ("key-type", '\0', true, Flag::Told(CERTIFICATES)),
    ("pass", '\0', true, Flag::Told(CERTIFICATES)),
    ("pinnedpubkey", '\0', true, Flag::Told(CERTIFICATES)),
    ("proxy", 'x', true, Flag::Told(CONNECTION)),
    ("preproxy", '\0', true, Flag::Told(CONNECTION)),
    ("proxy-user", 'U', true, Flag::Told(CONNECTION)),
    ("proxy-header", '\0', true, Flag::Told(CONNECTION)),
    ("proxytunnel", 'p', false, Flag::Told(CONNECTION)),
    ("noproxy", '\0', true, Flag::Silent),
    ("socks4", '\0', true, Flag::Told(CONNECTION)),
    ("socks4a", '\0', true, Flag::Told(CONNECTION)),
    ("socks5", '\0', true, Flag::Told(CONNECTION)),
    ("socks5-hostname", '\0', true, Flag::Told(CONNECTION)),
    ("resolve", '\0', true, Flag::Told(CONNECTION)),
    ("connect-to", '\0', true, Flag::Told(CONNECTION)),
    ("unix-socket", '\0', true, Flag::Told(CONNECTION)),
    ("abstract-unix-socket", '\0', true, Flag::Told(CONNECTION)),
    ("interface", '\0', true, Flag::Told(CONNECTION)),
    ("local-port", '\0', true, Flag::Told(CONNECTION)),
    ("limit-rate", '\0', true, Flag::Told(CONNECTION)),
    ("doh-url", '\0', true, Flag::Told(CONNECTION)),
    ("dns-servers", '\0', true, Flag::Told(CONNECTION)),
    (
        "request-target",
        '\0',
        true,
        Flag::Told("a request asks for the path of its URL"),
    ),
    ("digest", '\0', false, Flag::Told(CREDENTIALS)),
    ("ntlm", '\0', false, Flag::Told(CREDENTIALS)),
    ("negotiate", '\0', false, Flag::Told(CREDENTIALS)),
    ("anyauth", '\0', false, Flag::Told(CREDENTIALS)),
    ("aws-sigv4", '\0', true, Flag::Told(CREDENTIALS)),
    ("netrc", 'n', false, Flag::Told(FILE)),
    ("netrc-optional", '\0', false, Flag::Told(FILE)),
    ("netrc-file", '\0', true, Flag::Told(FILE)),
    ("config", 'K', true, Flag::Told(FILE)),
    ("etag-compare", '\0', true, Flag::Told(FILE)),
    (
        "time-cond",
        'z',
        true,
        Flag::Told("write the header If-Modified-Since"),
    ),
    ("output", 'o', true, Flag::Silent),
    ("output-dir", '\0', true, Flag::Silent),
    ("write-out", 'w', true, Flag::Silent),
    ("dump-header", 'D', true, Flag::Silent),
    ("cookie-jar", 'c', true, Flag::Silent),
    ("trace", '\0', true, Flag::Silent),
    ("trace-ascii", '\0', true, Flag::Silent),
    ("trace-config", '\0', true, Flag::Silent),
    ("stderr", '\0', true, Flag::Silent),
    ("libcurl", '\0', true, Flag::Silent),
    ("retry", '\0', true, Flag::Silent),
    ("retry-delay", '\0', true, Flag::Silent),
    ("retry-max-time", '\0', true, Flag::Silent),
    ("speed-limit", 'Y', true, Flag::Silent),
    ("speed-time", 'y', true, Flag::Silent),
    ("keepalive-time", '\0', true, Flag::Silent),
    ("expect100-timeout", '\0', true, Flag::Silent),
    ("happy-eyeballs-timeout-ms", '\0', true, Flag::Silent),
    ("parallel-max", '\0', true, Flag::Silent),
    ("rate", '\0', true, Flag::Silent),
    ("max-filesize", '\0', true, Flag::Silent),
    ("proto", '\0', true, Flag::Silent),
    ("proto-default", '\0', true, Flag::Silent),
    ("proto-redir", '\0', true, Flag::Silent),
    ("ciphers", '\0', true, Flag::Silent),
    ("tls13-ciphers", '\0', true, Flag::Silent),
    ("tls-max", '\0', true, Flag::Silent),
    ("curves", '\0', true, Flag::Silent),
    ("alt-svc", '\0', true, Flag::Silent),
    ("hsts", '\0', true, Flag::Silent),
    ("etag-save", '\0', true, Flag::Silent),
    ("continue-at", 'C', true, Flag::Silent),
];

/// Without a value and without a meaning here.
const SILENT: &[(&str, char)] = &[
    ("silent", 's'),
    ("show-error", 'S'),
    ("verbose", 'v'),
    ("include", 'i'),
    ("show-headers", '\0'),
    ("fail", 'f'),
    ("fail-with-body", '\0'),
    ("fail-early", '\0'),
    ("progress-bar", '#'),
    ("progress-meter", '\0'),
    ("remote-name", 'O'),
    ("remote-name-all", '\0'),
    ("remote-header-name", 'J'),
    ("remote-time", 'R'),
    ("create-dirs", '\0'),
    ("buffer", 'N'),
    ("globoff", 'g'),
    ("http1.0", '0'),
    ("http1.1", '\0'),
    ("http2", '\0'),
    ("http2-prior-knowledge", '\0'),
    ("http3", '\0'),
    ("http3-only", '\0'),
    ("http0.9", '\0'),
    ("tlsv1", '1'),
    ("tlsv1.0", '\0'),
    ("tlsv1.1", '\0'),
    ("tlsv1.2", '\0'),
    ("tlsv1.3", '\0'),
    ("ssl", '\0'),
    ("ssl-reqd", '\0'),
    ("ipv4", '4'),
    ("ipv6", '6'),
    ("basic", '\0'),
    ("parallel", 'Z'),
    ("parallel-immediate", '\0'),
    ("tcp-nodelay", '\0'),
    ("tcp-fastopen", '\0'),
    ("keepalive", '\0'),
    ("alpn", '\0'),
    ("sessionid", '\0'),
    ("raw", '\0'),
    ("path-as-is", '\0'),
    ("disable", 'q'),
    ("trace-time", '\0'),
    ("trace-ids", '\0'),
    ("styled-output", '\0'),
    ("junk-session-cookies", 'j'),
    ("retry-connrefused", '\0'),
    ("retry-all-errors", '\0'),
    ("post301", '\0'),
    ("post302", '\0'),
    ("post303", '\0'),
    ("xattr", '\0'),
    ("ca-native", '\0'),
];

/// The option of a name without its dashes; `no-` before one without a value turns it off.
pub(super) fn long(name: &str) -> Option<Known> {
    let own = |known: &&(&str, char, bool, Flag)| known.0 == name;
    if let Some((_, _, has_value, flag)) = FLAGS.iter().find(own) {
        return Some(Known {
            flag: *flag,
            has_value: *has_value,
        });
    }
    let plain = name.strip_prefix("no-").unwrap_or(name);
    let is_off = plain != name
        && FLAGS
            .iter()
            .any(|(known, _, has_value, _)| *known == plain && !has_value);
    let is_silent = SILENT.iter().any(|(known, _)| *known == plain);
    (is_off || is_silent).then_some(Known {
        flag: Flag::Silent,
        has_value: false,
    })
}

/// The option of a letter.
pub(super) fn short(letter: char) -> Option<Known> {
    let name = FLAGS
        .iter()
        .map(|(name, short, ..)| (*name, *short))
        .chain(SILENT.iter().copied());
    let mut own = name.filter(|(_, short)| *short == letter && letter != '\0');
    long(own.next()?.0)
}

/// Every name, for hints.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FLAGS
        .iter()
        .map(|(name, ..)| *name)
        .chain(SILENT.iter().map(|(name, _)| *name))
}
