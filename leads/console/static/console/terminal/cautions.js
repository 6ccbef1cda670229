// A caution is read before anything else is sent: it stays in view, and is acknowledged by a person, not by type-ahead.
(() => {
  "use strict";
  const tape = document.getElementById("tape"),
    line = window.leadsLine;
  if (!tape || !line) return;
  const LONG_ENOUGH = 500; // milliseconds a caution has to have been in view before a key counts as having read it
  const said = document.getElementById("line-problem");
  let shownAt = 0;

  const first = () => tape.querySelector("[data-caution]");

  // Brings the caution that comes next before the eyes, its headline and its button at the top of the tape.
  function show() {
    const card = first();
    if (!card) return false;
    if (!inView(card)) card.scrollIntoView({ block: "start" });
    shownAt = performance.now();
    return true;
  }

  function inView(card) {
    const head = card.querySelector(".card__head").getBoundingClientRect(),
      around = tape.getBoundingClientRect();
    return head.top >= around.top - 1 && head.bottom <= around.bottom + 1;
  }

  // Whether a key that was just pressed can mean that this caution was read.
  function readable(card) {
    if (card && inView(card) && performance.now() - shownAt >= LONG_ENOUGH) return true;
    if (card && !inView(card)) show();
    return false;
  }

  function done(card) {
    card.removeAttribute("data-caution");
    card.querySelector("[data-act=caution]").remove();
    said.hidden = true;
    if (!show()) tape.lastElementChild?.scrollIntoView({ block: "end" });
    line.input.focus();
  }

  // Enter on a line: true when it was about a caution, so nothing is sent.
  function took(text) {
    const card = first();
    if (!card) return false;
    if (!text) {
      if (readable(card)) card.querySelector("[data-act=caution]").click();
    } else {
      said.textContent = "A caution came first. Ctrl and Enter when you have read it; then Enter sends what you typed.";
      said.hidden = false;
      if (!inView(card)) show();
    }
    return true;
  }

  window.leadsCautions = { first, show, readable, done, took };
})();
