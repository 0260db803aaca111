//! Cookies of a recording: those that its answers set, a user keeps and sends by itself.
//!
//! A request sends either the cookies of its own header or those that a user keeps, so a session that an answer began goes before
//! what was there before the recording.

use super::call::Call;
use crate::import::draft::Source;
use crate::import::intake::Intake;

type Origin = Option<String>;

/// Cookies as they come and go in a recording.
#[derive(Debug, Default)]
pub(super) struct Cookies {
    /// Origins, and the names that their answers have set.
    set: Vec<(Origin, String)>,
    /// Origins, and the first header that was sent to each beside those.
    given: Vec<(Origin, String)>,
    differ: bool,
    kept: usize,
}

impl Cookies {
    /// Leaves out what a user sends by itself; of what is left, one header does for all of an origin.
    pub(super) fn follow(&mut self, call: &mut Call) {
        let origin = call.draft.place.origin.clone();
        let header = taken(call);
        match () {
            () if header.is_empty() => {}
            () if self.has_set(&origin, &header) => self.kept += 1,
            () => {
                let header = self.given(origin.clone(), header);
                call.draft.headers.push(("Cookie".to_owned(), header));
            }
        }
        let set = call.sets.drain(..).map(|name| (origin.clone(), name));
        self.set.extend(set);
    }

    /// Whether an answer has set one of a header's cookies.
    fn has_set(&self, origin: &Origin, header: &str) -> bool {
        let names = header
            .split(';')
            .filter_map(|cookie| cookie.split('=').next());
        let is_set = |name: &str| {
            let mut known = self.set.iter().filter(|(known, _)| known == origin);
            known.any(|(_, set)| set == name)
        };
        names.map(str::trim).any(is_set)
    }

    fn given(&mut self, origin: Origin, header: String) -> String {
        match self.given.iter().find(|(known, _)| *known == origin) {
            Some((_, first)) => {
                self.differ |= *first != header;
                first.clone()
            }
            None => {
                self.given.push((origin, header.clone()));
                header
            }
        }
    }

    pub(super) fn tell(&self, intake: &mut Intake) {
        let everywhere = Source::default();
        if self.kept > 0 {
            let message = format!(
                "cookies are left out once an answer has set one: {}",
                self.kept
            );
            intake.note(&everywhere, message, "every user keeps and sends its own");
        }
        if self.differ {
            let message =
                "the cookies sent to an origin were not always the same: the first do for all";
            intake.note(&everywhere, message, "");
        }
    }
}

/// The cookies of a request, which it is without from then on.
fn taken(call: &mut Call) -> String {
    let headers = &mut call.draft.headers;
    let is_cookie = |name: &str| name.eq_ignore_ascii_case("cookie");
    let own = headers.iter().filter(|(name, _)| is_cookie(name));
    let cookies: Vec<&str> = own.map(|(_, value)| value.trim()).collect();
    let header = cookies.join("; ");
    headers.retain(|(name, _)| !is_cookie(name));
    header
}
