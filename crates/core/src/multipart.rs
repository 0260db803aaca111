//! Forms with files: `multipart/form-data`.
//!
//! Source: RFC 7578, and for names what browsers do: the WHATWG's "multipart/form-data encoding
//! algorithm" (`"`, CR and LF become `%22`, `%0D` and `%0A`; all else is UTF-8 as it is).

use crate::random::Stream;

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Part {
    /// The field's.
    pub name: String,
    /// Makes a file of it.
    pub filename: Option<String>,
    /// Of a file `application/octet-stream` if not given, of a plain field none.
    pub content_type: Option<String>,
    /// Sent byte for byte.
    pub content: Vec<u8>,
}

/// What the header `Content-Type` says of a body with this boundary.
#[must_use]
pub fn content_type(boundary: &str) -> String {
    ["multipart/form-data; boundary=", boundary].concat()
}

/// A boundary that no content has by chance: 128 bits.
#[must_use]
pub fn boundary(random: &mut Stream) -> String {
    format!(
        "katydid-{:016x}{:016x}",
        random.next_u64(),
        random.next_u64()
    )
}

/// The body of a form; no part's content may have the boundary in it.
#[must_use]
pub fn body(parts: &[Part], boundary: &str) -> Vec<u8> {
    let mut body = Vec::new();
    for part in parts {
        let head = head(part);
        let pieces = ["--", boundary, "\r\n", &head, "\r\n\r\n"];
        pieces
            .iter()
            .for_each(|piece| body.extend_from_slice(piece.as_bytes()));
        body.extend_from_slice(&part.content);
        body.extend_from_slice(b"\r\n");
    }
    let end = ["--", boundary, "--\r\n"].concat();
    body.extend_from_slice(end.as_bytes());
    body
}

/// A part's headers, without the empty line after them.
fn head(part: &Part) -> String {
    let name = escaped(&with_crlf(&part.name));
    let mut head = ["Content-Disposition: form-data; name=\"", &name, "\""].concat();
    if let Some(filename) = &part.filename {
        head += &["; filename=\"", &escaped(filename), "\""].concat();
    }
    if let Some(content_type) = part_type(part) {
        head += "\r\nContent-Type: ";
        head.extend(content_type.chars().filter(|letter| !letter.is_control()));
    }
    head
}

fn part_type(part: &Part) -> Option<&str> {
    let default = part.filename.as_ref().map(|_| "application/octet-stream");
    part.content_type.as_deref().or(default)
}

/// Every line's end as CRLF, as browsers have it in names of fields.
fn with_crlf(name: &str) -> String {
    name.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\n', "\r\n")
}

fn escaped(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            '"' => escaped.push_str("%22"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Purpose;

    fn text(parts: &[Part]) -> String {
        String::from_utf8(body(parts, "B")).unwrap()
    }

    fn field(name: &str, content: &str) -> Part {
        Part {
            name: name.into(),
            content: content.into(),
            ..Part::default()
        }
    }

    fn file(filename: &str, content_type: Option<&str>) -> Part {
        Part {
            filename: Some(filename.into()),
            content_type: content_type.map(Into::into),
            ..field("file", "x")
        }
    }

    #[test]
    fn fields_and_files_stand_between_boundaries() {
        let parts = [field("user", "ann"), file("a.txt", Some("text/plain"))];
        let expected = "--B\r\nContent-Disposition: form-data; name=\"user\"\r\n\r\nann\r\n\
            --B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\
            Content-Type: text/plain\r\n\r\nx\r\n--B--\r\n";
        assert_eq!(text(&parts), expected);
    }

    #[test]
    fn a_form_without_fields_is_its_end() {
        assert_eq!(text(&[]), "--B--\r\n");
    }

    #[test]
    fn a_file_of_no_type_is_bytes_and_a_field_of_a_type_says_so() {
        let typed = Part {
            content_type: Some("application/json".into()),
            ..field("meta", "{}")
        };
        let text = text(&[file("a", None), typed]);
        assert!(text.contains("filename=\"a\"\r\nContent-Type: application/octet-stream\r\n"));
        assert!(text.contains("name=\"meta\"\r\nContent-Type: application/json\r\n"));
    }

    #[test]
    fn no_name_ends_its_quotes_or_its_line() {
        let name = field("a\"b\nc\rd\r\n%é", "");
        assert!(text(&[name]).contains("name=\"a%22b%0D%0Ac%0D%0Ad%0D%0A%é\"\r\n"));
        let file = file("a\"b\nc\r.txt", Some("text/plain\r\nX-Injected: 1"));
        let text = text(&[file]);
        assert!(text.contains("filename=\"a%22b%0Ac%0D.txt\"\r\n"));
        assert!(text.contains("\r\nContent-Type: text/plainX-Injected: 1\r\n\r\n"));
    }

    #[test]
    fn content_is_sent_byte_for_byte() {
        let bytes: Vec<u8> = (0..=255).collect();
        let part = Part {
            content: bytes.clone(),
            ..field("a", "")
        };
        let body = body(&[part], "B");
        assert!(body.windows(256).any(|window| window == bytes));
    }

    #[test]
    fn a_boundary_is_the_streams_and_fits_a_header() {
        let mut random = Stream::new(1, 2, Purpose::Task);
        let boundaries = [boundary(&mut random), boundary(&mut random)];
        assert_ne!(boundaries[0], boundaries[1]);
        assert_eq!(
            boundaries[0],
            boundary(&mut Stream::new(1, 2, Purpose::Task))
        );
        assert_eq!(boundaries[0].len(), 40);
        let header = content_type("B");
        assert_eq!(header, "multipart/form-data; boundary=B");
    }
}
