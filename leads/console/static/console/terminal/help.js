// What can be typed, by task: F1, "help", "?" or a plain word such as "stolen" in place of a message key.
(() => {
  "use strict";
  const line = window.leadsLine,
    panel = document.getElementById("help");
  if (!line || !panel) return;
  const search = panel.querySelector("input"),
    list = panel.querySelector("ul"),
    none = panel.querySelector("[data-none]");
  const SMALL = new Set(["I", "A", "AN", "THE", "TO", "WANT", "MY", "OF", "HOW", "DO"]); // words that tell no task

  function fits(task, words) {
    const all = `${task.key} ${task.words} ${task.also}`.toUpperCase();
    return words.every((word) => all.includes(word));
  }

  const tasks = (text) => {
    const words = text.toUpperCase().split(/\s+/).filter((word) => word && !SMALL.has(word));
    return (line.words().tasks ?? []).filter((one) => fits(one, words));
  };

  function row(task) {
    const button = document.createElement("button"),
      code = document.createElement("code"),
      words = document.createElement("span"),
      example = document.createElement("small");
    button.type = "button";
    button.className = "help__task";
    code.textContent = task.key;
    words.textContent = task.words;
    example.textContent = task.example;
    button.append(code, words, example);
    button.addEventListener("click", () => take(task));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  function take(task) {
    panel.close();
    line.set(`${task.key} `);
    line.input.focus();
  }

  function show() {
    const found = tasks(search.value);
    list.replaceChildren(...found.map(row));
    none.hidden = found.length > 0;
  }

  // Opens the help; `text` is what was typed in place of a key.
  function open(text = "") {
    search.value = text;
    if (text && !tasks(text).length) search.value = "";
    show();
    if (!panel.open) panel.showModal();
    search.focus();
    search.select();
  }

  const plain = (text) => /^[A-Z][A-Z ]{3,}$/.test(text);

  // True when the line asks for help, by name or by a plain word that is no message key.
  function took(text) {
    const first = text.split(" ")[0];
    if (text === "?" || text === "HELP") open();
    else if (plain(text) && !line.words().keys[first] && tasks(text).length) open(text);
    else return false;
    line.set("");
    return true;
  }

  search.addEventListener("input", show);
  panel.addEventListener("keydown", (event) => {
    const rows = [...list.querySelectorAll("button")],
      at = rows.indexOf(document.activeElement);
    if (event.key === "ArrowDown") rows[Math.min(at + 1, rows.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (rows[at - 1] ?? search).focus();
    else if (event.key === "Enter" && event.target === search) rows[0]?.click();
    else return;
    event.preventDefault();
  });
  panel.addEventListener("close", () => line.input.focus());
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "F1") return;
      event.preventDefault();
      event.stopPropagation(); // on the terminal's own page F1 leads on to the help
      open();
    },
    true,
  );
  document.getElementById("help-open").addEventListener("click", () => open());
  window.leadsHelp = { took };
})();
