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
      form.querySelector("[data-busy]")?.removeAttribute("hidden");
      setTimeout(() => delete form.dataset.sent, 8000);
    });
  }
  // Back from the next page: the form may be sent again.
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    for (const busy of document.querySelectorAll("[data-busy]")) busy.hidden = true;
  });

  // What is to be corrected is where the eye and the screen reader go first.
  document.getElementById("faults")?.focus();

  // A link to a field leads to it, in a fold too, and where something above it has grown.
  addEventListener("load", () => {
    const field = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!field) return;
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    field.scrollIntoView({ block: "center" });
  });

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

  // A day by one tap, from the phone's own clock, and the day of the week beside every date.
  for (const button of document.querySelectorAll("button[data-sets]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const day = new Date();
      day.setDate(day.getDate() - Number(button.dataset.days));
      const field = document.getElementById(button.dataset.sets);
      field.type = "date";
      field.value = day.toLocaleDateString("sv");
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    });
  }
  for (const output of document.querySelectorAll("output[data-day-of]")) {
    const field = document.getElementById(output.dataset.dayOf);
    const show = () => {
      const day = field.valueAsDate;
      const parts = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
      output.value = day ? day.toLocaleDateString(document.documentElement.lang, parts) : "";
    };
    field.addEventListener("input", show);
    show();
  }

  // Copy the words of a receipt, or hand them to another app.
  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).innerText);
      button.querySelector("span").textContent = button.dataset.done;
    });
  }
  for (const button of document.querySelectorAll("button[data-shares]")) {
    button.hidden = !navigator.share;
    button.addEventListener("click", () => {
      const text = document.getElementById(button.dataset.shares).innerText;
      navigator.share({ text }).catch(() => {});
    });
  }

  // A select that filters at once; its button stays for those without JavaScript.
  for (const select of document.querySelectorAll("select[data-submits]")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }
})();
