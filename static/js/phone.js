// On every page: how much this phone still has to send, and sending it as soon as there is a line.
"use strict";

(() => {
  const pill = document.querySelector("a.unsent");
  if (!pill || typeof queue === "undefined" || !queue.able) return;

  const inWords = (element, count) => {
    element.textContent = element.dataset.words.replace("{n}", count);
    element.hidden = false;
  };

  const count = async () => (await queue.records()).length;

  const show = async () => {
    const unsent = await count();
    pill.hidden = !unsent;
    if (unsent) inWords(pill.firstElementChild, unsent);
    for (const note of document.querySelectorAll("[data-unsent]")) unsent ? inWords(note, unsent) : (note.hidden = true);
  };

  const go = async () => {
    if (await count()) await queue.send();
  };

  new BroadcastChannel("queue").onmessage = show;
  addEventListener("online", go);
  document.addEventListener("visibilitychange", () => document.hidden || go());
  setInterval(() => document.hidden || go(), 30000);
  show().then(go, () => {});

  // The form and the list are kept on the phone of whoever records, after the page itself has come.
  const keepPages = async () => {
    const { serviceWorker } = navigator;
    if (!serviceWorker || !("records" in document.body.dataset)) return;
    await serviceWorker.register("/sw.js");
    const who = `${document.body.dataset.user} ${document.documentElement.lang}`;
    (await serviceWorker.ready).active.postMessage({ who, day: new Date().toDateString() });
  };
  addEventListener("load", () => setTimeout(() => keepPages().catch(() => {}), 500));

  // Signing out takes the kept pages off the phone; what is unsent stays, and the person is told before.
  const form = document.querySelector("form[data-sign-out]");
  const signOut = async () => {
    const who = await queue.ask(); // the token of a page that was kept is gone
    if (who.token) form.elements.csrf_token.value = who.token;
    await queue.forgetPages();
  };
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const warning = form.querySelector("[role=alert]");
    const unsent = warning.hidden ? await count().catch(() => 0) : 0;
    if (unsent) return inWords(warning, unsent);
    const patience = new Promise((resolve) => setTimeout(resolve, 3000));
    // Under the locks nothing else is on its way that would answer after the sign-out and undo it.
    const quietly = () => queue.alone("send", true, () => queue.alone("pages", true, signOut));
    await Promise.race([quietly().catch(() => {}), patience]);
    form.submit();
  });
})();
