// The three kinds of horizontal axes. Each knows its ticks, about `count` of them, and what they are called.

const timeAxis = { name: "time", ticks: timeTicks, tick: clock };

const NINES = [0, 1, 2, 3, 4, 5, 6, 7, 8];

const partAxis = {
  name: "part of the requests",
  ticks: (low, high) => NINES.flatMap((nine) => [nine, nine + Math.log10(2)]).filter((at) => at >= low && at <= high),
  tick: (nines) => share(nines),
};

const lengthAxis = { name: "milliseconds", ticks: powerTicks, tick: (power) => compact(10 ** power) };
