// The queue of sessions to check: how many are ticked stands on the button, and "tick all" needs no new page.
(() => {
  "use strict";

  for (const form of document.querySelectorAll("form[data-ticks]")) {
    const boxes = [...form.querySelectorAll("input[name=session]")];
    const button = form.querySelector("[data-ticked]");
    const words = button.textContent;
    const count = () => {
      const ticked = boxes.filter((box) => box.checked).length;
      button.textContent = ticked ? button.dataset.ticked.replace("#", ticked.toLocaleString("id-ID")) : words;
    };
    form.addEventListener("change", count);
    addEventListener("pageshow", count);
    form.querySelector("[data-tick=all]")?.addEventListener("click", (event) => {
      event.preventDefault();
      for (const box of boxes) box.checked = box.hasAttribute("data-plain");
      count();
    });
    count();
  }
})();
