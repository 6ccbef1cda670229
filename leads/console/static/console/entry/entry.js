// A form of entry: each field is looked over when it is left, codes are offered with their meaning, Enter goes on and
// never sends, and what was begun is kept in this tab without what is secret. Without it the form works all the same.
(() => {
  "use strict";
  const kept = window.leadsKept,
    form = document.getElementById("entry");
  if (document.getElementById("entry-done")) kept.set("entry", null); // what was begun is done
  if (!form) return;
  const fields = [...form.querySelectorAll("[data-field]")],
    say = document.getElementById("entry-say"),
    SOCIAL = /\b\d{3}-\d{2}-\d{4}\b/g, // nine digits in these groups are secret wherever they stand …
    IN_WORDS = /\b\d{3}[- ]?\d{2}[- ]?\d{4}\b/g; // … and in words without groups, where no other number is meant
  const visited = new Set(fields.filter((one) => one.hasAttribute("aria-invalid")));
  let asked = 0;

  // --- what stands beside a field ---

  const beside = (field, what) => document.getElementById(`${field.id}-more`).querySelector(`[data-${what}]`);

  function tell(field, what, words) {
    const place = beside(field, what);
    place.textContent = words ?? "";
    place.hidden = !words;
  }

  const isMissing = (no) => no.code === "field-missing" || no.code === "set-missing";

  function wrong(field, no) {
    tell(field, "problem", no && (isMissing(no) ? no.sentence : [no.sentence, no.cure].filter(Boolean).join(" ")));
    if (no) {
      field.setAttribute("aria-invalid", "true");
      const folded = field.closest("details");
      if (folded) folded.open = true;
    } else field.removeAttribute("aria-invalid");
  }

  // Only what somebody has been to is called wrong, and nothing is called missing before it is all looked over.
  function show({ problems, means }, left) {
    for (const field of fields) {
      const no = problems[field.name];
      tell(field, "means", means[field.name]);
      if (visited.has(field) && !(no && isMissing(no) && !field.hasAttribute("aria-invalid"))) wrong(field, no);
    }
    const no = left?.hasAttribute("aria-invalid") && problems[left.name];
    say.textContent = no ? `${left.labels[0].firstChild.textContent}: ${no.sentence}` : "";
  }

  async function look(left) {
    const mine = (asked += 1);
    try {
      const answer = await fetch(form.dataset.check, { method: "POST", body: new FormData(form) });
      const away = answer.headers.get("X-Go");
      if (away) {
        keep();
        location.assign(away);
      } else if (answer.ok && mine === asked) show(await answer.json(), left);
    } catch {
      return; // no link just now: it is looked over when it is sent
    }
  }

  // --- what is still needed ---

  function count() {
    const empty = fields.filter((one) => one.getAttribute("aria-required") && !one.value.trim());
    const words = (n) => (n ? `${n} needed` : "");
    document.getElementById("entry-left").textContent = empty.length
      ? `${empty.length} needed field${empty.length > 1 ? "s are" : " is"} empty.`
      : "All needed fields are filled in.";
    for (const place of document.querySelectorAll("[data-left]")) {
      const rows = document.getElementById(place.dataset.left).closest(".entry__section");
      place.textContent = words(empty.filter((one) => rows.contains(one)).length);
    }
  }

  // --- codes ---

  let codes = null;
  async function offer(field) {
    const table = field.dataset.codes;
    if (!table || field.list) return;
    codes ??= fetch(form.dataset.words).then((answer) => (answer.ok ? answer.json() : { codes: {} }));
    const rows = (await codes.catch(() => ({ codes: {} }))).codes[table];
    if (!rows || field.list) return;
    let list = document.getElementById(`codes-${table}`);
    if (!list) {
      list = document.createElement("datalist");
      list.id = `codes-${table}`;
      for (const [value, label] of Object.entries(rows))
        list.append(Object.assign(document.createElement("option"), { value, label }));
      form.append(list);
    }
    field.setAttribute("list", list.id);
  }

  // --- what is kept while the page is away ---

  function keep() {
    const values = {};
    let lacks = false;
    for (const field of fields) {
      const social = field.matches("textarea") ? IN_WORDS : SOCIAL;
      const value = "secret" in field.dataset ? "" : field.value.replace(social, "");
      lacks ||= value !== field.value;
      if (value.trim()) values[field.name] = value;
    }
    const reference = form.elements.reference.value;
    kept.set("entry", { key: form.dataset.keyOf, device: form.elements.device.value, reference, values, lacks });
  }

  function restore() {
    const left = kept.get("entry");
    if (!left || left.key !== form.dataset.keyOf || left.device !== form.elements.device.value) return;
    const same = form.dataset.begun === "empty" || left.values.NIC === form.elements.NIC?.value;
    if (!same || !Object.keys(left.values).length) return;
    form.elements.reference.value = left.reference; // sent again, it is done once
    for (const field of fields) {
      field.value = left.values[field.name] ?? "";
      const folded = field.closest("details");
      if (field.value && folded) folded.open = true;
      if (field.value) visited.add(field);
    }
    fields.find((field) => !field.value && !field.closest("details:not([open])"))?.focus();
    const said = document.getElementById("entry-kept");
    said.querySelector("[data-lacks]").hidden = !left.lacks;
    said.hidden = false;
    look(null);
  }

  // --- keys ---

  function next(field) {
    const seen = fields.filter((one) => !one.closest("details:not([open])"));
    (seen[seen.indexOf(field) + 1] ?? form.querySelector("[value=check]")).focus();
  }

  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!("field" in field.dataset) || event.isComposing) return;
    if (event.key === "Enter" && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      next(field);
    }
    if (event.altKey && event.key.toLowerCase() === "l") {
      event.preventDefault();
      form.querySelector(`[id="${field.id}-more"] [data-list]`)?.click();
    }
  });
  form.addEventListener("focusin", (event) => {
    if ("codes" in event.target.dataset) offer(event.target);
  });
  form.addEventListener("input", () => {
    keep();
    count();
  });
  form.addEventListener("change", (event) => {
    if (!("field" in event.target.dataset)) return;
    visited.add(event.target);
    look(event.target);
  });
  for (const link of document.querySelectorAll('a[href^="#"]'))
    link.addEventListener("click", (event) => {
      const to = document.getElementById(link.hash.slice(1));
      if (!to || link.classList.contains("skip")) return;
      event.preventDefault();
      const folded = to.closest("details");
      if (folded) folded.open = true;
      const first = to.matches("h2") ? to.closest(".entry__section").querySelector("[data-field]") : to;
      first.focus();
      first.scrollIntoView({ block: "center" });
    });
  // Tab goes from field to field: Alt L opens the codes
  for (const list of form.querySelectorAll("[data-list]")) list.tabIndex = -1;

  if (form.dataset.begun === "sent") keep();
  else restore();
  count();
})();
