// The fields of a form as pairs of name and text: read, filled in again, and what is to be corrected shown beside them.
"use strict";

const fields = (() => {
  const OWN = ["csrf_token", "key", "form_version"]; // of the page, not of the person

  const said = (text, n) => text.replace("{n}", n);
  const piece = (name) => document.querySelector(`template[data-piece=${name}]`).content.firstElementChild.cloneNode(true);

  const read = (form) => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !OWN.includes(name));
  const valueOf = (pairs, name) => (pairs.find(([one]) => one === name) || ["", ""])[1];

  // As many rows as there are speakers.
  const addRows = (form, name, count) => {
    const there = [...form.elements].filter((field) => field.name === name && field.type === "text");
    const row = there.length && there[there.length - 1].closest(".row");
    for (let missing = row ? count - there.length : 0; missing > 0; missing--) row.after(row.cloneNode(true));
  };

  const put = (field, values) => {
    if (field.type === "checkbox" || field.type === "radio") {
      field.checked = values.includes(field.value);
      return field.checked;
    }
    const text = values.shift() || "";
    field.value = text;
    if (field.value !== text && field.tagName === "INPUT") [field.type, field.value] = ["text", text]; // a date that is none
    return text !== "" && field.tagName !== "SELECT";
  };

  const fill = (form, pairs) => {
    const left = new Map();
    for (const [name, value] of pairs) left.set(name, [...(left.get(name) || []), value]);
    for (const [name, values] of left) addRows(form, name, values.length);
    for (const field of [...form.elements]) {
      if (!field.name || ["hidden", "file", "submit", "button"].includes(field.type)) continue;
      const fold = put(field, left.get(field.name) || []) && field.closest("details");
      if (fold) fold.open = true;
    }
    for (const field of form.querySelectorAll("input")) field.dispatchEvent(new Event("input")); // sums and days follow
    form.dispatchEvent(new CustomEvent("filled", { detail: pairs })); // and what has no field yet
  };

  const forgetFaults = (form) => {
    for (const old of document.querySelectorAll("#faults, .field > p.error")) old.remove();
    for (const old of form.querySelectorAll(".wrong")) old.classList.remove("wrong");
    for (const old of form.querySelectorAll("[aria-invalid]")) old.removeAttribute("aria-invalid");
  };

  const beside = (field, text) => {
    const place = field.closest(".field");
    if (!place) return;
    const message = Object.assign(document.createElement("p"), { className: "error text-danger", id: `${field.id}-error` });
    const label = field.getAttribute("aria-label");
    message.textContent = label ? `${label}: ${text}` : text;
    (place.querySelector(":scope > .hint") || place.querySelector(":scope > label, :scope > legend")).after(message);
    place.classList.add("wrong");
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (!field.matches("input, select, textarea")) return;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", message.id);
  };

  // On top of the page with a link to each field, and beside the field: as the server's own page has it.
  const showFaults = (form, heading, faults) => {
    forgetFaults(form);
    const box = piece("faults");
    const [title, rest] = box.children;
    title.textContent = said(title.dataset.words, faults.length);
    for (const [id, text] of faults) {
      const field = id && document.getElementById(id);
      const line = document.createElement(field ? "a" : "p");
      line.className = field ? "link-danger fw-bold d-block py-2" : "fw-bold my-2";
      line.textContent = /^\d+$/.test(text) ? said(title.dataset.refused, text) : text;
      rest.before(line);
      if (!field) continue;
      line.href = `#${id}`;
      beside(field, text);
    }
    heading.before(box);
    box.focus();
  };

  return { said, piece, read, valueOf, fill, showFaults };
})();
