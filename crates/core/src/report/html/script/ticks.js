// Round numbers along an axis.

const TIME_STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

// The least of 1, 2 or 5 times a power of ten that crosses `span` in at most `count` steps.
function roundStep(span, count) {
  const least = span / count;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= least * (1 - 1e-9));
}

const multiples = (step, low, high) => {
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
};

// From 0 to the first that is `high` or more.
function valueTicks(high, count) {
  const top = high > 0 ? high : 1;
  const step = roundStep(top, count);
  return multiples(step, 0, Math.ceil(top / step - 1e-9) * step);
}

function timeTicks(low, high, count) {
  const step =
    TIME_STEPS.find((step) => (high - low) / step <= count) ??
    TIME_STEPS.at(-1) * Math.ceil((high - low) / 86400 / count);
  return multiples(step, low, high);
}

// Logarithms to base ten: decades and what fits between them, and in a small part of one decade even steps.
function powerTicks(low, high, count) {
  if (high - low < 0.3) {
    const [from, to] = [10 ** low, 10 ** high];
    const even = multiples(roundStep(to - from || 1, count), from, to);
    return even.filter((value) => value > 0).map(Math.log10);
  }
  const decades = multiples(1, Math.floor(low), high);
  const within = between(count / (high - low)).map(Math.log10);
  return decades.flatMap((decade) => within.map((part) => decade + part)).filter((at) => at >= low && at <= high);
}

// The parts of a decade that so many ticks have room for.
function between(ticks) {
  if (ticks >= 6) return [1, 2, 3, 4, 5, 6, 7, 8, 9];
  return ticks >= 2.5 ? [1, 2, 5] : [1];
}

