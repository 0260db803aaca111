//! What a person at the terminal has chosen to see, and what they ask of the run.

mod key;
mod order;
mod pane;

pub(in crate::run) use key::Key;
pub(super) use key::decoded;
pub(super) use order::Order;
pub(super) use pane::Pane;

/// What a person asks of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::run) enum Wish {
    /// So many users more, or fewer.
    Users(i32),
    /// A pause, or its end.
    Pause,
    /// The end of the run; once more, at once.
    Stop,
}

/// How many snapshots a notice stays for.
const NOTICE_SECONDS: u8 = 5;

/// What a person has chosen to see.
#[derive(Clone, Debug, Default)]
pub(super) struct Ui {
    pub(super) pane: Pane,
    pub(super) order: Order,
    /// Lines that are scrolled past, of each pane.
    scrolled: [usize; Pane::ALL.len()],
    pub(super) help: bool,
    /// Whether keys are heard.
    pub(super) keys: bool,
    /// Users wanted, once a key has changed them.
    pub(super) wanted: Option<u32>,
    notice: String,
    notice_seconds: u8,
    reach: Reach,
}

/// How far the pane that is shown can be scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// Lines that can be scrolled past at most.
    pub(super) most: usize,
    /// Lines that are seen at once.
    pub(super) page: usize,
}

impl Ui {
    /// Lines that are scrolled past in the pane that is shown; may be more than there are.
    pub(super) fn scrolled(&self) -> usize {
        self.scrolled[self.pane as usize]
    }

    /// What was drawn could be scrolled so far.
    pub(super) fn reached(&mut self, reach: Reach) {
        self.reach = reach;
        let scrolled = &mut self.scrolled[self.pane as usize];
        *scrolled = (*scrolled).min(reach.most);
    }

    /// What came of the last wish, for a while.
    pub(super) fn notice(&self) -> Option<&str> {
        (self.notice_seconds > 0).then_some(&self.notice)
    }

    pub(super) fn set_notice(&mut self, text: &str) {
        text.trim_end().clone_into(&mut self.notice);
        self.notice_seconds = NOTICE_SECONDS;
    }

    pub(super) fn second(&mut self) {
        self.notice_seconds = self.notice_seconds.saturating_sub(1);
    }

    /// A key changes what is seen, or is a wish. As in Locust: `w`, `W`, `s`, `S`.
    pub(super) fn press(&mut self, key: Key) -> Option<Wish> {
        match key {
            Key::Char('w') => return Some(Wish::Users(1)),
            Key::Char('W') => return Some(Wish::Users(10)),
            Key::Char('s') => return Some(Wish::Users(-1)),
            Key::Char('S') => return Some(Wish::Users(-10)),
            Key::Char('p') => return Some(Wish::Pause),
            Key::Char('q') => return Some(Wish::Stop),
            Key::Char('?' | 'h') => self.help = !self.help,
            Key::Escape => self.help = false,
            Key::Char('o') => self.order.next(),
            Key::Char('O') => self.order.turn(),
            Key::Char(_) => {}
            Key::Tab => self.pane = self.pane.beside(1),
            Key::BackTab => self.pane = self.pane.beside(-1),
            Key::Up => self.scroll(-1),
            Key::Down => self.scroll(1),
            Key::PageUp => self.scroll(-self.page()),
            Key::PageDown => self.scroll(self.page()),
            Key::Home => self.scroll(isize::MIN),
            Key::End => self.scroll(isize::MAX),
        }
        None
    }

    fn page(&self) -> isize {
        self.reach.page.max(1).cast_signed()
    }

    /// Panes that stay at their end are scrolled past from there.
    fn scroll(&mut self, lines: isize) {
        let lines = match self.pane.stays_at_its_end() {
            true => lines.saturating_neg(),
            false => lines,
        };
        let scrolled = &mut self.scrolled[self.pane as usize];
        *scrolled = scrolled.saturating_add_signed(lines).min(self.reach.most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reaching(most: usize) -> Ui {
        let mut ui = Ui::default();
        ui.reached(Reach { most, page: 10 });
        ui
    }

    fn scrolled(ui: &mut Ui, key: Key) -> usize {
        assert_eq!(ui.press(key), None);
        ui.scrolled()
    }

    #[test]
    fn locusts_keys_ask_for_users() {
        let wishes = ['w', 'W', 's', 'S'].map(|key| Ui::default().press(Key::Char(key)));
        assert_eq!(
            wishes,
            [1, 10, -1, -10].map(|users| Some(Wish::Users(users)))
        );
    }

    #[test]
    fn scrolling_ends_where_the_lines_do() {
        let mut ui = reaching(25);
        let keys = [
            Key::Up,
            Key::Down,
            Key::PageDown,
            Key::PageDown,
            Key::PageDown,
            Key::PageUp,
            Key::End,
            Key::Home,
        ];
        let passed = keys.map(|key| scrolled(&mut ui, key));
        assert_eq!(passed, [0, 1, 11, 21, 25, 15, 25, 0]);
    }

    #[test]
    fn a_pane_that_has_become_shorter_is_not_scrolled_past_its_end() {
        let mut ui = reaching(25);
        assert_eq!(scrolled(&mut ui, Key::End), 25);
        ui.reached(Reach { most: 3, page: 10 });
        assert_eq!(ui.scrolled(), 3);
    }

    #[test]
    fn the_log_is_scrolled_from_its_end() {
        let mut ui = Ui {
            pane: Pane::Log,
            ..Ui::default()
        };
        ui.reached(Reach { most: 25, page: 10 });
        let keys = [Key::Down, Key::Up, Key::PageUp, Key::Home, Key::End];
        assert_eq!(keys.map(|key| scrolled(&mut ui, key)), [0, 1, 11, 25, 0]);
    }

    #[test]
    fn every_pane_keeps_its_own_place() {
        let mut ui = reaching(25);
        scrolled(&mut ui, Key::PageDown);
        assert_eq!(scrolled(&mut ui, Key::Tab), 0);
        assert_eq!(scrolled(&mut ui, Key::BackTab), 10);
    }

    #[test]
    fn a_notice_goes_by_itself() {
        let mut ui = Ui::default();
        ui.set_notice("users 20 → 21\n");
        assert_eq!(ui.notice(), Some("users 20 → 21"));
        (0..NOTICE_SECONDS).for_each(|_| ui.second());
        assert_eq!(ui.notice(), None);
    }
}
