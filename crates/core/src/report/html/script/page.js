// The page as a whole: its colours, the reader's time, what can be copied.

function theme() {
  const root = document.documentElement;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const toggle = byId("theme");
  const now = () => root.dataset.theme ?? (prefersDark.matches ? "dark" : "light");
  toggle.addEventListener("click", () => (root.dataset.theme = now() === "dark" ? "light" : "dark"));
  toggle.hidden = false;
}

function localTimes() {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
  for (const time of all("time")) {
    time.title = time.textContent;
    time.textContent = format.format(new Date(time.dateTime));
  }
}

// Where the clipboard is closed to a file, the text is at least selected.
async function copy(click) {
  const text = byId(click.dataset.copy);
  try {
    await navigator.clipboard.writeText(text.textContent);
    click.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(text);
    click.textContent = "Selected";
  }
  setTimeout(() => (click.textContent = "Copy"), 2000);
}

function copies() {
  for (const click of all("[data-copy]")) {
    click.hidden = false;
    click.addEventListener("click", () => copy(click));
  }
}

theme();
localTimes();
copies();
all(".panel:not(#comparison)").forEach(panel);
measures();
namesOf(byId("statistics"), startCharts());
document.documentElement.dataset.ready = "";
