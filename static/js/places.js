// The villages that a session served: all of a subdistrict at once, search, the numbers beside those chosen, and the
// pasted list read without leaving the page. Without JavaScript the server does all of it but the search.
(() => {
  "use strict";
  const part = () => document.getElementById("villages");
  const form = part()?.form;
  if (!form) return;
  const all = (selector, within = part()) => [...within.querySelectorAll(selector)];
  const count = (text) => Number.parseInt(text.replaceAll(".", ""), 10) || 0;
  const written = (number) => number.toLocaleString("id-ID");

  function showNumber(box, told) {
    const row = box.closest(".choice");
    let field = row.querySelector("[name^=came-]");
    if (!field && !(told && box.checked)) return;
    if (!field || field.type === "hidden") {
      const fresh = part().querySelector("template").content.firstElementChild.cloneNode();
      fresh.name = `came-${box.value}`;
      fresh.value = field?.value ?? "";
      fresh.ariaLabel = fresh.ariaLabel.replace("%s", box.parentElement.textContent.trim());
      field?.remove();
      row.append(fresh);
      field = fresh;
    }
    field.hidden = !(told && box.checked);
  }

  // Everything that follows from the ticks and the numbers.
  function refresh() {
    const told = part().querySelector("[name=told][value=each]").checked;
    const boxes = all("[name=villages]");
    for (const box of boxes) showNumber(box, told);
    for (const fold of all("details:has([name=whole])")) {
      const own = all("[name=villages]", fold);
      const ticked = own.filter((box) => box.checked).length;
      fold.querySelector("[name=whole]").checked = ticked === own.length;
      const words = fold.querySelector("[data-some]");
      words.textContent = ticked ? words.dataset.some.replace("%s", ticked) : "";
    }
    const chosen = boxes.filter((box) => box.checked).length;
    const { none, one, many } = part().querySelector("[data-many]").dataset;
    part().querySelector("[data-many]").value = chosen > 1 ? many.replace("%s", written(chosen)) : chosen ? one : none;
    part().querySelector("[data-each]").hidden = !told;
    addUp();
  }

  function addUp() {
    const sum = part().querySelector("[data-sum]");
    const came = all("[name^=came-]:not([hidden])").reduce((total, field) => total + count(field.value), 0);
    const total = count(document.querySelector("output[data-sums]").value);
    const rest = came > total ? sum.dataset.more : sum.dataset.rest.replace("%s", written(total - came));
    const words = sum.dataset.sum.replace("%s", written(came)).replace("%t", written(total));
    sum.textContent = came === total ? words : `${words}; ${rest}`;
  }

  // Rows whose words hold what is searched; the folds around them open, and close again afterwards.
  function search(field) {
    const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
    const wanted = plain(field.value);
    let found = 0;
    for (const fold of all("details:has([name=whole])")) {
      fold.dataset.open ??= fold.open ? "yes" : "";
      let own = 0;
      for (const box of all("[name=villages]", fold)) {
        const matches = plain(box.parentElement.textContent).includes(wanted);
        box.closest(".choice").classList.toggle("d-none", !matches);
        own += matches;
      }
      fold.hidden = own === 0;
      fold.open = wanted ? own > 0 : Boolean(fold.dataset.open);
      if (!wanted) delete fold.dataset.open;
      found += own;
    }
    field.nextElementSibling.value = found ? "" : field.dataset.none;
  }

  async function read() {
    const answers = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    const body = new URLSearchParams(answers);
    body.set("read", "only");
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      part().replaceWith(document.adoptNode(page.getElementById("villages")));
    } catch {
      part().querySelector("[data-read]").textContent = part().dataset.offline;
      return;
    }
    start();
    const next = part().querySelector("#asked") ?? part().querySelector("legend");
    next.tabIndex = -1;
    next.focus();
    next.scrollIntoView();
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  form.addEventListener("change", ({ target }) => {
    if (!part().contains(target)) return;
    if (target.name === "whole") {
      for (const box of all("[name=villages]", target.closest("details"))) box.checked = target.checked;
    }
    if (["whole", "villages", "told"].includes(target.name)) refresh();
  });
  form.addEventListener("input", ({ target }) => {
    if (target.id === "village-filter") search(target);
    else addUp();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("#villages button[name=read]");
    if (!button) return;
    event.preventDefault();
    // Enter in a field "clicks" the first button of a form: that is not what was meant where nothing is to be read.
    const byEnter = event.detail === 0 && document.activeElement !== button;
    const something = part().querySelector("[name=asked]") || document.getElementById("pasted").value.trim();
    if (something) read();
    else if (byEnter) form.requestSubmit();
  });

  function start() {
    part().querySelector("[data-filter]").hidden = all("[name=villages]").length < 12;
    refresh();
  }
  start();
})();
