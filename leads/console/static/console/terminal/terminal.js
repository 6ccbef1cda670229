// The terminal page: sends the line, puts answers on the tape, says a hit once, hears what comes by itself.
(() => {
  "use strict";
  const page = document.getElementById("terminal"),
    line = window.leadsLine;
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
    if (!text) return;
    line.remember(text);
    line.set("");
    away += 1;
    form.classList.add("line--busy");
    try {
      const answer = await ask({ line: text, reference: reference() });
      const ms = answer.headers.get("X-Answer-Ms");
      link(true, "connected");
      if (ms && answerTime) answerTime.textContent = ` · ${ms} ms`;
      arrive(await answer.text(), text);
      document.body.dispatchEvent(new CustomEvent("leads:changed"));
    } catch (error) {
      link(false, "not connected");
      sayNow.textContent = "No answer came. The message stands in the line; send it again.";
      if (!line.input.value) line.set(text);
    } finally {
      away -= 1;
      if (!away) form.classList.remove("line--busy");
    }
  }

  // Somebody is at a caution that they have not said to have read: nothing that arrives moves it away.
  const reading = () => Boolean(document.activeElement?.closest("[data-caution] [data-act=caution]"));
  const unread = () => document.querySelector("[data-caution] [data-act=caution]");

  function arrive(html, text) {
    const entry = new DOMParser().parseFromString(html, "text/html").querySelector(".entry");
    if (!entry) return;
    document.getElementById("tape-empty")?.remove();
    const end = !reading() && (tape.scrollHeight - tape.scrollTop - tape.clientHeight < 200 || text !== undefined);
    tape.append(entry);
    while (tape.children.length > 200) tape.firstElementChild.remove();
    if (end)
      (entry.offsetHeight > tape.clientHeight ? entry : tape.lastElementChild).scrollIntoView({
        block: entry.offsetHeight > tape.clientHeight ? "start" : "end",
      });
    announce(entry);
    if (entry.dataset.outcome === "refused" && text !== undefined && !line.input.value)
      line.point(text, entry.dataset.field);
  }

  function announce(entry) {
    const headline = entry.querySelector(".card__headline")?.textContent,
      advise = entry.querySelector(".card__advise")?.textContent;
    const caution = entry.querySelector("[data-caution] [data-act=caution]");
    if (headline) sayNow.textContent = `Hit. ${headline}. ${advise ?? ""}`;
    else say.textContent = entry.querySelector(".card")?.innerText.split("\n")[0] ?? "";
    if (caution && !reading()) caution.focus(); // the one thing that takes the focus away, and it says so
  }

  // --- what one can do with an answer ---

  const ACTS = {
    caution(card, entry) {
      mark(entry, "seen");
      card.removeAttribute("data-caution");
      card.querySelector("[data-act=caution]").remove();
      (unread() ?? line.input).focus();
    },
    whole(card, entry, button) {
      const whole = card.querySelector(".whole");
      whole.hidden = !whole.hidden;
      button.setAttribute("aria-expanded", String(!whole.hidden));
      if (!whole.hidden) whole.scrollIntoView({ block: "nearest" });
    },
    "not-this"(card, entry, button) {
      mark(entry, "not this one");
      card.classList.add("card--seen");
      tag(card, "not this one");
      button.disabled = true;
      line.input.focus();
    },
    print(card, entry) {
      tape.querySelectorAll(".to-print").forEach((el) => el.classList.remove("to-print"));
      entry.classList.add("to-print");
      document.body.dataset.printOne = "1";
      window.print();
    },
    ack(card, entry, button) {
      mark(entry, "seen");
      button.remove();
      line.input.focus();
    },
  };

  function mark(entry, words) {
    const unsolicited = entry.dataset.unsolicited ? { unsolicited: "1" } : {};
    post(page.dataset.mark, { number: entry.dataset.number, words, ...unsolicited })
      .then(() => document.body.dispatchEvent(new CustomEvent("leads:changed")))
      .catch(() => link(false, "not connected"));
  }

  function tag(card, words) {
    const old =
      card.querySelector("[data-mark]") ??
      card.querySelector(".card__head").appendChild(document.createElement("span"));
    old.className = "mark";
    old.dataset.mark = "";
    old.textContent = words;
  }

  function example(button) {
    const entry = button.closest(".entry"),
      was = line.read(line.input.value || entry.dataset.line || "");
    const words = button.dataset.example,
      known = line.words();
    if (known.keys[words.split(" ")[0]]) {
      line.set(words);
      return;
    }
    const [, code, value] = /^(?:([A-Z0-9]{2,4})\/)?(.*)$/.exec(words);
    const field = code || entry.dataset.field,
      pairs = was.pairs.filter((p) => p.code !== field);
    line.set(line.shown(was.key, [...pairs, { code: field, value }]));
  }

  page.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.put) {
      line.set(button.dataset.put);
      line.input.focus();
    } else if (button.dataset.example) {
      example(button);
      line.input.focus();
    } else if (button.dataset.act) ACTS[button.dataset.act](button.closest(".card"), button.closest(".entry"), button);
  });
  window.addEventListener("afterprint", () => delete document.body.dataset.printOne);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });

  // A key that is typed anywhere on the page goes into the line.
  document.addEventListener("keydown", (event) => {
    if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (reading()) {
      event.preventDefault();
      line.input.value += event.key;
      return;
    } // a blank in a command is no word of having read
    if (
      event.target.closest("input, textarea, select, button, a, [popover]") ||
      document.querySelector("[data-caution]")
    )
      return;
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
  (unread() ?? line.input).focus();
})();
