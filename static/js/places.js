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

  // The field beside a village, which is there once it is needed.
  function numberOf(box) {
    const row = box.closest(".choice");
    const there = row.querySelector("[name^=came-]");
    if (there && there.type !== "hidden") return there;
    const field = part().querySelector("template").content.firstElementChild.cloneNode();
    field.name = `came-${box.value}`;
    field.value = there?.value ?? "";
    field.setAttribute("aria-label", field.getAttribute("aria-label").replace("%s", box.parentElement.textContent.trim()));
    there?.remove();
    row.append(field);
    return field;
  }
  function showNumber(box, told) {
    const needed = told && box.checked;
    if (needed) numberOf(box).hidden = false;
    else for (const field of all("[name^=came-]", box.closest(".choice"))) field.hidden = true;
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
    const ticked = boxes.filter((box) => box.checked);
    offerHosts(ticked);
    const chosen = ticked.length;
    const { none, one, many } = part().querySelector("[data-many]").dataset;
    part().querySelector("[data-many]").value = chosen > 1 ? many.replace("%s", written(chosen)) : chosen ? one : none;
    part().querySelector("[data-each]").hidden = !told;
    addUp();
  }

  // Where the villages are many, only those chosen stand in the list of who held it.
  function offerHosts(ticked) {
    const group = document.querySelector("#host [data-hosts]");
    if (!group) return;
    const hosts = group.parentElement;
    const held = hosts.value;
    const kept = [...group.children].filter(({ value }) => value === held && !ticked.some((box) => box.value === held));
    group.replaceChildren(...kept, ...ticked.map((box) => new Option(box.parentElement.textContent.trim(), box.value)));
    hosts.value = held;
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
        box.closest(".col").classList.toggle("d-none", !matches);
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
      return false;
    }
    start();
    form.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }

  function show(next) {
    next.tabIndex = -1;
    next.focus();
    next.scrollIntoView();
  }
  const toRead = () => part().querySelector("#asked") || document.getElementById("pasted").value.trim();

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
  // A record comes back from the phone: numbers and open lines that have no field on a fresh page.
  form.addEventListener("filled", ({ detail }) => {
    for (const box of all("[name=villages]")) {
      const text = detail.find(([name]) => name === `came-${box.value}`)?.[1];
      if (text) numberOf(box).value = text;
    }
    const lines = detail.filter(([name]) => name === "asked").map(([, text]) => text);
    const pasted = document.getElementById("pasted");
    pasted.value = [...lines, pasted.value].filter(Boolean).join("\n");
    refresh();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("#villages button[name=read]");
    if (!button) return;
    event.preventDefault();
    // Enter in a field "clicks" the first button of a form: that is not what was meant where nothing is to be read.
    const byEnter = event.detail === 0 && document.activeElement !== button;
    if (toRead()) read().then((done) => done && show(part().querySelector("#asked") ?? part().querySelector("legend")));
    else if (byEnter) form.requestSubmit();
  });
  // A list that nobody had read yet is read before it is sent; what is not clear is asked first. Without a signal it
  // goes as it is, and the server asks.
  let asSent = false;
  const send = async (submitter, told) => {
    const done = await read();
    const numbers = !told && part().querySelector("[name=told][value=each]").checked;
    if (done && (toRead() || numbers)) return show(part().querySelector("#asked") ?? part().querySelector("legend"));
    asSent = true;
    form.requestSubmit(submitter);
    asSent = false;
  };
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target !== form || asSent || event.submitter?.hasAttribute("formaction") || !toRead()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      send(event.submitter, part().querySelector("[name=told][value=each]").checked);
    },
    true,
  );

  function start() {
    part().querySelector("[data-filter]").hidden = all("[name=villages]").length < 12;
    refresh();
  }
  start();
})();
