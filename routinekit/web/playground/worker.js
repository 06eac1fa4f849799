/** Python, out of the way of the page: it reads one text after the other. */

import { loadPyodide } from "./pyodide/pyodide.mjs";

const HERE = new URL("./", import.meta.url);
const WHEELS = ["wheels go here"];

async function wheel(name) {
  const response = await fetch(new URL(`wheels/${name}`, HERE));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.arrayBuffer();
}

async function begin() {
  const wheels = WHEELS.map(wheel);
  const python = await loadPyodide({ indexURL: new URL("pyodide/", HERE).href });
  for (const each of wheels) python.unpackArchive(await each, "wheel");
  return python.pyimport("routinekit.web.playground.analysis").analysis;
}

try {
  const analysis = await begin();
  addEventListener("message", ({ data }) => postMessage({ text: data, analysis: JSON.parse(analysis(data)) }));
  postMessage({ ready: true });
} catch (error) {
  postMessage({ failed: String(error) });
}
