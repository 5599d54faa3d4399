// What was recorded on this phone and is not yet sent: kept and sent from here, by the pages and by the worker alike.
"use strict";

const queue = (() => {
  const PATIENCE = 60000; // ms for one request: a photo on a bad line takes its time
  const able = self.isSecureContext && "indexedDB" in self && "BroadcastChannel" in self && "caches" in self;
  const speaker = able && new BroadcastChannel("queue");
  const tell = (news = {}) => speaker.postMessage(news);

  // A key as the server gives them. The same record sent twice under it is one record there.
  const newKey = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

  // The store: records wait to be sent, drafts are still being written, photos belong to either by their key.
  let opened = null;
  const open = () => {
    opened = opened || new Promise((resolve, reject) => {
      const asked = indexedDB.open("jejak-desa", 1);
      asked.onupgradeneeded = () => {
        for (const name of ["records", "drafts"]) asked.result.createObjectStore(name, { keyPath: "key" });
        asked.result.createObjectStore("photos", { keyPath: "id" });
      };
      asked.onsuccess = () => {
        asked.result.onclose = asked.result.onversionchange = () => {
          asked.result.close();
          opened = null;
        };
        resolve(asked.result);
      };
      asked.onerror = asked.onblocked = () => reject(asked.error || new Error("blocked"));
    });
    opened.catch(() => (opened = null));
    return opened;
  };

  // One transaction; it is over only when the phone has really written it down. Gives what `work` asked for last.
  // Committed at once, it holds even if the tab is closed the next moment; not so where `work` first reads, then writes.
  const change = async (names, work, mode = "readwrite", atOnce = true) => {
    const database = await open();
    return new Promise((resolve, reject) => {
      const tx = database.transaction(names, mode, { durability: "strict" });
      const request = work(...names.map((name) => tx.objectStore(name)));
      tx.oncomplete = () => resolve(request && request.result);
      tx.onabort = tx.onerror = () => reject(tx.error);
      if (atOnce && tx.commit) tx.commit();
    });
  };
  const read = (name, work) => change([name], work, "readonly");
  const photosOf = (key) => IDBKeyRange.bound(`${key}/`, `${key}/~`);

  const records = async () => (await read("records", (store) => store.getAll())).sort((a, b) => a.at - b.at);
  const record = (key) => read("records", (store) => store.get(key));
  const drafts = async () => (await read("drafts", (store) => store.getAll())).sort((a, b) => b.at - a.at);
  const draft = (key) => read("drafts", (store) => store.get(key));
  const photos = async (key) => (await read("photos", (store) => store.getAll(photosOf(key)))).sort((a, b) => a.n - b.n);

  const add = async (one) => {
    await change(["records", "drafts"], (kept, drafted) => {
      drafted.delete(one.key);
      return kept.put({ ...one, rev: newKey() });
    });
    tell();
  };
  const keepDraft = (one) => change(["drafts"], (store) => store.put(one));
  const dropDraft = (key) => change(["drafts"], (store) => store.delete(key));
  const keepPhoto = (photo) => change(["photos"], (store) => store.put(photo));
  const dropPhoto = (id) => change(["photos"], (store) => store.delete(id));
  const remove = async (key) => {
    await change(["records", "drafts", "photos"], (kept, drafted, pictures) => {
      kept.delete(key);
      drafted.delete(key);
      pictures.delete(photosOf(key));
    });
    tell();
  };

  // Only if nobody has changed the record since it was read: what was corrected meanwhile stays.
  const settle = (seen, changed) => {
    const work = (store) => {
      store.get(seen.key).onsuccess = ({ target: { result: now } }) => {
        if (!now || now.rev !== seen.rev) return;
        if (changed) store.put({ ...now, ...changed });
        else store.delete(seen.key);
      };
    };
    return change(["records"], work, "readwrite", false);
  };

  // One runner over all tabs and the worker; without locks the key alone keeps records from being doubled.
  const alone = (name, wait, work) =>
    navigator.locks ? navigator.locks.request(name, { ifAvailable: !wait }, (lock) => (lock ? work() : "running")) : work();

  // {status, data}. Status 0: no line, or an answer that is not from our site, such as the sign-in page of a hotspot.
  const talk = async (address, options, patience = PATIENCE) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const headers = { Accept: "application/json", ...options.headers };
      const answer = await fetch(address, { cache: "no-store", redirect: "error", signal: stop.signal, ...options, headers });
      const data = await answer.json().catch(() => null);
      return { status: data || answer.status >= 500 || answer.status === 413 ? answer.status : 0, data: data || {} };
    } catch {
      return { status: 0, data: {} };
    } finally {
      clearTimeout(timer);
    }
  };

  // {token, user} for the next sends, never kept; or why there is none: offline, login, busy.
  const ask = async () => {
    const { status, data } = await talk("/csrf", {}, 15000);
    if (status === 200 && data.token) return data;
    return status === 401 ? "login" : status >= 500 ? "busy" : "offline";
  };

  const post = (address, pairs, token) => {
    const body = new FormData();
    for (const pair of pairs) body.append(...pair);
    return talk(address, { method: "POST", body, headers: { "X-CSRFToken": token } });
  };

  const good = ({ status }) => status === 200 || status === 201;
  const faultsOf = ({ status, data }) =>
    data.faults || [["", [data.title, data.advice, data.message].filter(Boolean).join(". ") || `${status}`]];
  const backOff = (one) => ({ tries: (one.tries || 0) + 1, wait: Date.now() + Math.min(2 ** (one.tries || 0) * 5000, 9e5) });

  // What became of one record: "" where it is done with for now, else why the next attempt has to wait.
  const sendOne = async (key, who, now) => {
    const one = await record(key);
    if (!one || one.user !== who.user || one.faults || (!now && one.wait > Date.now()) || (await draft(key))) return "";
    if (one.receipt) return sendPhotos(one, who);
    const about = [["key", key], ["form_version", one.version], ["recorded_at", new Date(one.at).toISOString()]];
    const answer = await post("/outreach/send", [...one.fields, ...about], who.token);
    const { receipt, number } = answer.data;
    if (!good(answer) || !receipt) return refused(one, answer, { sent: receipt });
    // What people wrote leaves the phone now; what the list shows stays until the photos are sent too.
    const left = (await photos(key)).length > 0;
    const fields = one.fields.filter(([name]) => name === "title" || name === "held_on");
    await settle(one, left ? { receipt, number, fields } : null);
    tell({ key, receipt, number });
    return left ? sendPhotos(one, who) : "";
  };

  const sendPhotos = async (one, who) => {
    const faults = [];
    for (const { id, purpose, consent, name, type, data } of await photos(one.key)) {
      const about = [["key", id], ["purpose", purpose], ["consent", consent ? "yes" : ""]];
      const answer = await post(`/outreach/files/${one.key}`, [...about, ["file", new File([data], name, { type })]], who.token);
      if (good(answer)) await dropPhoto(id);
      else if (reason(answer)) return refused(one, answer);
      else faults.push(...faultsOf(answer).map(([, words]) => ["", `${name}: ${words}`]));
    }
    await settle(one, faults.length ? { faults } : null);
    tell({ key: one.key });
    return "";
  };

  // Why to try again later; "" where trying again would change nothing.
  const reason = ({ status }) => {
    if (status === 0 || status === 200 || status === 201) return "offline";
    if (status === 401) return "login";
    return status >= 500 || [400, 408, 429].includes(status) ? "busy" : "";
  };

  const refused = async (one, answer, more) => {
    const why = reason(answer);
    if (why === "busy") await settle(one, backOff(one));
    if (!why) await settle(one, { faults: faultsOf(answer), ...more });
    tell({ key: one.key });
    return why;
  };

  // Send what can be sent. `now`: a person asks, so nothing waits for its turn. `first`: the key that they look at.
  const send = ({ wait = false, now = false, first = "" } = {}) =>
    alone("send", wait, async () => {
      const state = await sendAll(now, first);
      tell({ state });
      return state;
    });

  const sendAll = async (now, first) => {
    const keys = (await records()).map((one) => one.key).sort((a, b) => (b === first) - (a === first));
    if (!keys.length) return "empty";
    const who = await ask();
    if (typeof who === "string") return who;
    let state = "done";
    for (const key of keys) {
      const ended = await alone(`open ${key}`, false, () => sendOne(key, who, now));
      if (ended === "offline" || ended === "login") return ended;
      if (ended === "busy") state = ended;
    }
    return state;
  };

  // The pages that open without a line carry the name of whoever is signed in.
  const PAGES = ["/outreach/new", "/unsent"];
  const forgetPages = async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const page of [...PAGES, "/mark"]) await cache.delete(page);
    }
  };

  return {
    able, newKey, records, record, drafts, draft, photos, add, keepDraft, dropDraft, keepPhoto, dropPhoto, remove,
    alone, ask, post, send, PAGES, forgetPages,
  };
})();
