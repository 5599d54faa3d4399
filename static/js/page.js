// What every page gains with JavaScript; all of it works without.
(() => {
  "use strict";

  // A second tap on "save" while the first is on its way sends nothing (the server would take it as one record too).
  for (const form of document.querySelectorAll("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
      setTimeout(() => delete form.dataset.sent, 8000);
    });
  }
  // Back from the next page: the form may be sent again.
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // What is to be corrected is where the eye and the screen reader go first.
  document.getElementById("faults")?.focus();

  // Show the password.
  for (const box of document.querySelectorAll("[data-shows]")) {
    box.addEventListener("change", () => {
      document.getElementById(box.dataset.shows).type = box.checked ? "text" : "password";
    });
  }

  // The running sum of head-counts.
  for (const sum of document.querySelectorAll("output[data-sums]")) {
    const fields = sum.dataset.sums.split(" ").map((id) => document.getElementById(id));
    const add = () => {
      const values = fields.map((field) => Number.parseInt(field.value.replaceAll(".", ""), 10) || 0);
      sum.value = values.reduce((total, value) => total + value, 0).toLocaleString("id-ID");
    };
    for (const field of fields) field.addEventListener("input", add);
    add();
  }

  // A select that filters at once; its button stays for those without JavaScript.
  for (const select of document.querySelectorAll("select[data-submits]")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }
})();
