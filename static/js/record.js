// The form of a new session on a phone: kept while one types, queued before it is sent, with a line or without.
"use strict";

(() => {
  const phone = document.getElementById("phone");
  const form = phone && phone.closest("form");
  if (!form || typeof queue === "undefined" || !queue.able) return;
  const user = Number(phone.dataset.user);
  const lang = document.documentElement.lang;
  const heading = document.querySelector("main h1");
  const note = document.getElementById("kept");
  const saver = form.querySelector("button:not([formaction], [type=button])");
  const label = saver.textContent;
  const after = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
  const moment = (at, style) => new Intl.DateTimeFormat(lang, style).format(at);

  // A page that the worker kept has no token, and its key has served before.
  const fromPhone = !form.elements.csrf_token.value;
  let key = "";
  let recordedAt = 0; // of a record that is corrected: when it was written down first
  let letGo = () => {};
  let stage = "writing"; // then saving, then saved: on the phone, not sent yet

  const use = (other) => {
    form.elements.key.value = key = other;
    form.dataset.draftUrl = form.dataset.draftUrl.replace(/[^/]+$/, key);
  };

  // Photos come later or not at all: their script is fetched once somebody opens their part, or has some already.
  let photos = null;
  const withPhotos = () => {
    photos = photos || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.onload = () => resolve(photosIn(phone, () => key, changed));
      script.onerror = reject;
      script.src = phone.dataset.script;
      document.head.append(script);
    });
    return photos;
  };
  const showPhotos = async () => {
    if ((await queue.photos(key)).length) await (await withPhotos()).show();
  };
  phone.hidden = false;
  phone.querySelector("details").addEventListener("toggle", () => {
    const alert = phone.querySelector("p[role=alert]");
    withPhotos().catch(() => {
      photos = null;
      alert.textContent = alert.dataset.words;
      alert.hidden = false;
    });
  });

  // The draft: on the phone a moment after each change, on the server too, now and then.
  let dirty = false;
  let timer = 0;
  let uploadedAt = 0;
  let last = Promise.resolve();
  const inTurn = (work) => (last = last.then(work, work));

  const changed = () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, 500);
  };
  const keep = async () => {
    clearTimeout(timer);
    if (!dirty || stage !== "writing") return;
    dirty = false;
    const draft = { key, user, at: Date.now(), fields: fields.read(form), version: form.elements.form_version.value, recordedAt };
    try {
      await inTurn(() => stage === "writing" && queue.keepDraft(draft));
    } catch {
      return; // the form itself still works
    }
    note.textContent = fields.said(note.dataset.words, moment(draft.at, { timeStyle: "short" }));
    note.hidden = false;
    const named = fields.valueOf(draft.fields, "title").trim(); // a form that was only looked into is no draft there
    if (named && !recordedAt && Date.now() - uploadedAt > 20000) await upload(draft).catch(() => {});
  };
  const upload = async (draft) => {
    uploadedAt = Date.now();
    const who = await queue.ask();
    if (stage !== "writing" || who.user !== user) return;
    const { status } = await queue.post(form.dataset.draftUrl, draft.fields, who.token);
    await inTurn(async () => {
      const now = await queue.draft(draft.key);
      if (status === 200 && now && now.at === draft.at) await queue.keepDraft({ ...now, onServer: true });
    });
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.hidden && keep());

  // Saving: into the queue first, with a line or without, and sent from there.
  const save = async () => {
    stage = "saving";
    clearTimeout(timer);
    saver.textContent = phone.dataset.saving;
    const record = {
      key, user, owner: phone.dataset.owner, area: phone.dataset.area, at: recordedAt || Date.now(),
      fields: fields.read(form), version: form.elements.form_version.value,
    };
    if (photos) await photos.then((chosen) => chosen.ready(), () => {});
    try {
      const queued = queue.add(record).then(() => true); // out of turn: the tab may be closed the next moment
      if (!(await Promise.race([queued, after(5000)]))) throw new Error("the phone does not answer");
    } catch {
      return saveWithoutQueue();
    }
    dirty = false;
    letGo();
    saver.textContent = phone.dataset.sending;
    askForLater();
    const state = await Promise.race([queue.send({ wait: true, now: true, first: key }), after(8000, "slow")]);
    const kept = await queue.record(key);
    if (!kept || kept.receipt) return; // sent: the word of it leads to the receipt
    if (!kept.faults) return showSaved(state);
    writeOn();
    fields.showFaults(form, heading, kept.faults);
  };

  const writeOn = () => {
    stage = "writing";
    saver.textContent = label;
  };

  const saveWithoutQueue = async () => {
    if (!navigator.onLine) {
      writeOn();
      heading.before(fields.piece("stuck"));
      return scrollTo(0, 0);
    }
    const who = await queue.ask();
    if (who.token) form.elements.csrf_token.value = who.token;
    form.submit();
  };

  // Where the browser can, it keeps the store longer, and sends even after the page is closed.
  const askForLater = () => {
    navigator.storage?.persist?.().catch(() => {});
    navigator.serviceWorker?.ready.then((ready) => ready.sync?.register("send")).catch(() => {});
  };

  // What stands in place of the form once the record waits on the phone.
  const panel = document.createElement("div");
  const why = (state) => {
    for (const line of panel.querySelectorAll("[data-why]")) line.hidden = line.dataset.why !== state;
  };
  const showSaved = (state) => {
    stage = "saved";
    const pairs = fields.read(form);
    const day = new Date(fields.valueOf(pairs, "held_on"));
    panel.className = "narrow";
    panel.append(document.querySelector("template[data-piece=saved]").content.cloneNode(true));
    panel.querySelector("[data-title]").textContent = fields.valueOf(pairs, "title");
    if (!Number.isNaN(day.getTime()))
      panel.querySelector("[data-day]").textContent = moment(day, { dateStyle: "full", timeZone: "UTC" });
    why(["offline", "login", "busy", "slow"].includes(state) ? state : "other");
    heading.closest(".narrow").replaceWith(panel);
    panel.querySelector("h1").focus();
    scrollTo(0, 0);
  };

  new BroadcastChannel("queue").onmessage = ({ data }) => {
    if (stage === "saved" && ["offline", "login", "busy"].includes(data.state)) why(data.state);
    if (data.key !== key || !data.receipt) return;
    if (stage === "saving") return location.assign(data.receipt);
    panel.querySelector("[data-why=sent] a")?.setAttribute("href", data.receipt);
    why("sent");
  };

  // "Save as a draft": on the server where it can be reached, else it stays a draft on this phone.
  // The words above the buttons move them: the second of two taps may fall on another button, and counts for nothing.
  let drafting = false;
  addEventListener("pageshow", () => (drafting = false));
  const saveDraft = async (then) => {
    drafting = dirty = true;
    await keep();
    const who = await queue.ask();
    const { status } = who.user === user ? await queue.post(form.dataset.draftUrl, fields.read(form), who.token) : {};
    if (!status || status >= 500) {
      drafting = false;
      return note.scrollIntoView({ block: "center" });
    }
    if (status === 200) await inTurn(async () => queue.keepDraft({ ...(await queue.draft(key)), onServer: true }));
    form.elements.csrf_token.value = who.token;
    form.action = form.dataset.draftUrl + then; // ?then=sheet prints it next
    form.submit();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (stage !== "writing" || drafting) return;
    if (event.submitter && event.submitter.hasAttribute("formaction")) saveDraft(new URL(event.submitter.formAction).search);
    else save();
  });

  // Opened from the list: nobody sends the record until it is saved here or the page is closed.
  const hold = (held) =>
    new Promise((resolve) => {
      queue.alone(`open ${held}`, true, () => {
        resolve();
        return new Promise((release) => (letGo = release));
      });
    });

  const open = async (wanted) => {
    await hold(wanted);
    const [queued, draft] = [await queue.record(wanted), await queue.draft(wanted)];
    const found = draft || queued;
    if (!found || found.user !== user || (queued && queued.receipt)) {
      use(queue.newKey());
      return heading.before(fields.piece("gone"));
    }
    use(wanted);
    recordedAt = queued ? queued.at : 0;
    fields.fill(form, found.fields);
    await showPhotos();
    if (queued && queued.faults) fields.showFaults(form, heading, queued.faults);
  };

  const offer = async () => {
    await showPhotos();
    let newest = null;
    const own = (await queue.drafts()).filter((one) => one.user === user && !one.recordedAt);
    for (const draft of own)
      if (fromPhone || !draft.onServer || (await queue.photos(draft.key)).length) newest = newest || draft;
      else await queue.dropDraft(draft.key); // the site has it, and lists it on this page
    if (newest) heading.before(offered(newest));
  };
  const offered = (draft) => {
    const box = fields.piece("offer");
    const [time, title] = [box.querySelector("[data-words]"), box.querySelector("[data-title]")];
    time.textContent = fields.said(time.dataset.words, moment(draft.at, { dateStyle: "medium", timeStyle: "short" }));
    title.textContent = fields.valueOf(draft.fields, "title") || title.dataset.empty;
    box.querySelector("a").href = `/outreach/new?record=${draft.key}`;
    box.querySelector("button").addEventListener("click", () => queue.remove(draft.key).then(() => box.remove()));
    return box;
  };

  const noLine = () => document.querySelector("[data-no-line]") || heading.before(fields.piece("offline"));
  addEventListener("offline", noLine);
  if (!navigator.onLine) noLine();
  const wanted = new URLSearchParams(location.search).get("record");
  use(fromPhone ? queue.newKey() : form.elements.key.value);
  (wanted ? open(wanted) : offer()).catch(() => {});
})();
