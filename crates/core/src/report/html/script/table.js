// Tables that sort by a click on a heading: one way, the other, and as they were.

function sortable(table) {
  const body = table.tBodies[0];
  const original = [...body.rows];
  const order = { column: null, falling: false };
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const click = () => {
      turn(order, column, !head.classList.contains("text"));
      body.replaceChildren(...sorted(original, order));
      heads.forEach((other, index) => other.setAttribute("aria-sort", direction(order, index)));
    };
    const sort = make("button", { type: "button", class: "sort", click });
    sort.append(...head.childNodes);
    head.append(sort);
  });
}

// Numbers fall first, words rise first.
function turn(order, column, falling) {
  if (order.column !== column) Object.assign(order, { column, falling });
  else if (order.falling === falling) order.falling = !falling;
  else order.column = null;
}

const direction = (order, column) => (order.column !== column ? "none" : order.falling ? "descending" : "ascending");

function sorted(rows, { column, falling }) {
  if (column === null) return rows;
  const keyed = rows.map((row) => [key(row.cells[column]), row]);
  keyed.sort(([a], [b]) => (falling ? compare(b, a) : compare(a, b)));
  return keyed.map(([, row]) => row);
}

// A figure, a moment or a word. `<0.1` is more than nothing, and no figure at all is less.
function key(cell) {
  const time = cell.querySelector("time");
  if (time) return time.dateTime;
  const text = cell.textContent;
  if (cell.classList.contains("text")) return text.toLowerCase();
  return text === "-" ? -1 : text.startsWith("<") ? 1e-9 : Number(text);
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
