// The service worker: the form and the list of what is unsent open without a line, and what waits is sent.
// The server puts RELEASE and queue.js before it.

const CACHE = `jejak-desa-${RELEASE}`;
const OFFLINE = "/offline";
const PATIENCE = 3000; // ms until a page that is kept stands in for one that does not come

const kept = (address) => caches.match(address, { ignoreVary: true });

// A page with all the files that it is made of, without the token of whoever asked for it.
async function keepPage(cache, address) {
  const answer = await fetch(address, { redirect: "error", cache: "no-store" });
  if (answer.status === 403) return; // not among this person's tasks
  if (!answer.ok) throw new Error(answer.status);
  const page = (await answer.text()).replace(/(name="csrf_token"[^>]*? value=")[^"]*/g, "$1");
  for (const [file] of page.matchAll(/\/static\/[^"]+/g)) if (!(await cache.match(file))) await cache.add(file);
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  await cache.put(address, new Response(page, { headers }));
}

// The pages for this person, once a day and whenever person, language or release is another.
const keepPages = ({ who, day }) =>
  queue.alone("pages", true, async () => {
    const cache = await caches.open(CACHE);
    const mark = await cache.match("/mark");
    const [before, on] = mark ? await mark.json() : [];
    if (before === who && on === day) return;
    if (before !== who) await queue.forgetPages();
    for (const address of [...queue.PAGES, OFFLINE]) await keepPage(cache, address);
    await cache.put("/mark", new Response(JSON.stringify([who, day])));
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  });

// From the line; a page that is kept stands in when nothing comes or the server fails.
async function page(event, url) {
  const line = Promise.resolve(event.preloadResponse).then((loaded) => loaded || fetch(event.request));
  event.waitUntil(line.catch(() => {}));
  const mayStandIn = queue.PAGES.includes(url.pathname) && !/[?&](draft|copy)=/.test(url.search);
  const shell = mayStandIn ? await kept(url.pathname) : undefined;
  const impatient = new Promise((_, fail) => shell && setTimeout(() => fail(new Error("slow")), PATIENCE));
  try {
    const answer = await Promise.race([line, impatient]);
    return shell && answer.status >= 500 ? shell : answer;
  } catch {
    return shell || (await kept(OFFLINE)) || Response.error();
  }
}

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => keepPage(cache, OFFLINE)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const { navigationPreload } = registration;
  event.waitUntil(Promise.all([clients.claim(), navigationPreload && navigationPreload.enable()]));
});

addEventListener("message", (event) => {
  if (event.data.who) event.waitUntil(keepPages(event.data).catch(() => {}));
});

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event, url));
  else if (url.pathname.startsWith("/static/"))
    event.respondWith(kept(event.request).then((file) => file || fetch(event.request)));
});

addEventListener("sync", (event) => {
  const gone = (state) => {
    if (state !== "done" && state !== "empty") throw new Error(state); // the browser asks again later
  };
  if (event.tag === "send") event.waitUntil(queue.send().then(gone));
});
