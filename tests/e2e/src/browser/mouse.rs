//! The mouse, where no element is clicked but a place in one.

use serde_json::json;

use super::Browser;

/// A place in the window, in CSS pixels.
pub type Place = (f64, f64);

impl Browser {
    /// Scrolls an element into the middle of the window, and gives the place that is so far into it, 0 to 1.
    ///
    /// # Panics
    /// When it is not there.
    #[track_caller]
    pub fn place_in(&self, selector: &str, (right, down): (f64, f64)) -> Place {
        let script = "const element = document.querySelector(arguments[0]); \
                      element.scrollIntoView({ block: 'center' }); \
                      const { left, top, width, height } = element.getBoundingClientRect(); \
                      return [left + arguments[1] * width, top + arguments[2] * height];";
        let place = self.run(script, vec![selector.into(), right.into(), down.into()]);
        let edge = |index: usize| place[index].as_f64().expect(selector);
        (edge(0), edge(1))
    }

    /// Moves the mouse there.
    pub fn point_at(&self, place: Place) {
        self.mouse("mouseMoved", place, 0);
    }

    /// Presses the mouse at one place and lets go at another.
    pub fn drag(&self, from: Place, to: Place) {
        self.point_at(from);
        self.mouse("mousePressed", from, 1);
        self.mouse("mouseMoved", to, 1);
        self.mouse("mouseReleased", to, 1);
    }

    /// Clicks twice.
    pub fn double_click(&self, place: Place) {
        for clicks in [1, 2] {
            self.mouse("mousePressed", place, clicks);
            self.mouse("mouseReleased", place, clicks);
        }
    }

    fn mouse(&self, kind: &str, (x, y): Place, clicks: u32) {
        let held = u32::from(clicks > 0 && kind != "mouseReleased");
        let button = if clicks > 0 { "left" } else { "none" };
        let event = json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": held, "clickCount": clicks });
        self.devtools("Input.dispatchMouseEvent", &event);
    }
}
