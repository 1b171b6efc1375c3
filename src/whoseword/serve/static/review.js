// Review by keyboard: choose a field, take words of the text into it, keep it.
"use strict";
{
  const text = document.getElementById("text");
  const slot = document.getElementById("slot");
  const value = document.getElementById("value");
  const told = document.getElementById("told");
  const fix = document.getElementById("fix");
  const rows = [...document.querySelectorAll("[data-slot]")];
  const CHOICES = {
    modality: ["asserted", "ordered", "planned", "predicted", "possible", "denied", "demanded"],
    type: ["test", "production", "construction", "visit", "transfer", "deployment", "agreement",
      "meeting", "sanction", "unveiling", "attack", "statement", "assessment"],
  };
  let chosen = false;

  // The words of the text, each with the text node and the offsets at which it stands.
  const words = [];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const found of node.data.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu)) {
      words.push({ node, start: found.index, end: found.index + found[0].length });
    }
  }
  const first = words.findIndex((word) => word.node.parentElement.closest(".m"));
  let from = Math.max(first, 0);
  let to = from;

  function choose(name) {
    slot.value = name;
    chosen = true;
    for (const row of rows) row.classList.toggle("at", row.dataset.slot === name);
    document.getElementById("choices").replaceChildren(...(CHOICES[name] ?? []).map((one) => {
      const option = document.createElement("option");
      option.value = one;
      return option;
    }));
    value.value = "";
    told.textContent = `${name}: select its words in the text, or type; Enter takes them.`;
    if (CHOICES[name]) { value.focus(); return; }
    value.blur();
    text.focus({ preventScroll: true });
    show();
  }

  function leave() {
    chosen = false;
    for (const row of rows) row.classList.remove("at");
    value.blur();
    getSelection().removeAllRanges();
  }

  function show() {
    if (!words.length) return;
    const [left, right] = [words[Math.min(from, to)], words[Math.max(from, to)]];
    getSelection().setBaseAndExtent(left.node, left.start, right.node, right.end);
    left.node.parentElement.scrollIntoView({ block: "nearest" });
  }

  function move(step, { more }) {
    to = Math.min(Math.max(to + step, 0), words.length - 1);
    if (!more) from = to;
    show();
  }

  function take() {
    const taken = getSelection().toString().replace(/\s+/g, " ").trim();
    if (!taken) return;
    value.value = taken;
    told.textContent = `${slot.value}: ${taken}. Enter keeps it.`;
    value.focus();
  }

  for (const button of document.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => choose(button.dataset.choose));
  }
  text.addEventListener("mouseup", () => { if (chosen) take(); });

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && chosen) { leave(); return; }
    if (event.target.closest("input, textarea, select")) return;
    const done = () => { event.preventDefault(); event.stopImmediatePropagation(); };
    if (event.key >= "1" && event.key <= String(rows.length) && event.key.length === 1) {
      done();
      choose(rows[Number(event.key) - 1].dataset.slot);
    } else if (chosen && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      done();
      move(event.key === "ArrowRight" ? 1 : -1, { more: event.shiftKey });
    } else if (chosen && event.key === "Enter" && !event.target.closest("button, a")) {
      done();
      take();
    } else if (chosen && event.key === "x") {
      done();
      value.value = "";
      fix.requestSubmit(fix.querySelector("[value=correct]"));
    }
  }, { capture: true });
}
