// What a tab keeps of somebody's work while its page is away: what was typed and not sent, what was sent and not
// answered. It is theirs alone: gone when they sign out, and before a page of anybody else is shown.
(() => {
  "use strict";
  const NAME = "leads.kept",
    person = document.body.dataset.person ?? ""; // nobody's at the door: who comes in there is not known yet
  let over = false;

  function all() {
    try {
      const found = JSON.parse(sessionStorage.getItem(NAME)) ?? {};
      return found.person === person ? found : {};
    } catch {
      return {};
    }
  }

  function clear() {
    try {
      sessionStorage.removeItem(NAME);
    } catch {
      return; // a browser that keeps nothing
    }
  }

  function forget() {
    over = true;
    clear();
  }

  function get(name) {
    return all()[name];
  }

  function set(name, value) {
    if (!person || over) return;
    try {
      sessionStorage.setItem(NAME, JSON.stringify({ ...all(), person, [name]: value }));
    } catch {
      return; // full, or shut by policy: whoever types goes on typing
    }
  }

  // A page may be left before this runs: where signing out leads, it is done once more.
  const signedOut = !person && new URLSearchParams(location.search).has("signed-out");
  if (signedOut || (person && all().person !== person)) clear();
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target.getAttribute("action")?.endsWith("/account/logout")) forget();
    },
    true,
  );
  window.leadsKept = { get, set };
})();
