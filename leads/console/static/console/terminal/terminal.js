// The terminal page: sends the line, puts answers on the tape, says a hit once, hears what comes by itself.
(() => {
  "use strict";
  const page = document.getElementById("terminal"),
    line = window.leadsLine,
    cautions = window.leadsCautions;
  if (!page || !line) return;
  const tape = document.getElementById("tape"),
    form = document.getElementById("line-form");
  const say = document.getElementById("say"),
    sayNow = document.getElementById("say-now");
  const state = document.querySelector(".link-state"),
    answerTime = document.getElementById("answer-time");
  const TRIES = 4;
  let away = 0;

  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  const reference = () => [...crypto.getRandomValues(new Uint8Array(10))].map((n) => LETTERS[n % 36]).join("");
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  function link(up, words) {
    if (!state) return;
    state.dataset.state = up ? "up" : "lost";
    state.querySelector(".link-state__words").firstChild.textContent = words;
  }

  async function post(address, fields) {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "X-CSRFToken": page.dataset.csrf },
      body: new URLSearchParams(fields),
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
        link(false, "no answer, trying again");
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
    await deliver(text, reference());
  }

  async function deliver(text, as, stood) {
    away += 1;
    form.classList.add("line--busy");
    try {
      const answer = await ask({ line: text, reference: as });
      const ms = answer.headers.get("X-Answer-Ms");
      link(true, "connected");
      if (ms && answerTime) answerTime.textContent = ` · ${ms} ms`;
      stood?.remove();
      arrive(await answer.text(), text);
      document.body.dispatchEvent(new CustomEvent("leads:changed"));
    } catch (error) {
      link(false, "not connected");
      notSent(text, as, error, stood);
    } finally {
      away -= 1;
      if (!away) form.classList.remove("line--busy");
    }
  }

  // What got no answer stands on the tape as such: the answer before it is never taken for its own.
  function notSent(text, as, error, stood) {
    const entry = stood ?? document.getElementById("not-sent").content.firstElementChild.cloneNode(true);
    const ended = /answer 4/.test(error.message);
    entry.dataset.line = text;
    entry.dataset.reference = as;
    entry.querySelector(".asked__line").textContent = text;
    entry.querySelector(".asked__line").dataset.put = text;
    entry.querySelector(".asked__at").textContent = new Date().toTimeString().slice(0, 8);
    entry.querySelector("[data-why]").textContent = ended
      ? "The console did not take it. Open the terminal again (F5); if you are asked to sign in, do so."
      : "It is not known whether it arrived. Sent again, it is done once and answered alike.";
    entry.querySelector("button[data-act=again]").disabled = false;
    if (!stood) tape.append(entry);
    if (!cautions.first()) entry.scrollIntoView({ block: "end" });
    problem(`No answer to ${text.slice(0, 60)}. F4 sends it again.`);
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
    if (end)
      (entry.offsetHeight > tape.clientHeight ? entry : tape.lastElementChild).scrollIntoView({
        block: entry.offsetHeight > tape.clientHeight ? "start" : "end",
      });
    if (!unread) cautions.show();
    announce(entry);
    if (entry.dataset.outcome === "refused" && text !== undefined) sayNo(entry, text);
  }

  function sayNo(entry, text) {
    const problems = JSON.parse(entry.dataset.problems || "{}");
    line.offerBack(text, entry.dataset.field);
    if (window.leadsForm?.takeBack(text, problems))
      problem(entry.querySelector(".card p")?.innerText ?? "It was refused.");
  }

  function announce(entry) {
    const headline = entry.querySelector(".card--hit .card__headline")?.textContent,
      advise = entry.querySelector(".card__advise")?.textContent,
      several = entry.querySelector(".hits__count")?.textContent ?? "";
    const read = entry.querySelector("[data-caution]") ? "Read the caution, then press Ctrl and Enter." : "";
    if (headline) sayNow.textContent = `Hit. ${several} ${headline}. ${advise ?? ""} ${read}`;
    else say.textContent = entry.querySelector(".card")?.innerText.split("\n")[0] ?? "";
  }

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
        link(false, "not connected");
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

  // --- what comes by itself ---

  function hear() {
    const source = new EventSource(page.dataset.stream);
    source.addEventListener("open", () => link(true, "connected"));
    source.addEventListener("entry", (event) => {
      arrive(JSON.parse(event.data));
      document.body.dispatchEvent(new CustomEvent("leads:changed"));
    });
    source.addEventListener("ended", () => {
      source.close();
      location.reload();
    });
    source.addEventListener("error", () => {
      link(false, "not connected");
      if (source.readyState === EventSource.CLOSED) setTimeout(hear, 3000);
    });
    window.addEventListener("pagehide", () => source.close());
  }
  hear();
  tape.lastElementChild?.scrollIntoView({ block: "end" });
  cautions.show();
  line.input.focus();

  // A line begun on another page comes behind the #, which no server and no log sees. It is put there, never sent.
  if (location.hash.startsWith("#line=")) {
    const begun = decodeURIComponent(location.hash.slice("#line=".length));
    history.replaceState(null, "", location.pathname);
    line.set(begun);
  }
})();
