//! One push by HTTP.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue, USER_AGENT};
use hyper::{Request, Response, StatusCode};
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client as Hyper;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use opentelemetry_proto::tonic::collector::metrics::v1::ExportMetricsServiceResponse;
use prost::Message as _;
use rustls::{ClientConfig, RootCertStore};

use super::target::Target;
use crate::exit::{Exit, Failure};

/// The most bytes of an answer that are read.
const MOST_BYTES: usize = 64 * 1024;

/// Pushes to one target.
#[derive(Clone, Debug)]
pub(super) struct Client {
    hyper: Hyper<HttpsConnector<HttpConnector>, Full<Bytes>>,
    target: Target,
}

/// Why a push did not arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Nobody answered, or not in time.
    Silence(String),
    /// The answer was another than yes.
    Status(StatusCode),
    /// A part was not taken.
    Partial { points: i64, message: String },
}

impl Client {
    /// # Errors
    /// When the target wants TLS and the system trusts no certificate.
    pub(super) fn new(target: Target) -> Result<Self, Failure> {
        let https = HttpsConnectorBuilder::new()
            .with_tls_config(tls(&target)?)
            .https_or_http()
            .enable_http1()
            .build();
        Ok(Self {
            hyper: Hyper::builder(TokioExecutor::new()).build(https),
            target,
        })
    }

    pub(super) fn target(&self) -> &Target {
        &self.target
    }

    /// Pushes one message, within this time.
    pub(super) async fn push(&self, message: Bytes, within: Duration) -> Result<(), Refusal> {
        let pushed = tokio::time::timeout(within, self.exchange(message)).await;
        pushed.unwrap_or_else(|_| {
            let seconds = within.as_secs_f64();
            Err(Refusal::Silence(format!("no answer within {seconds:.1} s")))
        })
    }

    async fn exchange(&self, message: Bytes) -> Result<(), Refusal> {
        let answer = self.hyper.request(self.request(message)).await;
        let answer = answer.map_err(|error| Refusal::Silence(root(&error)))?;
        match answer.status() {
            status if status.is_success() => taken(answer).await,
            status => Err(Refusal::Status(status)),
        }
    }

    fn request(&self, message: Bytes) -> Request<Full<Bytes>> {
        let mut request = Request::new(Full::new(message));
        *request.method_mut() = hyper::Method::POST;
        *request.uri_mut() = self.target.uri.clone();
        let headers = request.headers_mut();
        let agent = concat!("katydid/", env!("CARGO_PKG_VERSION"));
        headers.insert(USER_AGENT, HeaderValue::from_static(agent));
        headers.extend(self.target.headers.clone());
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/x-protobuf"),
        );
        request
    }
}

impl Refusal {
    /// Whether the same may be taken a little later. Source: OTLP specification, "Retryable Response Codes".
    pub(super) fn may_pass(&self) -> bool {
        match self {
            Self::Silence(_) => true,
            Self::Status(status) => matches!(status.as_u16(), 429 | 502 | 503 | 504),
            Self::Partial { .. } => false,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Silence(why) => out.write_str(why),
            Self::Status(status) => write!(out, "it answered {status}"),
            Self::Partial { points, message } => {
                let letters = message.chars().filter(|letter| !letter.is_control());
                let message: String = letters.take(200).collect();
                write!(out, "it refused {points} of the points: {message}")
            }
        }
    }
}

/// What the target says of a push that it has taken. An answer that cannot be read says nothing against it.
async fn taken(answer: Response<Incoming>) -> Result<(), Refusal> {
    let Ok(body) = Limited::new(answer.into_body(), MOST_BYTES).collect().await else {
        return Ok(());
    };
    let read = ExportMetricsServiceResponse::decode(body.to_bytes());
    let partial = read.ok().and_then(|read| read.partial_success);
    match partial {
        Some(partial) if partial.rejected_data_points > 0 => Err(Refusal::Partial {
            points: partial.rejected_data_points,
            message: partial.error_message,
        }),
        _ => Ok(()),
    }
}

/// The last cause says most: `Connection refused (os error 111)`.
fn root(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

fn tls(target: &Target) -> Result<ClientConfig, Failure> {
    let builder = ClientConfig::builder();
    if !target.is_secure() {
        let nobody = builder.with_root_certificates(RootCertStore::empty());
        return Ok(nobody.with_no_client_auth());
    }
    let trusting = builder.with_native_roots().map_err(|error| {
        let failure = Failure::new(
            Exit::Engine,
            format!("no TLS to push metrics with: {error}"),
        );
        failure.hint("install the system's certificates, or name some in SSL_CERT_FILE")
    })?;
    Ok(trusting.with_no_client_auth())
}
