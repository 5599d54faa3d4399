// Whether a PDF is the very file that was issued: worked out here, sent nowhere.
(() => {
  "use strict";

  const compare = document.getElementById("compare");
  if (!compare || !crypto.subtle) return; // without it the page says how to compare by hand
  const field = document.getElementById("file");
  const zone = compare.querySelector(".dropzone");
  const answers = compare.querySelectorAll("[data-answer]");
  compare.hidden = false;

  const show = (answer) => {
    for (const one of answers) one.hidden = one.dataset.answer !== answer;
  };

  const look = async (file) => {
    show("");
    if (!file) return;
    try {
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      const told = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
      show(told === compare.dataset.sha256 ? "same" : "other");
    } catch {
      show("unread"); // taken away meanwhile, or on a drive that is gone
    }
  };

  field.addEventListener("change", () => look(field.files[0]));
  // Anywhere on the page: who misses the box must not leave the page for the PDF.
  for (const kind of ["dragenter", "dragover"]) {
    addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) zone.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (event.dataTransfer.files.length) {
      field.files = event.dataTransfer.files;
      look(event.dataTransfer.files[0]);
    }
  });
})();
