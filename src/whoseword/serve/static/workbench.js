// The workbench's script. Pages can be read without it; it adds the keyboard and the walk through
// an article's claims.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

// Forms send only the fields that hold something, so that addresses stay short.
for (const form of all("form[data-tidy]")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}
addEventListener("pageshow", () => {
  for (const field of all("form[data-tidy] [disabled]")) field.disabled = false;
});

// An article's claims: `data-c` names the claims of a piece, `data-i` the innermost of them.
const cards = all(".card[data-c]");
let current = -1;

function light(number, { scroll = false, note = false } = {}) {
  const name = String(number);
  for (const piece of all(".m[data-c]")) {
    piece.classList.toggle("on", piece.dataset.c.split(" ").includes(name));
  }
  for (const slot of all("u[data-s]")) {
    const own = slot.dataset.s.split(" ").filter((s) => s.startsWith(`${name}:`));
    slot.classList.toggle("slot", own.length > 0);
    slot.title = own.map((s) => s.split(":")[1]).join(", ");
  }
  current = cards.findIndex((card) => card.dataset.c === name);
  cards.forEach((card, at) => card.classList.toggle("on", at === current));
  if (current < 0) return;
  const id = cards[current].id.slice("card-".length);
  if (scroll) {
    document.getElementById(`claim-${id}`)?.scrollIntoView({ block: "center" });
    cards[current].scrollIntoView({ block: "nearest" });
  }
  if (note) history.replaceState(null, "", `#claim-${id}`);
}

function walk(step) {
  if (cards.length) {
    const next = Math.min(Math.max(current + step, 0), cards.length - 1);
    light(cards[next].dataset.c, { scroll: true, note: true });
    return;
  }
  const rows = all(".row");
  if (!rows.length) return;
  const at = Math.min(Math.max(rows.findIndex((r) => r.classList.contains("at")) + step, 0), rows.length - 1);
  rows.forEach((row, number) => row.classList.toggle("at", number === at));
  rows[at].scrollIntoView({ block: "nearest" });
}

function hash() {
  const found = location.hash.match(/^#(?:claim|card)-(.+)$/);
  const card = found && document.getElementById(`card-${found[1]}`);
  if (card) light(card.dataset.c, { scroll: location.hash.startsWith("#claim-") });
}

for (const piece of all(".m[data-i]")) {
  piece.addEventListener("mouseenter", () => light(piece.dataset.i));
  piece.addEventListener("click", () => light(piece.dataset.i, { note: true }));
}
for (const card of cards) card.addEventListener("mouseenter", () => light(card.dataset.c));
addEventListener("hashchange", hash);
hash();

// Keys. `g` waits for the letter of a page.
const help = document.getElementById("help");
const keys = document.getElementById("keys");
if (help && keys) {
  keys.hidden = false;
  keys.addEventListener("click", () => help.showModal());
}
let going = false;
const actions = {
  j: () => walk(1),
  k: () => walk(-1),
  "?": () => help.showModal(),
  "/": () => document.getElementById("find").focus(),
  f: () => {
    const filter = document.getElementById("filter");
    if (!filter) return;
    filter.open = true;
    filter.querySelector("select, input:not([type=hidden])").focus();
  },
  Enter: () => document.querySelector(".row.at a.to")?.click(),
};
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help?.open) return;
  if (event.key === "Escape") document.activeElement.blur();
  if (typing(event.target)) return;
  if (going) {
    going = false;
    const link = document.querySelector(`nav a[data-key="${CSS.escape(event.key)}"]`);
    if (link) { event.preventDefault(); link.click(); }
    return;
  }
  if (event.key === "g") { going = true; return; }
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
  // What a page offers beside: a button or link that names its key.
  const own = all("[data-press]").find((one) => one.dataset.press === event.key);
  const action = own ? () => own.click() : actions[event.key];
  if (action) { event.preventDefault(); action(); }
});
