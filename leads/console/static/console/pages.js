// The pages beside the terminal: print, walk with j and k, and the cursor at the mistake. Without it every page
// works too.
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    if (event.target.closest('[data-do="print"]')) window.print();
  });

  // j and k walk over what is marked data-walk; Space ticks and Enter confirms by themselves.
  const stops = [...document.querySelectorAll("[data-walk]")];
  document.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key];
    const here = event.target;
    const writes = here.matches("textarea, select, input:not([type=checkbox], [type=radio])");
    if (!step || !stops.length || writes || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const at = stops.indexOf(here);
    stops[at < 0 ? 0 : Math.min(stops.length - 1, Math.max(0, at + step))].focus();
  });

  // A batch whose next rows could not be asked for says so, with how to go on.
  for (const kind of ["htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(kind, () => {
      const broken = document.querySelector("[data-broken]");
      if (broken) broken.hidden = false;
    });
  }

  const wrong = document.querySelector('[aria-invalid="true"]') || document.querySelector("[data-first]");
  if (wrong) wrong.focus();
})();
