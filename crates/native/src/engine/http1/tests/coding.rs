//! Coded bodies, decoded where somebody reads them.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;
use crate::engine::http1::intake::MOST_KEPT;

const READS: &str = "{ get: /, extract: { x: response.text } }";

/// What every coding below holds.
const TEXT: &str = r#"{"hello":"world"}{"hello":"world"}{"hello":"world"}{"hello":"world"}"#;

const GZIP: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\xca\x48\xcd\xc9\xc9\x57\xb2\x52\x2a\xcf\x2f\xca\x49\x51\xaa\xad\x26\x5d\x00\x00\x8b\xff\xc5\x09\x44\x00\x00\x00";
const ZLIB: &[u8] = b"\x78\xda\xab\x56\xca\x48\xcd\xc9\xc9\x57\xb2\x52\x2a\xcf\x2f\xca\x49\x51\xaa\xad\x26\x5d\x00\x00\x35\xdd\x17\xd9";
const DEFLATE: &[u8] =
    b"\xab\x56\xca\x48\xcd\xc9\xc9\x57\xb2\x52\x2a\xcf\x2f\xca\x49\x51\xaa\xad\x26\x5d\x00\x00";
const BROTLI: &[u8] = b"\x1b\x43\x00\x20\x8c\xc4\x38\x26\xf1\x42\x75\x22\x6a\x11\xb6\xb7\xbd\xad\x53\x86\xd6\xa7\xbc\x19\x28\x2a\xb9\xac\x01\xb0\x3f";
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd\x20\x44\xd5\x00\x00\x88\x7b\x22\x68\x65\x6c\x6c\x6f\x22\x3a\x22\x77\x6f\x72\x6c\x64\x22\x7d\x02\x00\x34\x17\x90\xec\xb9\x04";
const ZSTD_SUMMED: &[u8] = b"\x28\xb5\x2f\xfd\x04\x00\xc5\x00\x00\x88\x7b\x22\x68\x65\x6c\x6c\x6f\x22\x3a\x22\x77\x6f\x72\x6c\x64\x22\x7d\x01\x00\x41\xe7\x5c\x02\xe0\xc3\x91\x99";

/// An answer whose body is coded so.
fn coded(coding: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// What comes of a step whose target answers with a body coded so.
async fn came(step: &str, coding: &str, body: &[u8]) -> (Exchange, Content) {
    let answer = coded(coding, body);
    let target = Target::new(move |_| Act::Say(answer.clone()));
    let contents = contents_over(Network::default(), &target.url(), &[step]).await;
    contents.into_iter().next().unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn a_coded_body_is_decoded_for_whoever_reads_it_and_counted_as_it_came() {
    let codings = [
        ("gzip", GZIP),
        ("x-gzip", GZIP),
        ("GZIP", GZIP),
        ("deflate", ZLIB),
        ("deflate", DEFLATE),
        ("br", BROTLI),
        ("zstd", ZSTD),
        ("zstd", ZSTD_SUMMED),
        ("identity", TEXT.as_bytes()),
        ("", TEXT.as_bytes()),
    ];
    for (coding, body) in codings {
        let (exchange, content) = came(READS, coding, body).await;
        assert_eq!(exchange.outcome, Ok(200), "{coding}");
        assert_eq!(exchange.bytes, body.len() as u64, "{coding}");
        assert_eq!(content.body, TEXT.as_bytes(), "{coding}");
    }
}

#[tokio::test]
async fn codings_over_one_another_are_undone_from_the_last() {
    let twice = gzip(BROTLI);
    let (_, content) = came(READS, "br, gzip", &twice).await;
    assert_eq!(content.body, TEXT.as_bytes());
    let (exchange, _) = came(READS, "gzip, gzip, gzip, gzip", GZIP).await;
    assert_eq!(exchange.outcome, Err(Failure::Protocol));
}

#[tokio::test]
async fn a_coding_that_nobody_knows_leaves_the_body_as_it_is() {
    let (exchange, content) = came(READS, "own", b"as it is").await;
    assert_eq!(
        (exchange.outcome, content.body),
        (Ok(200), b"as it is".to_vec())
    );
}

#[tokio::test]
async fn a_body_that_is_not_what_its_coding_makes_fails_whoever_reads_it_alone() {
    for coding in ["gzip", "br", "zstd", "deflate"] {
        let (exchange, _) = came(READS, coding, b"\xffnothing of the kind").await;
        assert_eq!(exchange.outcome, Err(Failure::Protocol), "{coding}");
        let (exchange, _) = came("get: /", coding, b"\xffnothing of the kind").await;
        assert_eq!(exchange.outcome, Ok(200), "{coding}");
    }
    let (exchange, _) = came(READS, "gzip", &GZIP[..GZIP.len() - 9]).await;
    assert_eq!(exchange.outcome, Err(Failure::Protocol));
}

#[tokio::test]
async fn of_a_body_that_unfolds_without_end_no_more_is_decoded_than_is_kept() {
    let bomb = gzip(&vec![0; 3 * MOST_KEPT]);
    let (exchange, content) = came(READS, "gzip", &bomb).await;
    assert_eq!((exchange.outcome, content.body.len()), (Ok(200), MOST_KEPT));
    let (exchange, content) = came(READS, "gzip, gzip", &gzip(&bomb)).await;
    assert_eq!((exchange.outcome, content.body.len()), (Ok(200), MOST_KEPT));
}

#[tokio::test]
async fn nobody_asks_for_a_coding_unless_the_author_does() {
    let target = Target::new(|_| Act::ok());
    let own = "{ get: /, headers: { Accept-Encoding: br } }";
    exchange(&target.url(), &["get: /", own]).await;
    let seen = target.seen();
    let asked = |at: usize| seen[at].headers.get("accept-encoding").map(String::as_str);
    assert_eq!((asked(0), asked(1)), (None, Some("br")));
}
