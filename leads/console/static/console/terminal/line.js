// The command line: reads what is typed as leads/console/terminal/line.py does, offers what fits, and never loses a
// word.
(() => {
  "use strict";
  const page = document.getElementById("terminal");
  if (!page) return;
  const input = document.getElementById("line"),
    mirror = document.getElementById("mirror");
  const offersBox = document.getElementById("offers"),
    help = document.getElementById("line-help");
  const kept = window.leadsKept,
    SOCIAL = /\b\d{3}-\d{2}-\d{4}\b/g; // a number of nine digits in these groups is secret wherever it stands
  const BEGINS = /(?:(?<=\s)|(?<=[.])|^)([A-Z][A-Z0-9]{1,3})\//g,
    VIN = /^(?=[A-Z]*\d)[A-Z0-9]{17}$/,
    STATE_OF = { LIC: "LIS", OLN: "OLS" },
    BORN = /^DOB[:=.-]*(\d\S*)?$/,
    NAME_BORN = /^(.+?)[ ,]+DOB[ :=.-]*(\d.*)$/,
    DAY_APART = /^\d{1,2} (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d{4}|\d\d)$/,
    NUMBER_AND_STATE = /^(\S+)[ /]+([A-Z]{2})$/,
    TWO_NAMES = /^([\p{L}'’-]{2,}) ([\p{L}'’-]{2,}(?: \p{L})?)$/u;
  let vocabulary = { keys: {}, fields: {}, codes: {} };
  let offers = [],
    chosen = -1,
    wrong = null,
    aside = "",
    refused = null; // the line that was not sent or not done, and where: it comes back only when it is asked for
  const history = [...document.querySelectorAll(".entry[data-line]")].map((el) => el.dataset.line);
  let back = history.length;
  const listeners = [];

  // What a code means under a key: TYP is a kind of gun here, and of article there.
  const fieldOf = (key, code) => vocabulary.keys[key]?.own[code] ?? vocabulary.fields[code];

  // --- reading ---

  function read(text) {
    const up = text.toUpperCase(),
      start = up.search(/\S/);
    if (start < 0) return { key: "", pairs: [], text: up };
    const space = up.indexOf(" ", start),
      end = space < 0 ? up.length : space;
    const key = up.slice(start, end),
      rest = up.slice(end);
    const fields = vocabulary.keys[key]?.fields ?? [];
    const found = [...rest.matchAll(BEGINS)].filter((one) => rest[one.index - 1] !== "." || fields.includes(one[1]));
    const pairs = found.map((one, n) => {
      const from = end + one.index + one[0].length,
        to = end + (found[n + 1]?.index ?? rest.length);
      const value = found[n + 1] ? up.slice(from, to).replace(/\.$/, "") : up.slice(from, to);
      return {
        code: one[1],
        value: value.trim(),
        start: from,
        end: from + value.trimEnd().length,
      };
    });
    const loose = rest.slice(0, found[0]?.index ?? rest.length);
    const words = [...loose.matchAll(/\S+/g)].map((m) => ({
      word: m[0],
      start: end + m.index,
      end: end + m.index + m[0].length,
    }));
    const all = meant([...inOrder(vocabulary.keys[key], words), ...pairs], fields);
    return { key, keyEnd: end, pairs: all, text: up };
  }

  // A plate or license with its state is two fields; two names without a comma have one between them.
  function meant(pairs, fields) {
    const free = (code) => fields.includes(code) && !pairs.some((p) => p.code === code);
    return pairs.flatMap((p) => {
      const state = STATE_OF[p.code];
      const number = state && free(state) && NUMBER_AND_STATE.exec(p.value);
      const born = p.code === "NAM" && free("DOB") && NAME_BORN.exec(p.value);
      if (born)
        return [
          ...meant([{ ...p, value: born[1], end: p.start + born[1].length }], []),
          { ...p, code: "DOB", value: born[2], start: p.end - born[2].length },
        ];
      const names = p.code === "NAM" && TWO_NAMES.exec(p.value);
      if (number && vocabulary.codes.LIS?.[number[2]])
        return [
          { ...p, value: number[1], end: p.start + number[1].length },
          { ...p, code: state, value: number[2], start: p.end - 2 },
        ];
      return names ? [{ ...p, value: `${names[1]}, ${names[2]}` }] : [p];
    });
  }

  // The birth date's code without its slash, with a date behind it.
  function isBorn(words, at) {
    const found = BORN.exec(words[at].word);
    return Boolean(found && (found[1] || /^\d/.test(words[at + 1]?.word ?? "")));
  }

  function inOrder(key, words) {
    const pairs = [],
      left = [...words];
    let fields = key?.fields ?? [];
    if (fields.includes("VIN") && left.length && VIN.test(left[0].word)) {
      const { word, start, end } = left.shift();
      pairs.push({ code: "VIN", value: word, start, end, loose: true });
      fields = fields.slice(fields.indexOf("VIN") + 1);
    }
    for (const code of fields) {
      if (!left.length) break;
      let count = 1;
      if (code === "NAM") {
        const digit = left.findIndex((w, n) => /\d/.test(w.word) || isBorn(left, n));
        count = digit < 0 ? left.length : digit || 1;
      } else if (code === "DOB") {
        if (isBorn(left, 0)) {
          const { word, end } = left.shift(),
            day = BORN.exec(word)[1];
          if (day) left.unshift({ word: day, start: end - day.length, end });
        }
        const three = left.slice(0, 3).map((w) => w.word).join(" ");
        count = DAY_APART.test(three) ? 3 : 1;
      }
      const taken = left.splice(0, count);
      pairs.push({
        code,
        value: taken.map((w) => w.word).join(" "),
        start: taken[0].start,
        end: taken.at(-1).end,
        loose: true,
      });
    }
    return pairs;
  }

  function shown(key, pairs) {
    return [key, ...pairs.map((p) => `${p.code}/${p.value}`)].join(" ");
  }

  // --- what is kept while the page is away, without what is secret ---

  function secretsOf(text) {
    const { key, pairs } = read(text);
    return pairs.filter((p) => fieldOf(key, p.code)?.secret);
  }

  // The same line without the values of its secret fields; what has no key yet may hold one too.
  function secretless(text) {
    let left = text;
    for (const p of secretsOf(text).reverse()) left = left.slice(0, p.start) + left.slice(p.end);
    for (const [code, field] of Object.entries(vocabulary.fields))
      if (field.secret)
        left = left.replace(new RegExp(`\\b${code}/[^/]*?(?=\\s+[A-Z][A-Z0-9]{1,3}/|$)`, "gi"), `${code}/`);
    return left.replace(SOCIAL, "");
  }

  function keep() {
    if (!page.dataset.ready) return; // what is secret is not known yet
    const [text, put] = [input.value, aside].map(secretless);
    const back = refused && { ...refused, line: secretless(refused.line) };
    kept.set("draft", { line: text, aside: put, refused: back, lacks: text !== input.value });
  }

  function restore() {
    const left = kept.get("draft");
    if (!left || input.value) return;
    ({ aside, refused } = left);
    set(left.line);
    if (!left.lacks) return;
    const said = document.getElementById("line-problem");
    said.textContent = "A secret number in the line was not kept. Type it once more.";
    said.hidden = false;
  }

  // A line begun elsewhere takes the place of what was being typed, which Escape brings back.
  function begin(text) {
    if (input.value.trim()) aside = input.value;
    set(text);
  }

  function nextField(message) {
    const key = vocabulary.keys[message.key];
    if (!key) return "";
    const there = new Set(message.pairs.map((p) => p.code));
    if (there.size && key.route === "ask" && key.sets.length) {
      // what belongs with what was begun comes before what would be another question
      const sets = key.sets.filter((set) => set.some((code) => there.has(code)));
      const wanted = sets.flat().find((code) => !there.has(code));
      if (wanted && !sets.some((set) => set.every((code) => there.has(code)))) return wanted;
    }
    return key.must.find((code) => !there.has(code)) || key.fields.find((code) => !there.has(code)) || "";
  }

  // --- offering ---

  function place(text, caret) {
    const before = text.slice(0, caret).toUpperCase();
    if (!before.trimStart().includes(" "))
      return { kind: "key", part: before.trimStart(), from: caret - before.trimStart().length };
    const message = read(before),
      last = message.pairs.at(-1),
      token = /\S*$/.exec(before)[0];
    if (last && !last.loose && last.start <= caret) {
      const part = before.slice(last.start);
      const table = fieldOf(message.key, last.code)?.codes;
      if (table && !/\s$/.test(part))
        return { kind: "code", table, part: part.trim(), from: last.start, code: last.code, message };
      if (token.length > 1 && /\s/.test(part))
        return { kind: "field", part: token, from: caret - token.length, message };
      return { kind: "value", code: last.code, part: part.trim(), from: last.start, message };
    }
    const code = token ? last?.code : nextField(message);
    const table = fieldOf(message.key, code)?.codes;
    return {
      kind: table ? "code" : "loose",
      table,
      part: token,
      from: caret - token.length,
      code,
      message,
      loose: true,
    };
  }

  function find(here) {
    if (here.kind === "key") {
      return Object.entries(vocabulary.keys)
        .filter(([key]) => key.startsWith(here.part))
        .map(([key, one]) => ({ put: `${key} `, code: key, words: one.title }));
    }
    if (here.kind === "code") {
      const rows = Object.entries(vocabulary.codes[here.table] ?? {});
      const by = (test) => rows.filter(([code, words]) => test(code, words.toUpperCase()));
      const first = by((code) => code.startsWith(here.part));
      const more =
        here.part.length > 1 ? by((code, words) => !code.startsWith(here.part) && words.includes(here.part)) : [];
      return [...first, ...more].slice(0, 60).map(([code, words]) => ({ put: `${code} `, code, words }));
    }
    if (here.kind !== "field" && !(here.kind === "loose" && /^[A-Z]{2,4}$/.test(here.part))) return [];
    const there = new Set(here.message.pairs.filter((p) => !p.loose).map((p) => p.code));
    const key = vocabulary.keys[here.message.key];
    return (key?.fields ?? [])
      .filter((code) => code.startsWith(here.part) && !there.has(code))
      .map((code) => {
        const field = fieldOf(here.message.key, code);
        return { put: `${code}/`, code, words: field.name, more: key.must.includes(code) ? "needed" : "" };
      });
  }

  function show(open, quiet) {
    const here = place(input.value, input.selectionStart ?? input.value.length);
    offers = !quiet && (open || here.part) ? find(here) : [];
    if (offers.length === 1 && offers[0].code === here.part) offers = [];
    chosen = -1;
    offersBox.replaceChildren(
      ...offers.map((one, n) => {
        const row = document.createElement("div");
        row.className = "offer";
        row.id = `offer-${n}`;
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", "false");
        const code = document.createElement("code"),
          words = document.createElement("span"),
          more = document.createElement("small");
        code.textContent = one.code;
        words.textContent = one.words;
        more.textContent = one.more ?? "";
        row.append(code, words, more);
        row.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          accept(n);
        });
        return row;
      }),
    );
    offersBox.hidden = !offers.length;
    input.setAttribute("aria-expanded", String(Boolean(offers.length)));
    input.removeAttribute("aria-activedescendant");
    explain(here);
    paint(here);
  }

  function choose(n) {
    chosen = (n + offers.length) % offers.length;
    [...offersBox.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === chosen)));
    offersBox.children[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `offer-${chosen}`);
    paint(place(input.value, input.selectionStart));
  }

  function accept(n) {
    const here = place(input.value, input.selectionStart),
      one = offers[n];
    const rest = input.value.slice(input.selectionStart).replace(/^\S*\s?/, "");
    set(input.value.slice(0, here.from) + one.put + rest, here.from + one.put.length);
  }

  function explain(here) {
    const message = read(input.value),
      key = vocabulary.keys[message.key],
      field = fieldOf(message.key, here.code);
    help.replaceChildren();
    const strong = document.createElement("strong");
    if (refused && !input.value) {
      strong.textContent = "Not done";
      const what = fieldOf(read(refused.line).key, refused.code)?.name ?? "the line";
      help.append(strong, ` · Tab corrects ${what}, ↑ brings the line back, or type the next one`);
      return;
    }
    if (!key) {
      help.append("Type a message key, such as QV or QW");
      return;
    }
    strong.textContent = key.title;
    const next = fieldOf(message.key, nextField(message));
    const begun = here.kind === "value" && here.part && next; // what stands is fine so far: say what comes next
    const words =
      field && !begun
        ? [field.name, field.help].filter(Boolean).join(", ")
        : next
          ? `${next.name} next${next.help ? `, ${next.help}` : ""}`
          : "Enter sends it";
    help.append(strong, ` · ${words}`);
  }

  // --- showing ---

  function paint(here) {
    const text = input.value,
      message = read(text),
      bits = [];
    const ghost = ghostOf(here, message);
    const add = (tag, words) => {
      if (words) {
        const el = tag ? document.createElement(tag) : document.createTextNode(words);
        if (tag) el.textContent = words;
        bits.push(el);
      }
    };
    if (vocabulary.keys[message.key]) {
      add("b", text.slice(0, message.keyEnd));
    } else {
      add("", text.slice(0, message.keyEnd ?? text.length));
    }
    const rest = message.keyEnd ?? text.length;
    if (wrong && wrong.start >= rest) {
      add("", text.slice(rest, wrong.start));
      add("s", text.slice(wrong.start, wrong.end));
      add("", text.slice(wrong.end));
    } else {
      add("", text.slice(rest));
    }
    add("i", ghost);
    mirror.replaceChildren(...bits);
    mirror.scrollLeft = input.scrollLeft;
  }

  function ghostOf(here, message) {
    const text = input.value;
    if (offers.length) {
      const first = offers[Math.max(chosen, 0)].code;
      return here.part && first.startsWith(here.part) ? first.slice(here.part.length) : "";
    }
    if (!text || input.selectionStart !== text.length || !vocabulary.keys[message.key]) return "";
    if (here.kind === "key") return "";
    if ((here.kind === "value" || here.kind === "code") && !here.loose && !here.part)
      return fieldOf(message.key, here.code)?.example ?? "";
    const next = nextField(message);
    return next ? `${/\s$/.test(text) ? "" : " "}${next}/` : "";
  }

  function set(text, caret = text.length, keepWrong = false) {
    input.removeAttribute("aria-invalid");
    if (!keepWrong) wrong = null;
    input.value = text;
    input.setSelectionRange(caret, caret);
    show(false, true);
    keep();
    listeners.forEach((tell) => tell());
  }

  // Puts the cursor where the mistake is: into the field's value, or behind its code where it is missing.
  function point(line, code) {
    let found = code && read(line).pairs.find((p) => p.code === code);
    let text = line;
    if (code && !found && vocabulary.fields[code]) {
      text = `${line.trimEnd()} ${code}/`;
      wrong = null;
      set(text);
      return;
    }
    wrong = found ? { start: found.start, end: found.end } : null;
    set(text, found ? found.end : text.length, true);
    if (found) {
      input.setSelectionRange(found.start, found.end);
      paint(place(input.value, found.end));
    }
  }

  // Keeps a line that got a no until the next is sent. It never comes back by itself: the next command starts empty.
  function offerBack(line, code, words) {
    refused = { line, code, words };
    if (!input.value) show(false, true);
    keep();
  }

  function correct() {
    const { line, code, words } = refused;
    refused = null;
    point(line, code);
    input.setAttribute("aria-invalid", "true");
    const said = document.createElement("span");
    said.className = "problem";
    said.textContent = words ?? "";
    if (words) help.replaceChildren(said);
  }

  function remember(line) {
    if (history.at(-1) !== line) history.push(line);
    back = history.length;
    aside = "";
    refused = null;
  }

  function recall(line) {
    history.push(line);
    back = history.length;
  }

  function walk(step) {
    if (back === history.length && input.value.trim()) aside = input.value; // what was begun is not lost
    back = Math.min(Math.max(back + step, 0), history.length);
    set(back === history.length ? aside : history[back]);
  }

  // --- keys ---

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const open = offers.length > 0;
    if (event.key === "Tab" && !event.shiftKey) {
      if (open) {
        event.preventDefault();
        accept(Math.max(chosen, 0));
        return;
      }
      if (refused && !input.value) {
        event.preventDefault();
        correct();
        return;
      }
      const next = input.value.trim() && nextField(read(input.value));
      if (next) {
        event.preventDefault();
        set(`${input.value.trimEnd()} ${next}/`);
      }
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      if (open) choose(chosen + 1);
      else if (back < history.length) walk(1);
      else show(true);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      if (open && chosen >= 0) choose(chosen - 1);
      else walk(-1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (open) {
        offers = [];
        offersBox.hidden = true;
        input.setAttribute("aria-expanded", "false");
        chosen = -1;
      } else if (input.value) {
        aside = input.value;
        back = history.length;
        set("");
      } else set(aside);
    } else if (event.key === "Enter" && open && chosen >= 0) {
      event.preventDefault();
      accept(chosen);
    }
  });
  input.addEventListener("input", () => {
    input.removeAttribute("aria-invalid");
    wrong = null;
    back = history.length;
    show(false);
    keep();
    listeners.forEach((tell) => tell());
  });
  input.addEventListener("scroll", () => {
    mirror.scrollLeft = input.scrollLeft;
  });
  input.addEventListener("click", () => show(false));
  input.addEventListener("blur", () => {
    offersBox.hidden = true;
  });

  restore();
  fetch(page.dataset.words)
    .then((answer) => answer.json())
    .then((words) => {
      vocabulary = words;
      page.dataset.ready = "1";
      show(false, Boolean(kept.get("draft")?.line));
      keep();
      listeners.forEach((tell) => tell());
    });

  window.leadsLine = {
    input,
    read,
    shown,
    set,
    begin,
    point,
    offerBack,
    remember,
    recall,
    secretsOf,
    secretless,
    words: () => vocabulary,
    fieldOf,
    onChange: (tell) => listeners.push(tell),
  };
})();
