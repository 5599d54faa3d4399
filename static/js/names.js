// The sign-in sheet, typed by keyboard alone: name, Enter, L or P, Enter. Each row goes out by itself; one that could
// not be sent stays on the page and on this device, and goes out once there is a line. Without this file the form
// sends one row at a time.
(() => {
  "use strict";

  const form = document.getElementById("entry");
  const words = form.dataset;
  const field = form.elements;
  const rows = document.getElementById("rows");
  const status = document.getElementById("status");
  const wrong = document.getElementById("wrong");
  const chosenLine = document.getElementById("chosen");
  const more = document.getElementById("more");
  const editing = document.getElementById("editing");
  const alike = document.getElementById("alike");
  const label = form.querySelector("label[for=name]");
  const button = form.querySelector("button:not([type])");
  const store = `names-not-sent/${words.user}/${words.session}`;
  const columns = ["name", "sex", "audience", "hamlet", "home", "nik"];
  const byTouch = matchMedia("(pointer: coarse)");

  let next = Number(words.next);
  let token = field.csrf_token.value;
  let queue = kept();
  let sending = false;
  let pause = 0;
  let timer = 0;
  let looking = 0;
  let chosen = null; // who of those that came before was chosen for the row being typed
  let edited = null; // the line of the list that is being changed
  let skipping = false;
  let opened = false;

  const say = (sentence, values) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), sentence);
  const fold = (name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const line = (ref) => rows.querySelector(`[data-ref="${CSS.escape(ref)}"]`);

  // --- the row being typed

  function show(text) {
    wrong.textContent = text;
    wrong.hidden = !text;
    if (text) field.name.setAttribute("aria-invalid", "true");
    else field.name.removeAttribute("aria-invalid");
  }

  function relabel(number) {
    label.textContent = say(words.label, { n: number });
  }

  function clear() {
    for (const name of ["name", "audience", "hamlet", "home", "nik"]) field[name].value = "";
    field.sex.value = "";
    for (const box of form.querySelectorAll("input[type=radio]")) box.checked = false;
    edited?.classList.remove("tint");
    edited = null;
    editing.hidden = true;
    button.textContent = words.add;
    forgetChosen();
    show("");
    if (opened) more.open = opened = false;
    relabel(next);
  }

  function fill(values) {
    clear();
    for (const name of ["name", "audience", "hamlet", "home"]) field[name].value = values[name] || "";
    if (values.sex) field.sex.value = values.sex;
  }

  // The fold opens for what is in it, and closes again unless somebody opened it themselves.
  function unfold(values) {
    if (!more.open && (values.audience || values.hamlet || values.home)) more.open = opened = true;
  }

  function typed() {
    const row = Object.fromEntries(columns.map((name) => [name, field[name].value]));
    row.name = row.name.trim().replace(/\s+/g, " ");
    return row;
  }

  function submit() {
    const row = typed();
    closeList();
    if (!row.name && !edited) {
      skip();
    } else if (row.name && !row.sex) {
      show(document.activeElement === field.name ? "" : words.choose);
      field.sex[0].focus();
    } else if (edited) {
      change(row);
    } else {
      add(row);
    }
  }

  // An empty line on the paper keeps its number.
  function skip() {
    if (skipping) next += 1;
    skipping = !skipping;
    show("");
    relabel(next);
    status.textContent = skipping ? say(words.skip, { n: next }) : "";
    field.name.focus();
  }

  function add(row) {
    row.ref = crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    row.number = next;
    row.same_as = chosen?.id ?? null;
    next += 1;
    skipping = false;
    warnOfTwice(row);
    queue.push(row);
    keep();
    draw(row);
    clear();
    field.name.focus();
    send();
  }

  function warnOfTwice(row) {
    const same = [...rows.children].find((one) => fold(one.dataset.name) === fold(row.name) && one.dataset.sex === row.sex);
    status.textContent = same ? say(words.twice, { n: same.dataset.number }) : "";
  }

  // --- the list, newest first

  // A line that the site has not confirmed yet.
  function draw(row) {
    const tr = document.createElement("tr");
    Object.assign(tr.dataset, { ref: row.ref, number: row.number, name: row.name, sex: row.sex });
    const cells = ["td", "th", "td", "td", "td", "td"].map((tag) => tr.appendChild(document.createElement(tag)));
    cells[0].className = "num muted";
    cells[0].textContent = row.number;
    cells[1].scope = "row";
    cells[1].textContent = row.name;
    cells[2].textContent = form.querySelector(`input[value="${row.sex}"] + span`).textContent;
    cells[3].className = cells[4].className = "d-none d-md-table-cell";
    cells[5].className = "text-end";
    const state = Object.assign(document.createElement("span"), { className: "state due", textContent: words.pending });
    if (row.fault) {
      state.className = "state late";
      const text = Object.assign(document.createElement("small"), { className: "error text-danger d-block", textContent: row.fault });
      cells[1].append(text);
      const repair = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-outline-primary btn-sm", textContent: words.wrong });
      repair.addEventListener("click", () => takeBack(row));
      cells[5].append(repair);
    }
    (row.fault ? cells[1] : cells[5]).append(state);
    place(tr);
  }

  function place(tr) {
    line(tr.dataset.ref)?.remove();
    document.getElementById(tr.id)?.remove();
    const after = [...rows.children].find((one) => Number(one.dataset.number) <= Number(tr.dataset.number));
    rows.insertBefore(tr, after ?? null);
    document.getElementById("none")?.remove();
  }

  // A row that the site did not take comes back into the entry row.
  function takeBack(row) {
    queue = queue.filter((one) => one !== row);
    keep();
    line(row.ref)?.remove();
    fill(row);
    unfold(row);
    show(row.fault);
    next = row.number;
    relabel(next);
    field.name.focus();
  }

  function putIn(answer) {
    const box = document.createElement("template");
    box.innerHTML = answer.rows;
    for (const tr of [...box.content.querySelectorAll("tr")]) {
      place(tr);
      next = Math.max(next, Number(tr.dataset.number) + 1);
    }
    document.getElementById("tally").innerHTML = answer.tally;
    clearTimeout(looking);
    looking = setTimeout(lookForAlike, 1500);
    if (!edited && !field.name.value) relabel(next);
  }

  // Once the typing pauses: which of these names are those of people who came before.
  async function lookForAlike() {
    try {
      const answer = await fetch(`${words.people}?alike=1`, { redirect: "manual" });
      if (!answer.ok) return;
      const ids = await answer.json();
      for (const link of rows.querySelectorAll("[data-alike]")) link.hidden = !ids.includes(Number(link.closest("tr").dataset.id));
      alike.hidden = !ids.length;
      alike.querySelector("b").textContent = say(alike.dataset.words, { n: ids.length });
    } catch {
      // No line; the next opening of the page tells.
    }
  }

  // --- sending

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(store)) || [];
    } catch {
      return [];
    }
  }

  // Gone from the device once sent. A NIK is never written down here.
  function keep() {
    try {
      const plain = queue.map((row) => ({ ...row, nik: "" }));
      if (plain.length) localStorage.setItem(store, JSON.stringify(plain));
      else localStorage.removeItem(store);
    } catch {
      // No room or not allowed: the rows stay on the page.
    }
  }

  async function post(address, body) {
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), 20000);
    try {
      const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
      return await fetch(address, { method: "POST", headers, body: JSON.stringify(body), redirect: "manual", signal: stop.signal });
    } finally {
      clearTimeout(limit);
    }
  }

  // Sign-in over, or a token of the sign-in before: this page knows its token anew once the same person is signed in.
  async function renew() {
    const answer = await fetch(location.pathname, { redirect: "manual" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("entry");
    if (page?.dataset.user !== words.user) return false;
    token = page.elements.csrf_token.value;
    return true;
  }

  const refused = (answer) => answer.type === "opaqueredirect" || answer.status === 400 || answer.status === 401;

  async function postOnce(address, body) {
    const answer = await post(address, body);
    return refused(answer) && (await renew()) ? post(address, body) : answer;
  }

  async function send() {
    const batch = queue.filter((row) => !row.fault).slice(0, 20);
    if (sending || !batch.length) return;
    sending = true;
    clearTimeout(timer);
    let trouble = words.waiting;
    try {
      const sent = batch.map(({ fault, ...row }) => row);
      const answer = await postOnce(form.action, { rows: sent });
      if (answer.ok) {
        settle(batch, await answer.json());
        trouble = "";
      } else if (answer.type === "opaqueredirect" || answer.status === 401) {
        trouble = words.out;
      } else if (answer.status < 500) {
        trouble = words.refused;
      }
    } catch {
      // No line.
    }
    sending = false;
    if (trouble) {
      status.textContent = say(trouble, { n: queue.length });
      pause = Math.min(pause * 2 || 2000, 30000);
      timer = setTimeout(send, pause);
    } else {
      pause = 0;
      send();
    }
  }

  function settle(batch, answer) {
    const stored = new Set(answer.stored);
    for (const row of batch) row.fault = Object.values(answer.faults[row.ref] || {})[0];
    queue = queue.filter((row) => !stored.has(row.ref));
    keep();
    putIn(answer);
    for (const row of batch) if (row.fault) draw(row);
    if (!queue.length && stored.size) saved();
  }

  function saved() {
    const time = new Date().toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });
    const mark = Object.assign(document.createElement("span"), { className: "state ok", textContent: say(words.saved, { time }) });
    status.querySelector(".state")?.remove();
    if (status.textContent.startsWith(words.waiting.split("{")[0]) || status.textContent.startsWith(words.out.split("{")[0])) status.textContent = "";
    status.prepend(mark);
  }

  // --- changing and removing

  function edit(tr) {
    if (!edited && field.name.value.trim() && field.sex.value) submit();
    fill(tr.dataset);
    unfold(tr.dataset);
    edited = tr;
    tr.classList.add("tint");
    editing.hidden = false;
    document.getElementById("keep-person").hidden = !tr.dataset.shared;
    document.getElementById("drop-nik").hidden = !tr.dataset.nik;
    document.getElementById("same-person").checked = document.getElementById("no-nik").checked = false;
    button.textContent = words.change;
    relabel(tr.dataset.number);
    form.scrollIntoView({ block: "center" });
    field.name.focus();
    field.name.select();
  }

  async function ask(address, body) {
    try {
      const answer = await postOnce(address, body);
      if (answer.ok) return await answer.json();
    } catch {
      // No line.
    }
    show(words.offline);
    return null;
  }

  async function change(row) {
    const tr = edited;
    const same_person = document.getElementById("same-person").checked;
    const no_nik = document.getElementById("no-nik").checked;
    const answer = await ask(`${location.pathname}/${tr.dataset.id}/change`, { ...row, ref: tr.dataset.id, seen: tr.dataset.seen, same_person, no_nik });
    if (!answer) return;
    const faults = Object.values(answer.faults[tr.dataset.id] || {});
    putIn(answer);
    if (faults.length) {
      edited = document.getElementById(tr.id) || tr;
      show(faults[0]);
      return;
    }
    clear();
    status.textContent = "";
    saved();
    field.name.focus();
  }

  async function remove() {
    const tr = edited;
    const answer = await ask(`${location.pathname}/${tr.dataset.id}/remove`, {});
    if (!answer) return;
    tr.remove();
    putIn(answer);
    clear();
    status.textContent = `${answer.removed} `;
    const undo = document.getElementById("put-back").content.firstElementChild.cloneNode(true);
    undo.addEventListener("click", async () => {
      const back = await ask(form.action, { undo: answer.undo });
      if (!back) return;
      putIn(back);
      status.textContent = "";
      saved();
      field.name.focus();
    });
    status.append(undo);
    field.name.focus();
  }

  // --- who came before

  const list = document.getElementById("suggestions");
  let found = [];
  let active = -1;
  let asking = null;
  let waiting = 0;

  field.name.setAttribute("role", "combobox");
  field.name.setAttribute("aria-autocomplete", "list");
  field.name.setAttribute("aria-controls", "suggestions");
  field.name.setAttribute("aria-expanded", "false");

  function closeList() {
    clearTimeout(waiting);
    asking?.abort();
    found = [];
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    field.name.setAttribute("aria-expanded", "false");
    field.name.removeAttribute("aria-activedescendant");
  }

  function openList(people) {
    closeList();
    found = people;
    for (const [index, one] of people.entries()) {
      const item = document.createElement("li");
      Object.assign(item, { id: `suggestion-${index}`, className: "d-flex justify-content-between align-items-center gap-3 px-3 py-1", role: "option" });
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.textContent = `${one.name}, ${one.letter}`;
      item.append(Object.assign(document.createElement("span"), { className: "small text-end", textContent: one.about }));
      item.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        choose(one);
      });
      list.append(item);
    }
    list.hidden = !people.length;
    field.name.setAttribute("aria-expanded", String(people.length > 0));
  }

  function move(step) {
    active = (active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length;
    for (const [index, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(index === active));
    field.name.setAttribute("aria-activedescendant", `suggestion-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  function choose(one) {
    fill(one);
    chosen = one;
    chosenLine.textContent = say(words.same, { who: [`${one.name}, ${one.letter}`, one.about].join("; ") });
    chosenLine.hidden = false;
    closeList();
  }

  function forgetChosen() {
    chosen = null;
    chosenLine.hidden = true;
  }

  async function suggest() {
    const typedName = field.name.value.trim();
    if (typedName.length < 2 || edited) return closeList();
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${words.people}?q=${encodeURIComponent(typedName)}`, { redirect: "manual", signal: asking.signal });
      if (answer.ok && typedName === field.name.value.trim()) openList(await answer.json());
    } catch {
      // No line, or a letter more was typed.
    }
  }

  // --- what the keys and the pointer do

  field.name.addEventListener("input", () => {
    if (chosen && field.name.value !== chosen.name) {
      forgetChosen();
      for (const box of field.sex) box.checked = false;
    }
    show("");
    skipping = false;
    clearTimeout(waiting);
    waiting = setTimeout(suggest, 120);
  });

  field.name.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && found.length) {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      closeList();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(found[active]);
    }
  });
  field.name.addEventListener("blur", closeList);

  document.getElementById("sexes").addEventListener("keydown", (event) => {
    const key = event.key.toUpperCase();
    const box = key.length === 1 && [...field.sex].find((one) => one.dataset.keys.includes(key));
    if (!box || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.checked = true;
    box.focus();
    show("");
  });

  // On a phone the tap on L or P is the last thing that is done for a row.
  for (const one of form.querySelectorAll(".pair label")) {
    one.addEventListener("click", (event) => {
      if (event.target.matches("input") || !byTouch.matches || more.open || edited || !field.name.value.trim()) return;
      event.preventDefault();
      one.querySelector("input").checked = true;
      submit();
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  rows.addEventListener("click", (event) => {
    const link = event.target.closest("[data-edit]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    edit(link.closest("tr"));
  });
  document.getElementById("cancel").addEventListener("click", () => {
    clear();
    field.name.focus();
  });
  document.getElementById("remove").addEventListener("click", remove);

  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.hidden || send());
  addEventListener("beforeunload", (event) => {
    if (queue.length) event.preventDefault();
  });

  // What was typed before the page was left, and had not gone out.
  const sheet = new Set([...rows.children].map((tr) => tr.dataset.ref));
  queue = queue.filter((row) => !sheet.has(row.ref));
  keep();
  for (const row of queue) {
    draw(row);
    next = Math.max(next, row.number + 1);
  }
  if (!field.name.value) relabel(next);
  send();
  if (matchMedia("(pointer: fine)").matches) field.name.focus();
})();
