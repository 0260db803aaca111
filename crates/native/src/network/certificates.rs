//! Certificates and keys in PEM.

use std::sync::Arc;

use rustls::crypto::ring::sign::any_supported_type;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use rustls::{Error, InconsistentKeys, RootCertStore};

use super::error::{NetworkError, wrong};

/// Whose word is taken for who a server is.
#[derive(Clone, Debug, Default)]
pub(crate) enum Trust {
    /// Of those that this machine trusts.
    #[default]
    Machine,
    /// Of these, and theirs of themselves.
    These(Arc<Roots>),
    /// Of anyone.
    Anyone,
}

/// What is trusted instead of what this machine trusts.
#[derive(Debug)]
pub(crate) struct Roots {
    pub(crate) store: RootCertStore,
    pub(crate) certificates: Vec<CertificateDer<'static>>,
}

/// What a client shows of itself.
pub(crate) type Identity = Arc<SingleCertAndKey>;

pub(super) fn roots(pem: &[u8]) -> Result<Trust, NetworkError> {
    let certificates = certificates(pem)?;
    let mut store = RootCertStore::empty();
    for certificate in &certificates {
        let added = store.add(certificate.clone());
        added.map_err(|error| {
            wrong(
                format!("a certificate that cannot be trusted: {error}"),
                PEM,
            )
        })?;
    }
    Ok(Trust::These(Arc::new(Roots {
        store,
        certificates,
    })))
}

pub(super) fn identity(chain: &[u8], key: &[u8]) -> Result<Identity, NetworkError> {
    let chain = certificates(chain)?;
    let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| no_key(key))?;
    let key =
        any_supported_type(&key).map_err(|_| wrong("a private key of an unknown kind", KINDS))?;
    let own = CertifiedKey::new(chain, key);
    match own.keys_match() {
        Err(Error::InconsistentKeys(InconsistentKeys::KeyMismatch)) => Err(wrong(
            "the private key and the certificate do not go together",
            "give the key that the certificate was made for",
        )),
        // Of some, such as those of X.509's first version, it cannot be told here: the server will.
        _ => Ok(Arc::new(own.into())),
    }
}

const KINDS: &str = "it may be one of RSA, ECDSA (P-256, P-384) or Ed25519";

const PEM: &str =
    "it is PEM: -----BEGIN CERTIFICATE----- and so on; `openssl x509 -inform der` makes it of DER";

fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, NetworkError> {
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let certificates = read.map_err(|error| wrong(format!("not PEM: {error}"), PEM))?;
    match certificates.is_empty() {
        true => Err(wrong("no certificate in it", PEM)),
        false => Ok(certificates),
    }
}

fn no_key(pem: &[u8]) -> NetworkError {
    let is_encrypted = String::from_utf8_lossy(pem).contains("ENCRYPTED");
    match is_encrypted {
        true => wrong(
            "the private key is encrypted",
            "`openssl pkey -in KEY -out PLAIN` writes it without its password",
        ),
        false => wrong(
            "no private key in it",
            "it is PEM: -----BEGIN PRIVATE KEY----- and so on",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> (String, String) {
        let own = rcgen::generate_simple_self_signed(vec!["a".to_owned()]).unwrap();
        (own.cert.pem(), own.signing_key.serialize_pem())
    }

    #[test]
    fn a_certificate_and_its_key_go_together() {
        let ((chain, key), (other, _)) = (own(), own());
        assert!(identity(chain.as_bytes(), key.as_bytes()).is_ok());
        let error = identity(other.as_bytes(), key.as_bytes()).unwrap_err();
        assert!(error.message.contains("do not go together"), "{error}");
    }

    #[test]
    fn what_is_no_certificate_or_key_is_told() {
        let (chain, key) = own();
        assert_eq!(roots(b"").unwrap_err().message, "no certificate in it");
        assert_eq!(
            roots(key.as_bytes()).unwrap_err().message,
            "no certificate in it"
        );
        let broken = chain.replace("-----END", "----END");
        assert!(
            roots(broken.as_bytes())
                .unwrap_err()
                .message
                .starts_with("not PEM")
        );
        let error = identity(chain.as_bytes(), chain.as_bytes()).unwrap_err();
        assert_eq!(error.message, "no private key in it");
        let locked =
            b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
        let error = identity(chain.as_bytes(), locked).unwrap_err();
        assert_eq!(error.message, "the private key is encrypted");
    }
}
