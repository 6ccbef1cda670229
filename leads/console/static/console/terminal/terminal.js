// The terminal page: sends the line, puts answers on the tape, says a hit once, hears what comes by itself.
(() => {
  "use strict";
  const page = document.getElementById("terminal"),
    line = window.leadsLine,
    link = window.leadsLink,
    owed = window.leadsOwed,
    cautions = window.leadsCautions;
  if (!page || !line) return;
  const tape = document.getElementById("tape"),
    form = document.getElementById("line-form");
  const say = document.getElementById("say"),
    sayNow = document.getElementById("say-now");
  const answerTime = document.getElementById("answer-time");
  const TRIES = 4;
  let away = 0;

  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  const reference = () => [...crypto.getRandomValues(new Uint8Array(10))].map((n) => LETTERS[n % 36]).join("");
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  async function post(address, fields) {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "X-CSRFToken": page.dataset.csrf },
      body: new URLSearchParams({ ...fields, device: page.dataset.device }), // a page of another seat sends nothing
      redirect: "manual",
      keepalive: true, // what was sent is not lost when the page goes away
    });
    if (answer.headers.get("X-Go")) location.assign(answer.headers.get("X-Go"));
    if (!answer.ok) throw new Error(`answer ${answer.status}`);
    return answer;
  }

  // Sent again under the same reference, a message is done once and answered alike: a lost answer costs a second.
  async function ask(fields) {
    for (let n = 1; ; n++) {
      try {
        return await post(page.dataset.send, fields);
      } catch (error) {
        if (n === TRIES || /answer 4/.test(error.message)) throw error;
        link.say(false, "no answer, trying again");
        await pause(400 * n * n);
      }
    }
  }

  async function send() {
    const text = line.input.value.trim().toUpperCase();
    if (cautions.took(text) || !text || window.leadsHelp?.took(text)) return;
    if (line.words().keys[text] && window.leadsForm) {
      line.set(`${text} `); // a key alone asks for its form
      window.leadsForm.open(true);
      return;
    }
    line.remember(text);
    line.set("");
    problem("");
    const known = owed.meant(text); // typed once more, because a secret part of it was not kept
    await deliver(text, known?.dataset.reference ?? reference(), known);
  }

  async function deliver(text, as, stood) {
    away += 1;
    form.classList.add("line--busy");
    owed.note(text, as);
    try {
      const answer = await ask({ line: text, reference: as });
      const ms = answer.headers.get("X-Answer-Ms");
      link.worked();
      if (ms && answerTime) answerTime.textContent = ` · ${ms} ms`;
      owed.paid(as);
      stood?.remove();
      arrive(await answer.text(), text);
      document.body.dispatchEvent(new CustomEvent("leads:changed"));
    } catch (error) {
      link.say(false, "not connected");
      const ended = /answer 4/.test(error.message);
      const entry = owed.stand({ line: text, reference: as, why: ended ? "ended" : "unknown" }, stood);
      if (!cautions.first()) entry.scrollIntoView({ block: "end" });
      problem(`No answer to ${text.slice(0, 60)}. F4 sends it again.`);
    } finally {
      away -= 1;
      if (!away) form.classList.remove("line--busy");
    }
  }

  // The one place for what went wrong: above the line, whether it or its form is used.
  function problem(words) {
    const box = document.getElementById("line-problem");
    box.textContent = words;
    box.hidden = !words;
  }

  function arrive(html, text) {
    const entry = new DOMParser().parseFromString(html, "text/html").querySelector(".entry");
    if (!entry) return;
    document.getElementById("tape-empty")?.remove();
    const unread = Boolean(cautions.first());
    const end = !unread && (tape.scrollHeight - tape.scrollTop - tape.clientHeight < 200 || text !== undefined);
    tape.append(entry);
    const seen = (one) => !one.dataset.unsolicited || !one.querySelector("[data-act=ack]");
    const oldest = () => [...tape.children].find(seen); // what nobody has seen stays
    while (tape.children.length > 200 && oldest()) oldest().remove();
    window.leadsUnseen?.show();
    window.leadsUnseen?.sounds(entry);
    if (end) toward(entry);
    if (!unread) cautions.show();
    announce(entry);
    if (entry.dataset.outcome === "refused" && text !== undefined) sayNo(entry, text);
  }

  // Scrolls the tape to its newest entry: to its end, or to its beginning where it is higher than the tape.
  function toward(entry) {
    const high = entry.offsetHeight > tape.clientHeight;
    (high ? entry : tape.lastElementChild).scrollIntoView({ block: high ? "start" : "end" });
  }

  function sayNo(entry, text) {
    const problems = JSON.parse(entry.dataset.problems || "{}");
    line.offerBack(text, entry.dataset.field, problems[entry.dataset.field]);
    if (window.leadsForm?.takeBack(text, problems))
      problem(entry.querySelector(".card p")?.innerText ?? "It was refused.");
    if (!cautions.first()) toward(entry); // what was said above took room from the tape
  }

  function announce(entry) {
    const headline = entry.querySelector(".card--hit .card__headline")?.textContent,
      advise = entry.querySelector(".card__advise")?.textContent,
      several = entry.querySelector(".hits__count")?.textContent ?? "";
    const read = entry.querySelector("[data-caution]") ? "Read the caution, then press Ctrl and Enter." : "";
    const entered = entry.querySelector(".card--fine p")?.textContent.replace(/\s+/g, " ") ?? "";
    if (headline) sayNow.textContent = `${entered} Hit. ${several} ${headline}. ${advise ?? ""} ${read}`;
    else say.textContent = entry.querySelector(".card")?.innerText.split("\n")[0] ?? "";
  }

  // --- what its reader may do, anew ---

  // What says the same stays: nothing is read out twice, and a bar that was folded remains so.
  document.body.addEventListener("htmx:oobBeforeSwap", (event) => {
    const words = (one) => one.textContent.replace(/\s+/g, " ").trim();
    if (words(event.detail.fragment) === words(event.detail.target)) event.detail.shouldSwap = false;
  });

  // On a low screen a bar is one line, and the tape keeps the room.
  const low = matchMedia("(height < 36rem)");
  const fold = () => {
    for (const bar of document.querySelectorAll(".terminal__bar")) bar.open = !low.matches;
  };
  low.addEventListener("change", fold);
  document.body.addEventListener("htmx:oobAfterSwap", (event) => event.detail.target.id === "standing" && fold());
  fold();

  // --- what one can do with an answer ---

  const ACTS = {
    caution(card, entry) {
      if (!cautions.readable(card)) return;
      mark(card, entry, "seen"); // for what came by itself this is its acknowledgment too
      if (entry.dataset.unsolicited) card.querySelector("[data-act=ack]")?.remove();
      cautions.done(card);
      window.leadsUnseen?.show();
    },
    whole(card, entry, button) {
      const whole = card.querySelector(".whole");
      whole.hidden = !whole.hidden;
      button.setAttribute("aria-expanded", String(!whole.hidden));
      if (!whole.hidden) whole.scrollIntoView({ block: "nearest" });
    },
    "not-this"(card, entry, button) {
      const aside = !card.classList.contains("card--seen") || card.querySelector("[data-mark]")?.textContent === "seen";
      mark(card, entry, aside ? "not this one" : "seen");
      card.classList.toggle("card--seen", aside);
      tag(card, aside ? "not this one" : "seen");
      button.firstChild.textContent = aside ? "Undo: not this one " : "Not this one ";
      line.input.focus();
    },
    print(card, entry) {
      for (const el of tape.querySelectorAll(".to-print, .to-print-card"))
        el.classList.remove("to-print", "to-print-card");
      entry.classList.add("to-print");
      card.classList.add("to-print-card");
      document.body.dataset.printOne = "1";
      window.print();
    },
    ack(card, entry, button) {
      if (entry.querySelector("[data-caution]")) return void cautions.show(); // read first, never clicked away
      mark(card, entry, "seen");
      button.remove();
      window.leadsUnseen?.show();
      line.input.focus();
    },
    again(card, entry, button) {
      if (entry.dataset.lacks) return void owed.retype(entry);
      button.disabled = true;
      problem("");
      deliver(entry.dataset.line, entry.dataset.reference, entry);
      line.input.focus();
    },
  };

  function mark(card, entry, words) {
    const unsolicited = entry.dataset.unsolicited ? { unsolicited: "1" } : {};
    post(page.dataset.mark, {
      number: entry.dataset.number,
      record: card.dataset.hit ?? "",
      words,
      ...unsolicited,
    })
      .then(() => document.body.dispatchEvent(new CustomEvent("leads:changed")))
      .catch(() => {
        link.say(false, "not connected");
        problem("That was not noted: no connection. Press the key again in a moment.");
      });
  }

  function tag(card, words) {
    const old =
      card.querySelector("[data-mark]") ??
      card.querySelector(".card__head").appendChild(document.createElement("span"));
    old.className = "mark";
    old.dataset.mark = "";
    old.textContent = words;
  }

  // The hits of the newest answer one after the other; likenesses open when their turn comes.
  function nextHit() {
    const entries = [...tape.querySelectorAll(".entry")].filter((one) => one.querySelector(".card--hit, .likeness"));
    const here = document.activeElement?.closest(".card--hit, .likeness"),
      entry = here?.closest(".entry") ?? entries.at(-1);
    if (!entry) return;
    const folded = entry.querySelector("details.likenesses");
    const cards = [...entry.querySelectorAll(".card--hit, .likeness")];
    const next = cards[(cards.indexOf(here) + 1) % cards.length];
    if (folded?.contains(next)) folded.open = true;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  page.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.put) {
      line.set(button.dataset.put);
      line.input.focus();
    } else if (button.dataset.act) ACTS[button.dataset.act](button.closest(".card"), button.closest(".entry"), button);
  });
  window.addEventListener("afterprint", () => delete document.body.dataset.printOne);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });

  // A key that is typed anywhere on the page goes into the line; Page Up and Down move the tape from there.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === "Enter" && cautions.first()) {
      event.preventDefault();
      cautions.first().querySelector("[data-act=caution]").click();
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "PageUp" || event.key === "PageDown") {
      event.preventDefault();
      tape.scrollBy({ top: (event.key === "PageUp" ? -0.9 : 0.9) * tape.clientHeight });
    } else if (event.key === "F3") {
      event.preventDefault();
      nextHit();
    } else if (event.key === "Enter" && event.repeat && event.target === line.input) event.preventDefault();
    else if (event.key === "Escape" && event.target.closest(".card--hit, .likeness")) line.input.focus();
    else if (event.key.length === 1 && !event.target.closest("input, textarea, select, button, a, [popover], summary"))
      line.input.focus();
  });

  link.hear({
    entry: (html) => {
      arrive(html);
      document.body.dispatchEvent(new CustomEvent("leads:changed"));
    },
    standing: () => document.body.dispatchEvent(new CustomEvent("leads:changed")),
  });
  const left = owed.show();
  if (left) problem(`No answer yet to ${left.slice(0, 60)}. F4 sends it again.`);
  tape.lastElementChild?.scrollIntoView({ block: "end" });
  cautions.show();
  line.input.focus();

  // A line begun on another page comes behind the #, which no server and no log sees. It is put there, never sent.
  if (location.hash.startsWith("#line=")) {
    const begun = decodeURIComponent(location.hash.slice("#line=".length));
    history.replaceState(null, "", location.pathname);
    line.begin(begun);
  }
})();
