// The link to LEADS: whether it is up, said in the header, and what comes over it by itself. Lost, it is looked for at
// once: a page that has been asleep, or a connection that comes back, waits for no browser's own pace.
(() => {
  "use strict";
  const page = document.getElementById("terminal");
  if (!page) return;
  const said = document.querySelector(".link-state"),
    QUIET = 40_000, // milliseconds without a beat (one comes every 15 seconds) after which a link counts as lost
    LOOK = 2000, // milliseconds from one look for a lost link to the next
    PATIENCE = 15_000, // milliseconds that one look may take: a car's radio is slow
    AT_ONCE = 3; // looks that may be under way
  const hears = {};
  let source = null,
    up = false,
    heard = performance.now(),
    looks = 0,
    elsewhere = false; // enough other pages of this seat hear what comes: this one rests, and takes no turn of theirs

  function say(yes, words) {
    up = yes;
    if (!said) return;
    said.dataset.state = yes ? "up" : "lost";
    said.querySelector(".link-state__words").firstChild.textContent = words;
  }

  function alive() {
    heard = performance.now();
    elsewhere = false;
    say(true, "connected");
  }

  function open() {
    source?.close();
    heard = performance.now();
    source = new EventSource(page.dataset.stream);
    source.addEventListener("open", alive);
    source.addEventListener("beat", alive);
    source.addEventListener("later", () => {
      elsewhere = true;
    });
    source.addEventListener("ended", () => {
      source.close();
      location.reload();
    });
    source.addEventListener("error", () => say(false, elsewhere ? "resting: too many pages open" : "not connected"));
    for (const [name, tell] of Object.entries(hears))
      source.addEventListener(name, (event) => {
        alive();
        tell(JSON.parse(event.data));
      });
  }

  // Asks for something small that needs no sign-in; if it comes, LEADS can be reached.
  async function look() {
    if (looks >= AT_ONCE) return;
    looks += 1;
    try {
      await fetch(page.dataset.alive, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      if (!up && !elsewhere) open();
    } catch {
      say(false, "not connected");
    } finally {
      looks -= 1;
    }
  }

  function watch() {
    if (up && performance.now() - heard > QUIET) say(false, "not connected");
    if (!up && !elsewhere) look();
  }

  // What is sent and answered shows that the link is there, and that the stream need not wait.
  function worked() {
    if (source?.readyState === EventSource.OPEN) alive();
    else open();
    say(true, "connected");
  }

  window.addEventListener("online", open);
  window.addEventListener("offline", () => say(false, "not connected"));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && (!up || performance.now() - heard > QUIET)) open();
  });
  window.addEventListener("pagehide", () => source?.close());
  window.addEventListener("pageshow", (event) => event.persisted && open());
  setInterval(watch, LOOK);
  window.leadsLink = {
    say,
    worked,
    // Begins to listen: `tell` has a function for each kind of event.
    hear(tell) {
      Object.assign(hears, tell);
      open();
    },
  };
})();
