// Time is visible: the clock on the wall, and every countdown on the page. Counts from the server's clock, not the
// PC's.
(() => {
  "use strict";
  const wall = document.getElementById("wall-clock");
  const zone = document.body.dataset.zone || "UTC";
  const offset = wall ? Date.parse(wall.dateTime) - Date.now() : 0;
  const face = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZone: zone,
  });
  const zoneName = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "short" });
  const two = (n) => String(n).padStart(2, "0");
  const WORDS = { danger: "overdue", due: "due soon", "": "in time" };

  function left(ms) {
    const s = Math.floor(Math.abs(ms) / 1000),
      sign = ms < 0 ? "−" : "";
    if (s < 3600) return `${sign}${two(Math.floor(s / 60))}:${two(s % 60)}`;
    if (s < 172800) return `${sign}${Math.floor(s / 3600)} h ${two(Math.floor((s % 3600) / 60))}`;
    return `${sign}${Math.floor(s / 86400)} days`;
  }

  function count(clock, now) {
    const from = Date.parse(clock.dataset.from),
      due = Date.parse(clock.dataset.due);
    const rest = due - now,
      span = Math.max(due - from, 1000);
    const state = rest <= 0 ? "danger" : rest * 5 <= span ? "due" : "";
    clock.querySelector(".clock__left").textContent = left(rest);
    clock.querySelector(".clock__bar").value = Math.min(1000, Math.round((1000 * (now - from)) / span));
    if (state !== clock.dataset.state) {
      clock.dataset.state = state;
      clock.querySelector(".clock__state").textContent = WORDS[state];
    }
  }

  function tick() {
    const now = Date.now() + offset;
    if (wall && !document.documentElement.dataset.still) {
      const part = zoneName.formatToParts(now).find((p) => p.type === "timeZoneName");
      const time = face.format(now);
      wall.firstElementChild.textContent = time.slice(0, 5);
      wall.lastElementChild.textContent = `${time.slice(5)} ${part ? part.value : ""}`;
    }
    if (!document.documentElement.dataset.still) document.querySelectorAll(".clock").forEach((c) => count(c, now));
    setTimeout(tick, 1000 - ((Date.now() + offset) % 1000));
  }
  window.leadsClock = (at) => face.format(at); // 14:02:09, by the agency's clock
  window.leadsNow = () => new Date(Date.now() + offset);
  tick();
})();
