// The form of a regulation asks only what its kind has. What is filled in or wrong stays in sight, so that nothing typed hides.
(() => {
  "use strict";
  const kind = document.querySelector("select[name=kind]");
  if (!kind) return;
  const filled = (part) =>
    part.querySelector(".wrong") ||
    [...part.querySelectorAll("input, option")].some((one) => one.selected || one.checked || (one.type === "text" || one.type === "date" ? one.value : false));
  function show() {
    for (const part of document.querySelectorAll("[data-kinds]")) {
      part.hidden = kind.value !== "" && !part.dataset.kinds.split(" ").includes(kind.value) && !filled(part);
    }
  }
  kind.addEventListener("change", show);
  addEventListener("pageshow", show);
  show();
})();
