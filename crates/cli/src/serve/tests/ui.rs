use std::fs;
use std::io::Read;
use std::num::NonZeroU32;

use bytes::Bytes;
use flate2::read::GzDecoder;
use tempfile::TempDir;
use tokio::net::TcpListener;

use super::{ask, header, json, send};
use crate::serve::ui::{Beside, Files, Site};
use crate::serve::{Engine, Page, Running, Token, listen, ui};

const INDEX: &str =
    "<!doctype html><head><title>T</title></head><script type=\"module\">start()</script>";
const META: &str =
    "<meta name=\"katydid-demo\" content=\"/demo\"><meta name=\"katydid-engine\" content=\"3\">";

async fn serve(page: Page) -> Running {
    let token = Token::random().unwrap();
    let engine = Engine::new(token, NonZeroU32::new(3));
    ui("127.0.0.1:0", page, engine).await.unwrap()
}

/// A page in a folder, and a secret beside it.
async fn in_folder() -> (TempDir, Running) {
    let dir = tempfile::tempdir().unwrap();
    let page = dir.path().join("page");
    fs::create_dir_all(page.join("pkg")).unwrap();
    fs::write(page.join("index.html"), INDEX).unwrap();
    fs::write(page.join("pkg/katydid_bg.wasm"), [0; 4096]).unwrap();
    fs::write(dir.path().join("secret"), "secret").unwrap();
    let running = serve(Page::Folder(page)).await;
    (dir, running)
}

pub(super) async fn in_memory(loopback: bool) -> (Running, Token) {
    let files = [
        ("index.html", Bytes::from(INDEX)),
        ("pkg/katydid_bg.wasm", Bytes::from_static(&[0; 4096])),
    ];
    let files = Files::load(
        files
            .into_iter()
            .map(|(path, bytes)| (path.to_owned(), bytes)),
        Beside { threads: 3 },
    );
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let token = Token::random().unwrap();
    let engine = Engine::new(token.clone(), NonZeroU32::new(3));
    let site = Site::of(files, engine, loopback);
    (listen::serve(listener, site).unwrap(), token)
}

