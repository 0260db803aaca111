//! What errors of TLS mean for the person who reads the report.

use katydid_core::stats::Failure;
use rustls::{AlertDescription, CertificateError, Error};

pub(in crate::engine) fn of_tls(error: &Error) -> Failure {
    match error {
        Error::InvalidCertificate(error) => of_certificate(error),
        Error::AlertReceived(alert) => of_alert(*alert),
        _ => Failure::Tls,
    }
}

fn of_certificate(error: &CertificateError) -> Failure {
    use CertificateError as Wrong;
    match error {
        Wrong::Expired
        | Wrong::ExpiredContext { .. }
        | Wrong::NotValidYet
        | Wrong::NotValidYetContext { .. } => Failure::CertificateExpired,
        Wrong::NotValidForName | Wrong::NotValidForNameContext { .. } => Failure::CertificateName,
        // Somebody of the same name has issued it who is trusted here.
        Wrong::UnknownIssuer | Wrong::BadSignature => Failure::CertificateIssuer,
        other if is_self_signed(other) => Failure::CertificateIssuer,
        _ => Failure::Tls,
    }
}

/// Whether it is an issuer's, which a server shows that has issued its certificate itself.
pub(super) fn is_self_signed(error: &CertificateError) -> bool {
    matches!(error, CertificateError::Other(other) if format!("{other:?}").contains("CaUsedAsEndEntity"))
}

/// What a server says of a client's certificate, or of its absence.
fn of_alert(alert: AlertDescription) -> Failure {
    use AlertDescription as Alert;
    match alert {
        Alert::CertificateRequired
        | Alert::BadCertificate
        | Alert::UnsupportedCertificate
        | Alert::CertificateRevoked
        | Alert::CertificateExpired
        | Alert::CertificateUnknown
        | Alert::UnknownCA
        | Alert::AccessDenied
        | Alert::DecryptError => Failure::ClientCertificate,
        Alert::NoApplicationProtocol => Failure::NoHttp2,
        _ => Failure::Tls,
    }
}
