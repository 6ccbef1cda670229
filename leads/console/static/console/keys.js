// Every act has a key, shown where the act is: data-key="F6" on a link or button is all it takes. Also: the screen
// locks
// by itself when nobody has touched it for as long as policy allows.
(() => {
  "use strict";
  const typing = (el) => el && (el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName));

  function name(event) {
    const mods = (event.ctrlKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "");
    return mods + (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat || event.metaKey) return;
    const key = name(event);
    if (key.length === 1 && typing(event.target)) return; // a letter typed is a letter
    const near = event.target.closest?.(".card, form")?.querySelector(`[data-key="${CSS.escape(key)}"]`);
    const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter((el) => !el.disabled);
    const newest = all.at(-1)?.closest(".entry"); // the newest answer is the one that is meant, its surest hit first
    const act = near || (newest ? all.find((el) => newest.contains(el)) : all.at(-1));
    if (!act) return;
    event.preventDefault();
    act.click();
  });

  const minutes = Number(document.body.dataset.idleMinutes || 0);
  const lock = document.querySelector('[data-key="F12"]');
  if (minutes && lock) {
    let touched = Date.now();
    for (const kind of ["keydown", "pointerdown", "wheel"]) {
      document.addEventListener(
        kind,
        () => {
          touched = Date.now();
        },
        { passive: true },
      );
    }
    setInterval(() => {
      if (Date.now() - touched > minutes * 60000) lock.click();
    }, 5000);
  }
})();