#[tokio::test]
async fn the_page_is_isolated_and_knows_its_demo_target() {
    let (_dir, site) = in_folder().await;
    let answer = ask(site.addr(), "GET /").await;
    assert_eq!(answer.status(), 200);
    let html = String::from_utf8_lossy(answer.body());
    assert_eq!(html, INDEX.replace("<head>", &format!("<head>{META}")));
    assert_eq!(
        header(&answer, "content-type"),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(
        header(&answer, "cross-origin-opener-policy"),
        Some("same-origin")
    );
    assert_eq!(
        header(&answer, "cross-origin-embedder-policy"),
        Some("credentialless")
    );
    assert_eq!(
        header(&answer, "cross-origin-resource-policy"),
        Some("same-origin")
    );
    let policy = header(&answer, "content-security-policy").unwrap();
    assert!(
        policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-"),
        "{policy}"
    );
    assert!(
        policy.contains("connect-src *;") && policy.contains("frame-ancestors 'none'"),
        "{policy}"
    );
}

#[tokio::test]
async fn every_file_is_isolated_too_or_no_worker_would_start() {
    let (_dir, site) = in_folder().await;
    for what in ["GET /pkg/katydid_bg.wasm", "GET /nothing", "POST /"] {
        let answer = ask(site.addr(), what).await;
        assert_eq!(
            header(&answer, "cross-origin-embedder-policy"),
            Some("credentialless"),
            "{what}"
        );
        assert!(
            header(&answer, "content-security-policy").is_some(),
            "{what}"
        );
    }
}

#[tokio::test]
async fn wasm_is_gzipped_for_whoever_accepts_it() {
    let (site, _) = in_memory(true).await;
    let plain = ask(site.addr(), "GET /pkg/katydid_bg.wasm").await;
    assert_eq!(header(&plain, "content-type"), Some("application/wasm"));
    assert_eq!(
        (header(&plain, "content-encoding"), plain.body().len()),
        (None, 4096)
    );
    let packed = send(
        site.addr(),
        "GET /pkg/katydid_bg.wasm",
        &[("accept-encoding", "gzip, br")],
        "",
    )
    .await;
    assert_eq!(
        (header(&packed, "content-encoding"), header(&packed, "vary")),
        (Some("gzip"), Some("accept-encoding"))
    );
    let mut bytes = Vec::new();
    GzDecoder::new(&packed.body()[..])
        .read_to_end(&mut bytes)
        .unwrap();
    assert_eq!(bytes, plain.body()[..]);
}

#[tokio::test]
async fn a_reload_costs_no_body_and_is_never_stale() {
    let (dir, site) = in_folder().await;
    let first = ask(site.addr(), "GET /").await;
    assert_eq!(header(&first, "cache-control"), Some("no-cache"));
    let known = [("if-none-match", header(&first, "etag").unwrap())];
    let again = send(site.addr(), "GET /", &known, "").await;
    assert_eq!((again.status().as_u16(), again.body().len()), (304, 0));
    fs::write(dir.path().join("page/index.html"), "<p>New</p>").unwrap();
    assert_eq!(send(site.addr(), "GET /", &known, "").await.status(), 200);
}

#[tokio::test]
async fn no_path_leads_out_of_the_folder() {
    let (dir, site) = in_folder().await;
    #[cfg(unix)]
    std::os::unix::fs::symlink(dir.path().join("secret"), dir.path().join("page/link")).unwrap();
    let ways = [
        "/../secret",
        "/pkg/../../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/..%5csecret",
        "/link",
        "//secret",
    ];
    for way in ways {
        assert_eq!(
            ask(site.addr(), &format!("GET {way}")).await.status(),
            404,
            "{way}"
        );
    }
    drop(dir);
}

#[tokio::test]
async fn only_this_machines_names_are_answered_on_loopback() {
    let (site, _) = in_memory(true).await;
    for (host, status) in [
        ("localhost:1", 200),
        ("127.0.0.1", 200),
        ("[::1]:8089", 200),
        ("evil.example", 403),
    ] {
        for what in ["GET /", "GET /demo/hello?latency=0&jitter=0"] {
            assert_eq!(
                send(site.addr(), what, &[("host", host)], "")
                    .await
                    .status(),
                status,
                "{host} {what}"
            );
        }
    }
    let answer = send(site.addr(), "GET /", &[("host", "evil.example")], "").await;
    assert!(String::from_utf8_lossy(answer.body()).contains("localhost, 127.0.0.1 and [::1] only"));
}

#[tokio::test]
async fn any_name_is_answered_when_others_may_connect() {
    let (site, _) = in_memory(false).await;
    assert_eq!(
        send(site.addr(), "GET /", &[("host", "load.example")], "")
            .await
            .status(),
        200
    );
}

#[tokio::test]
async fn the_demo_target_is_below_demo() {
    let (site, _) = in_memory(true).await;
    let answer = ask(site.addr(), "GET /demo/hello?latency=0&jitter=0").await;
    assert_eq!(
        (&answer.body()[..], header(&answer, "timing-allow-origin")),
        (&b"Hello"[..], Some("*"))
    );
    for what in ["GET /demo", "GET /demo?latency=0", "GET /demo/"] {
        assert_eq!(
            json(&ask(site.addr(), what).await)["name"],
            "Katydid's demo target",
            "{what}"
        );
    }
    let stats = json(&ask(site.addr(), "GET /demo/stats").await);
    assert_eq!(
        (&stats["total"], &stats["requests"][0]["path"]),
        (&4.into(), &"/".into())
    );
    assert_eq!(ask(site.addr(), "GET /demolition").await.status(), 404);
}

#[tokio::test]
async fn a_missing_page_says_how_to_build_it() {
    let dir = tempfile::tempdir().unwrap();
    let site = serve(Page::Folder(dir.path().into())).await;
    let answer = ask(site.addr(), "GET /").await;
    assert_eq!(answer.status(), 503);
    assert!(String::from_utf8_lossy(answer.body()).contains("cargo xtask dist"));
}

#[tokio::test]
async fn the_files_answer_only_reading_methods() {
    let (site, _) = in_memory(true).await;
    let answer = ask(site.addr(), "POST /").await;
    assert_eq!(
        (answer.status().as_u16(), header(&answer, "allow")),
        (405, Some("GET, HEAD"))
    );
    let answer = ask(site.addr(), "HEAD /pkg/katydid_bg.wasm").await;
    assert_eq!(
        (header(&answer, "content-length"), answer.body().len()),
        (Some("4096"), 0)
    );
}
