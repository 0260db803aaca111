// What stands above a table: a search, its columns, and which of two tables is shown.

// More rows than these are searched, and more columns chosen from.
const FEW = 8;

function panel(section) {
  const tables = all("table", section);
  if (tables.length === 0) return;
  tables.forEach(sortable);
  const tools = make("div", { class: "tools screen-only" });
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
  if (rows.length / tables.length > FEW) tools.append(...search(section, rows, tables.length));
  if (tables[0].tHead.rows[0].cells.length > FEW) tools.append(columns(tables));
  section.querySelector(".panel-head").append(tools);
}

function search(section, rows, tables) {
  const found = make("span", { class: "muted", role: "status" });
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const label = `Search in ${section.querySelector("h2").textContent}`;
  const field = make("input", { type: "search", class: "input search", placeholder: "Search", "aria-label": label });
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase();
    rows.forEach((row, index) => (row.hidden = !texts[index].includes(words)));
    const shown = rows.filter((row) => !row.hidden).length / tables;
    found.textContent = words ? `${shown} of ${rows.length / tables}` : "";
  });
  return [found, field];
}

function columns(tables) {
  const heads = [...tables[0].tHead.rows[0].cells];
  const choice = (head, column) => {
    const box = make("input", { type: "checkbox", checked: true });
    box.addEventListener("change", () => tables.forEach((table) => showColumn(table, column, box.checked)));
    return make("label", {}, box, head.textContent);
  };
  const list = make("div", { class: "column-list" }, ...heads.map(choice));
  const menu = make("details", { class: "columns" }, make("summary", { class: "button small" }, "Columns"), list);
  menu.addEventListener("keydown", (event) => event.key === "Escape" && close(menu));
  document.addEventListener("pointerdown", (event) => menu.contains(event.target) || menu.removeAttribute("open"));
  return menu;
}

function close(menu) {
  menu.removeAttribute("open");
  menu.querySelector("summary").focus();
}

function showColumn(table, column, shown) {
  for (const row of table.rows) row.cells[column].hidden = !shown;
}

// Of the measures, one table is shown at a time.
function measures() {
  const boxes = all(".measure");
  const segments = boxes.map((box) => make("button", { type: "button", class: "segment" }, box.dataset.measure));
  const show = (chosen) =>
    boxes.forEach((box, index) => {
      box.hidden = index !== chosen;
      segments[index].setAttribute("aria-pressed", String(index === chosen));
    });
  segments.forEach((segment, index) => segment.addEventListener("click", () => show(index)));
  boxes.forEach((box) => (box.querySelector("h3").hidden = true));
  boxes[0]?.before(
    make("div", { class: "segments screen-only", role: "group", "aria-label": "Times shown" }, ...segments),
  );
  show(0);
}

// A name in the statistics shows its charts.
function namesOf(table, choice) {
  for (const row of table.tBodies[0].rows) {
    const cell = row.querySelector("th");
    const name = make("button", { type: "button", class: "link", title: "Show its charts" }, cell.textContent);
    name.addEventListener("click", () => {
      choice.value = row.dataset.row;
      choice.dispatchEvent(new Event("change"));
      byId("charts").scrollIntoView();
    });
    cell.replaceChildren(name);
  }
}
