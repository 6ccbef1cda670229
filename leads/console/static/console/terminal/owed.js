// What was sent and has no answer yet: it stands on the tape as such, also on a page that was opened anew, and is sent
// again under its own reference, so that it is done once. From another device it would be another message: not from
// there.
(() => {
  "use strict";
  const page = document.getElementById("terminal"),
    tape = document.getElementById("tape"),
    kept = window.leadsKept,
    line = window.leadsLine;
  if (!page || !line) return;
  const MOST = 20,
    WHY = {
      ended: "The console did not take it. Open the terminal again (F5); if you are asked to sign in, do so.",
      unknown: "It is not known whether it arrived. Sent again, it is done once and answered alike.",
      reload: "The page was left before an answer came. Sent again, it is done once and answered alike.",
      lacks: "A secret number in it was not kept: F4 puts it back into the line, to be typed once more.",
    };
  let awaited = null; // an entry that waits for its secret number to be typed

  const all = () => kept.get("owed") ?? [];
  const keep = (rows) => kept.set("owed", rows.slice(-MOST));

  // Written down before it is sent: a page may go at any moment.
  function note(text, reference) {
    const known = all().find((one) => one.reference === reference);
    const rows = all().filter((one) => one.reference !== reference);
    const at = known?.at ?? window.leadsNow().toISOString(),
      safe = line.secretless(text);
    keep([...rows, { line: safe, lacks: safe !== text, reference, at, device: page.dataset.device }]);
  }

  function paid(reference) {
    keep(all().filter((one) => one.reference !== reference));
  }

  // An entry for what has no answer: a new one at the end of the tape, or the one that stood there.
  function stand(one, stood) {
    const entry = stood ?? document.getElementById("not-sent").content.firstElementChild.cloneNode(true),
      known = all().find((row) => row.reference === one.reference) ?? one,
      put = entry.querySelector(".asked__line"),
      again = entry.querySelector("button[data-act=again]"),
      here = (known.device ?? page.dataset.device) === page.dataset.device,
      clock = window.leadsClock(new Date(known.at ?? window.leadsNow()));
    entry.dataset.line = put.textContent = put.dataset.put = one.line;
    entry.dataset.reference = one.reference;
    if (one.why === "lacks") entry.dataset.lacks = "1";
    else delete entry.dataset.lacks;
    entry.querySelector(".asked__at").textContent = clock;
    entry.querySelector("[data-sent]").textContent = `Sent ${clock.slice(0, 5)}, no answer yet.`;
    entry.querySelector("[data-why]").textContent = here
      ? WHY[one.why]
      : `It was sent from ${known.device}: go back there to send it again. From here it would be another message.`;
    again.disabled = again.hidden = !here; // a key presses no button that is disabled
    if (!stood) tape.append(entry);
    document.getElementById("tape-empty")?.remove();
    return entry;
  }

  // On a page that opens: what is still owed, at the end of the tape. Gives back the last line that can be sent again.
  function show() {
    const answered = new Set([...tape.querySelectorAll(".entry")].map((one) => one.dataset.reference));
    const left = all().filter((one) => !answered.has(one.reference));
    keep(left);
    for (const one of left) {
      stand({ ...one, why: one.lacks ? "lacks" : "reload" });
      line.recall(one.line);
    }
    return left.findLast((one) => one.device === page.dataset.device)?.line ?? "";
  }

  function retype(entry) {
    const text = entry.dataset.line;
    awaited = entry;
    line.point(text, line.secretsOf(text).find((one) => !one.value)?.code);
    line.input.focus();
  }

  // The entry that a line is, typed once more with its secret number; nothing for any other line.
  function meant(text) {
    const entry = awaited;
    if (!entry || text === entry.dataset.line || line.secretless(text) !== entry.dataset.line) return null;
    awaited = null;
    return entry;
  }

  window.leadsOwed = { note, paid, stand, show, retype, meant };
})();
