// F2: the same message as a form, made from the field table, filled both ways.
(() => {
  "use strict";
  const line = window.leadsLine,
    view = document.getElementById("form-view");
  if (!line || !view) return;
  const toggle = document.getElementById("form-toggle");
  let key = "",
    shownAgain = false,
    filling = false;

  function element(tag, props = {}, ...inside) {
    const el = Object.assign(document.createElement(tag), props);
    el.append(...inside);
    return el;
  }

  function row(code, must) {
    const field = line.fieldOf(key, code),
      id = `form-${code}`;
    const label = element(
      "label",
      { htmlFor: id },
      field.name,
      element("span", { className: "row__code", textContent: code }),
    );
    if (must) label.append(element("span", { className: "soft small", textContent: " needed" }));
    const input = element("input", { id, name: code, spellcheck: false, autocomplete: "off", placeholder: "" });
    input.setAttribute("aria-describedby", `${id}-help`);
    if (field.codes) {
      const list = element("datalist", { id: `${id}-codes` });
      for (const [value, words] of Object.entries(line.words().codes[field.codes]))
        list.append(element("option", { value, label: words }));
      input.setAttribute("list", list.id);
      label.append(list);
    }
    input.addEventListener("input", () => {
      right(input); // what is being mended is no longer called wrong
      back();
    });
    const help = element("span", {
      className: "row__help",
      id: `${id}-help`,
      textContent: `${field.help ? `${field.help}. ` : ""}Example: ${field.example}`,
    });
    return element("div", { className: "row" }, label, input, help);
  }

  function build(message) {
    const known = line.words().keys[message.key];
    key = message.key;
    view.replaceChildren();
    if (!known) {
      view.append(
        element("p", {
          className: "soft small",
          textContent: "Type a message key into the line first; its form comes up here.",
        }),
      );
      return;
    }
    const groups = new Map();
    const needed = known.fields.filter((code) => known.must.includes(code));
    for (const code of [...needed, ...known.fields.filter((code) => !needed.includes(code))]) {
      const group = needed.includes(code) ? "Needed" : line.fieldOf(key, code).group || "Fields";
      if (!groups.has(group)) groups.set(group, element("div", { className: "form-view__rows" }));
      groups.get(group).append(row(code, known.must.includes(code)));
    }
    for (const [group, rows] of groups) view.append(element("h3", { textContent: group }), rows);
  }

  function fill() {
    if (view.hidden || filling) return;
    const message = line.read(line.input.value);
    if (message.key !== key || !view.childElementCount) build(message);
    const values = new Map(message.pairs.map((p) => [p.code, p.value]));
    for (const input of view.querySelectorAll("input")) input.value = values.get(input.name) ?? "";
  }

  function back() {
    filling = true;
    const pairs = [...view.querySelectorAll("input")]
      .filter((i) => i.value.trim())
      .map((i) => ({ code: i.name, value: i.value.trim().toUpperCase() }));
    line.set(line.shown(key, pairs));
    filling = false;
  }

  function open(yes) {
    view.hidden = !yes;
    window.leadsKept.set("form", yes);
    toggle.setAttribute("aria-expanded", String(yes));
    if (yes) {
      key = "";
      fill();
      (view.querySelector("input") ?? line.input).focus();
    } else line.input.focus();
  }

  toggle.addEventListener("click", () => open(view.hidden));
  line.onChange(() => {
    // the first change is that the fields are known: a form that was open comes back with what was typed into it
    if (view.hidden && !shownAgain && window.leadsKept.get("form")) open(true);
    shownAgain = true;
    fill();
  });
  view.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      document.getElementById("line-form").requestSubmit();
    }
    if (event.key === "Escape") {
      event.preventDefault();
      open(false);
    }
  });
  // What stands beside a field: its help, or what is wrong with it.
  function says(input, words) {
    const help = document.getElementById(`${input.id}-help`);
    help.dataset.help ??= help.textContent;
    help.textContent = words || help.dataset.help;
    help.className = words ? "row__problem" : "row__help";
    if (words) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  const right = (input) => input.hasAttribute("aria-invalid") && says(input, "");

  // A refused line goes back into its open form, each wrong field marked, the first in focus. False: no form is open.
  function takeBack(text, problems) {
    if (view.hidden || line.input.value) return false;
    line.set(text);
    let first = null;
    for (const input of view.querySelectorAll("input")) {
      const words = problems[input.name];
      says(input, words);
      if (words) first ??= input;
    }
    (first ?? line.input).focus();
    first?.scrollIntoView({ block: "center" });
    return true;
  }
  window.leadsForm = { takeBack, open };
})();
