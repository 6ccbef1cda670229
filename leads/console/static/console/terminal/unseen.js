// What came by itself stands on top until somebody has seen it, with what was asked and when; and a hit can be heard.
(() => {
  "use strict";
  const box = document.getElementById("unseen"),
    tape = document.getElementById("tape"),
    row = document.getElementById("unseen-row")?.content.firstElementChild;
  if (!box || !tape || !row) return;
  const SMALL = matchMedia("(width < 48rem), (height < 36rem)"); // one row then
  const most = () => (SMALL.matches ? 1 : 3); // the others are counted, and take their place
  const sound = document.getElementById("terminal").dataset.sound;

  // Hits first, the newest first: a notice can wait for a car that is being stopped.
  function entries() {
    const found = [...tape.querySelectorAll(".entry[data-unsolicited]:has([data-act=ack])")].reverse();
    const late = (one) => (one.dataset.outcome === "delayed hit" ? 0 : 1);
    return found.sort((one, two) => late(one) - late(two));
  }

  function show() {
    const found = entries();
    box.replaceChildren(...found.slice(0, most()).map(line));
    if (found.length > most()) {
      const more = document.createElement("p");
      more.className = "soft small unseen__more";
      more.textContent = `and ${found.length - most()} more, below`;
      box.append(more);
    }
    box.hidden = !found.length;
  }

  function line(entry, place) {
    const one = row.cloneNode(true),
      text = (what) => entry.querySelector(what)?.textContent.trim().replace(/\s+/g, " ") ?? "";
    const late = entry.dataset.outcome === "delayed hit";
    one.classList.toggle("unseen__row--hit", late);
    one.querySelector("[data-what]").textContent = late
      ? `Delayed hit: ${text(".card__headline")}`
      : text(".card .strong");
    one.querySelector("[data-asked]").textContent = text(".asked .typed");
    one.querySelector("[data-when]").textContent = text(".asked__note") || text(".card .text").slice(0, 100);
    one.querySelector("[data-show]").addEventListener("click", () => go(entry));
    const seen = one.querySelector("[data-seen]");
    if (!place) {
      seen.dataset.key = "Alt+S"; // the topmost is the one that is meant
      seen.innerHTML = 'Seen <span class="button__key">Alt S</span>';
    }
    seen.addEventListener("click", () => {
      if (entry.querySelector("[data-caution]")) go(entry); // a caution is read, not clicked away from above
      else entry.querySelector("[data-act=ack]").click();
    });
    return one;
  }

  function go(entry) {
    const card = entry.querySelector(".card");
    card.scrollIntoView({ block: "start" });
    card.setAttribute("tabindex", "-1");
    card.focus({ preventScroll: true });
  }

  // Two short tones, made here: nothing is loaded, and a browser that may not sound yet stays still.
  function sounds(entry) {
    const late = Boolean(entry.dataset.unsolicited);
    const hit = entry.querySelector(".card--hit");
    if (sound === "off" || !hit || (!late && sound !== "all")) return;
    try {
      const context = new AudioContext();
      [0, 0.18].forEach((after, nth) => {
        const tone = context.createOscillator(),
          volume = context.createGain();
        tone.frequency.value = nth ? 1175 : 880;
        volume.gain.value = 0.15;
        tone.connect(volume).connect(context.destination);
        tone.start(context.currentTime + after);
        tone.stop(context.currentTime + after + 0.14);
        tone.addEventListener("ended", () => nth && context.close());
      });
    } catch {
      return; // no sound on this machine
    }
  }

  SMALL.addEventListener("change", show);
  window.leadsUnseen = { show, sounds };
  show();
})();
