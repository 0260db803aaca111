// Numbers as people read them, by the rules of the tables.

const NONE = "–";

const known = (format) => (value) => (value == null ? NONE : format(value));

const millis = known((ms) => ms.toFixed(ms >= 99.95 ? 0 : ms >= 9.995 ? 1 : 2));
const rate = known((perSecond) => perSecond.toFixed(1));
const whole = known((value) => String(Math.round(value)));
const percent = (part) => `${(100 * part).toFixed(part > 0 && part < 0.00995 ? 2 : 1)} %`;

const trimmed = (value) => String(Math.round(value * 1000) / 1000);

// A number short enough for an axis: `950`, `1.5k`, `2M`, `0.25`.
function compact(value) {
  if (value >= 1e6) return `${trimmed(value / 1e6)}M`;
  return value >= 1e3 ? `${trimmed(value / 1e3)}k` : trimmed(value);
}

// A time since the start: `0:05`, `12:34`, `1:02:03`.
function clock(seconds) {
  const total = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

// What part of the requests `1 - 10^-nines` is, with as many digits as it has nines, and so many more.
const share = (nines, more = 0) =>
  `${(100 * (1 - 10 ** -nines)).toFixed(Math.max(0, Math.ceil(nines - 1e-9) - 2) + more)} %`;
