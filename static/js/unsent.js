// The list of what this phone has not sent: each record is opened, corrected, deleted, or saved as a file.
"use strict";

(() => {
  const page = document.getElementById("unsent");
  if (!page || typeof queue === "undefined" || !queue.able) return;
  const words = page.dataset;
  const user = Number(words.user);
  const said = (text, n) => text.replace("{n}", n);
  const places = (root, name) => root.querySelectorAll(`[data-${name}]`);
  const put = (root, name, text) => places(root, name).forEach((place) => (place.textContent = text));
  const valuesOf = (one, name) => one.fields.filter(([field]) => field === name).map(([, value]) => value);
  const first = (one, name) => valuesOf(one, name)[0] || "";
  const HEADS = ["men", "women", "boys", "girls"];

  // A file that the import takes; what it has no column for stands behind, so that nothing typed is missing in it.
  const COLUMNS = ["village_code", "held_on", "title", "topic", "approach", "organizer", "venue", ...HEADS, "key"];
  const OTHER = { topics: "topic", host: "", seen: "" };

  const village = (one) => {
    const codes = [first(one, "host"), ...valuesOf(one, "villages"), one.area];
    return codes.find((code) => code.length > 8) || one.area;
  };
  const row = (one) => {
    const cells = new Map([["village_code", village(one)], ["key", one.key]]);
    for (const [name] of one.fields) {
      const column = name in OTHER ? OTHER[name] : name;
      if (column) cells.set(column, valuesOf(one, name).filter(Boolean).join(" | "));
    }
    for (const name of HEADS) if (!cells.get(name)) cells.set(name, HEADS.some((head) => cells.get(head)) ? "0" : "");
    return cells;
  };
  const cell = (text = "") => {
    const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text; // no spreadsheet may run it as a formula
    return /[;"\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  const csv = (all) => {
    const rows = all.map(row);
    const columns = [...new Set([...COLUMNS, ...rows.flatMap((cells) => [...cells.keys()])])];
    const lines = [columns, ...rows.map((cells) => columns.map((column) => cells.get(column)))];
    return lines.map((line) => `${line.map(cell).join(";")}\r\n`).join("");
  };

  const download = (name, type, content) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(content, { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  const saveFile = async (all) => {
    const day = new Date().toLocaleDateString("sv");
    const unsent = all.filter((one) => !one.receipt);
    if (unsent.length) download(`${words.file}-${day}.csv`, "text/csv", ["\ufeff", csv(unsent)]);
    for (const one of all)
      for (const photo of await queue.photos(one.key)) download(photo.name, photo.type, [photo.data]);
  };

  const facts = (one) => {
    const day = new Date(first(one, "held_on"));
    const style = { dateStyle: "full", timeZone: "UTC" };
    const lang = document.documentElement.lang;
    const parts = [Number.isNaN(day.getTime()) ? first(one, "held_on") : day.toLocaleDateString(lang, style)];
    const heads = HEADS.map((name) => first(one, name)).filter(Boolean);
    const came = heads.reduce((sum, typed) => sum + Number(typed.replaceAll(".", "")), 0);
    if (heads.length && !Number.isNaN(came)) parts.push(said(words.came, came.toLocaleString(lang)));
    return parts.filter(Boolean).join(", ");
  };

  const item = async (one, held, draft) => {
    const box = document.getElementById("record").content.firstElementChild.cloneNode(true);
    put(box, "title", first(one, "title") || words.untitled);
    put(box, "facts", facts(one));
    const photos = (await queue.photos(one.key)).length;
    if (photos) put(box, "photo-count", ` ${said(words.photos, photos)}`);
    for (const [, text] of one.faults || []) {
      const fault = Object.assign(document.createElement("p"), { className: "error text-danger" });
      fault.textContent = /^\d+$/.test(text) ? said(words.refused, text) : text;
      box.querySelector("[data-faults]").append(fault);
    }
    if (held) box.querySelector("[data-faults]").append(words.held);
    const does = (name) => box.querySelector(`[data-do=${name}]`);
    const receipt = one.receipt || one.sent;
    does("open").href = `/outreach/new?record=${one.key}`;
    if (receipt) does("open").remove();
    if (receipt) does("receipt").href = receipt;
    else does("receipt").remove();
    if (draft || (receipt && !photos)) does("save").remove();
    else does("save").addEventListener("click", () => saveFile([one]));
    if (draft) box.querySelector(".state").remove();
    does("delete").addEventListener("click", async () => {
      await queue.remove(one.key);
      box.remove();
      page.querySelector("h1").focus();
      await show();
    });
    return box;
  };

  let state = "";
  const show = async (now = state) => {
    state = now;
    const all = await queue.records();
    const own = all.filter((one) => one.user === user);
    const others = all.filter((one) => one.user !== user);
    const [drafts, held] = [[], new Set()]; // a draft of a record that waits: somebody has begun to correct it
    for (const one of await queue.drafts())
      if (own.some(({ key }) => key === one.key)) held.add(one.key);
      else if (one.user === user) drafts.push(one);
    if (document.activeElement.closest("li details[open]")) return; // somebody is about to delete: nothing moves under their finger
    fill(document.getElementById("records"), await Promise.all(own.map((one) => item(one, held.has(one.key)))));
    fill(document.querySelector("#drafts ul"), await Promise.all(drafts.map((one) => item(one, false, true))));
    document.getElementById("drafts").hidden = !drafts.length;
    document.getElementById("all").hidden = document.getElementById("about").hidden = !own.length;
    const told = document.getElementById("others");
    told.hidden = !others.length;
    const owners = [...new Set(others.map((one) => one.owner))].join(", ");
    told.textContent = said(told.dataset.words, others.length).replace("{o}", owners);
    const why = all.length ? state : "empty";
    for (const line of places(page, "why")) {
      line.hidden = line.dataset.why !== why;
      const link = line.querySelector("[data-words]");
      if (link) link.textContent = said(link.dataset.words, all.length);
    }
  };
  const fill = (list, items) => {
    list.replaceChildren(...items);
    list.hidden = !items.length;
  };

  const send = async (now) => show(await queue.send({ wait: true, now }));
  page.querySelector("[data-do=send]").addEventListener("click", () => send(true));
  page.querySelector("#all [data-do=save]").addEventListener("click", async () =>
    saveFile((await queue.records()).filter((one) => one.user === user)));
  new BroadcastChannel("queue").onmessage = ({ data }) => show(data.state);
  show().then(() => send(false));
})();
