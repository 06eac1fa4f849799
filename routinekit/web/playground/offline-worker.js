/** Answers from what was kept when this build came; a newer build has another name and brings its own. */

const BUILD = "the build goes here";
const FILES = ["files go here"];

const OURS = `routinekit-playground ${registration.scope} `;
const NAME = OURS + BUILD;

async function fill() {
  const cache = await caches.open(NAME);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "no-cache" })));
}

async function clear() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

async function respond(request) {
  const wanted = request.mode === "navigate" ? registration.scope : request;
  // Not by opening it: a worker that is on its way out would make its cache anew.
  return (await caches.match(wanted, { cacheName: NAME })) ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(clear()));
addEventListener("message", ({ data }) => data === "take over" && skipWaiting());
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(registration.scope)) event.respondWith(respond(request));
});
