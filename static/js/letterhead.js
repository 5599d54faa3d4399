// The picture of the letterhead follows what is typed, and a way of signing asks only for the offices that it has.
(() => {
  "use strict";

  for (const picture of document.querySelectorAll("[data-mirror]")) {
    for (const pair of picture.dataset.mirror.split(" ")) {
      const [name, target, usual] = pair.split(":");
      const field = document.getElementById(name);
      const line = picture.querySelector(target);
      field.addEventListener("input", () => {
        const typed = field.value.trim() || picture.dataset[usual];
        line.textContent = target === ".agency" ? typed.toLocaleUpperCase("id") : typed;
      });
    }
  }

  const way = document.querySelector("select[name=variant]");
  if (!way) return;
  const show = () => {
    for (const part of document.querySelectorAll("[data-ways]")) {
      part.hidden = !part.dataset.ways.split(" ").includes(way.value) && !part.querySelector(".wrong");
    }
  };
  way.addEventListener("change", show);
  addEventListener("pageshow", show);
  show();
})();
