/** Python, out of the way of the page: it reads one text after the other. */

import { loadPyodide } from "./pyodide/pyodide.mjs";

const HERE = new URL("./", import.meta.url);
const WHEELS = ["wheels go here"];

async function wheel(name) {
  const answer = await fetch(new URL(`wheels/${name}`, HERE));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}

async function begin() {
  const wheels = WHEELS.map(wheel);
  const python = await loadPyodide({ indexURL: new URL("pyodide/", HERE).href });
  for (const each of wheels) python.unpackArchive(await each, "wheel");
  return python.pyimport("routinekit.web.playground.answer").answer;
}

try {
  const answer = await begin();
  addEventListener("message", ({ data }) => postMessage({ text: data, answer: JSON.parse(answer(data)) }));
  postMessage({ ready: true });
} catch (error) {
  postMessage({ failed: String(error) });
}
