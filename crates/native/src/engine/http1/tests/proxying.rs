//! Proxies.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Mutex;
use std::thread;

use super::*;

/// A proxy that opens tunnels, and says this to them first; the heads it was sent.
fn tunnels(says: &'static str) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://me:s3cret@{}", listener.local_addr().unwrap());
    let heads: Arc<Mutex<Vec<String>>> = Arc::default();
    let seen = Arc::clone(&heads);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (stream, seen) = (stream.unwrap(), Arc::clone(&seen));
            thread::spawn(move || tunnel(stream, says, &seen));
        }
    });
    (url, heads)
}

fn tunnel(mut stream: TcpStream, says: &str, heads: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let lines = reader.by_ref().lines().map(Result::unwrap);
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    heads.lock().unwrap().push(head.join("\n"));
    stream.write_all(says.as_bytes()).unwrap();
    let place = head[0].split(' ').nth(1).unwrap();
    let Some(mut host) = says
        .contains(" 200 ")
        .then(|| TcpStream::connect(place).unwrap())
    else {
        return;
    };
    let (mut back, mut forth) = (host.try_clone().unwrap(), stream.try_clone().unwrap());
    thread::spawn(move || std::io::copy(&mut back, &mut forth));
    drop(std::io::copy(&mut stream, &mut host));
}

fn by(url: &str) -> Network {
    Network::default().proxy(url).unwrap()
}

#[tokio::test]
async fn a_proxy_is_asked_by_the_whole_url_and_told_who_asks() {
    let proxy = Target::new(|seen| match seen.path.as_str() {
        "http://shop.invalid/moved" => Act::say(
            "HTTP/1.1 302 Found\r\nLocation: http://other.invalid:81/there?a=b#c\r\nContent-Length: 0\r\n\r\n",
        ),
        _ => Act::ok(),
    });
    let url = format!("http://me:s3cret@{}", proxy.address);
    let steps = ["get: /1", "get: /2?x=2", "get: /moved"];
    let exchanges = exchange_over(by(&url), "http://shop.invalid", &steps).await;
    assert_eq!(outcomes(&exchanges), [Ok(200); 3]);
    let seen = proxy.seen();
    let paths: Vec<&str> = seen.iter().map(|seen| seen.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "http://shop.invalid/1",
            "http://shop.invalid/2?x=2",
            "http://shop.invalid/moved",
            "http://other.invalid:81/there?a=b",
        ]
    );
    assert_eq!(
        (
            seen[0].headers["host"].as_str(),
            seen[3].headers["host"].as_str()
        ),
        ("shop.invalid", "other.invalid:81")
    );
    assert!(
        seen.iter()
            .all(|seen| seen.headers["proxy-authorization"] == "Basic bWU6czNjcmV0")
    );
}

#[tokio::test]
async fn a_request_made_when_it_is_sent_is_written_for_the_proxy_too() {
    let proxy = Target::new(|_| Act::ok());
    let url = format!("http://me:s3cret@{}", proxy.address);
    for (host, path) in [("shop.invalid", "/made?2"), ("other.invalid", "/a/../b")] {
        let made = made_over(by(&url), "http://shop.invalid", |request| {
            request.url = format!("http://{host}{path}");
        });
        assert_eq!(made.await.outcome, Ok(200));
    }
    let seen = proxy.seen();
    let paths: Vec<&str> = seen.iter().map(|seen| seen.path.as_str()).collect();
    assert_eq!(
        paths,
        ["http://shop.invalid/made?2", "http://other.invalid/b"]
    );
    let told = |seen: &Seen| seen.headers.contains_key("proxy-authorization");
    assert!(seen.iter().all(told));
}

#[tokio::test]
async fn to_an_https_host_a_tunnel_is_opened_and_only_the_proxy_is_told_who_asks() {
    let own = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let target = secure::target_of(&own);
    let (url, heads) = tunnels("HTTP/1.1 200 Connection established\r\nX: y\r\n\r\n");
    let network = by(&url).roots(own.cert.pem().as_bytes()).unwrap();
    let host = format!("https://localhost:{}", target.address.port());
    let exchanges = exchange_over(network, &host, &["get: /1", "get: /2"]).await;
    assert_eq!(outcomes(&exchanges), [Ok(200); 2]);
    let heads = heads.lock().unwrap().clone();
    let port = target.address.port();
    let expected = format!(
        "CONNECT localhost:{port} HTTP/1.1\nHost: localhost:{port}\nProxy-Authorization: Basic bWU6czNjcmV0"
    );
    assert_eq!(heads, [expected]);
    let seen = target.seen();
    assert_eq!((seen.len(), seen[0].path.as_str()), (2, "/1"));
    assert!(!seen[0].headers.contains_key("proxy-authorization"));
}

#[tokio::test]
async fn a_proxy_that_refuses_or_is_none_is_told_apart_from_the_target() {
    let outcome = async |network: Network| {
        exchange_over(network, "https://shop.invalid", &["get: /"]).await[0].outcome
    };
    let (url, _) =
        tunnels("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
    assert_eq!(outcome(by(&url)).await, Err(Failure::ProxyRefused(407)));
    let (url, _) = tunnels("SSH-2.0-OpenSSH\r\n");
    assert_eq!(outcome(by(&url)).await, Err(Failure::NoProxy));
    let nobody = TcpListener::bind(("127.0.0.1", 0))
        .unwrap()
        .local_addr()
        .unwrap();
    assert_eq!(
        outcome(by(&format!("http://{nobody}"))).await,
        Err(Failure::NoProxy)
    );
    assert_eq!(
        outcome(by("http://proxy.invalid:1")).await,
        Err(Failure::NoProxy)
    );
}
