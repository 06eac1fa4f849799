import { scriptUrl } from "./trusted-types.js";

/**
 * Keep the whole site, so that it works without a network; say so, and when there is a newer one.
 *
 * @param {(text: string, label?: string, act?: () => void) => void} tell
 */
export async function keepOffline(tell) {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const isFirst = !serviceWorker.controller;
  const registration = await serviceWorker.register(scriptUrl("offline-worker.js"), { updateViaCache: "none" });
  const follow = (worker) => {
    const look = () => {
      if (worker.state === "installed" && !isFirst) tell("There is a newer playground.", "Take it", () => take(worker));
      if (worker.state === "activated" && isFirst) tell("Everything is kept: this page works without a network now.");
    };
    worker?.addEventListener("statechange", look);
    if (worker) look();
  };
  follow(registration.installing ?? registration.waiting);
  registration.addEventListener("updatefound", () => follow(registration.installing));
}

function take(worker) {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  worker.postMessage("take over");
}
