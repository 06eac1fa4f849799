/**
 * The plan at an address, as JSON; one that begins with `#` is that of an element of the page, which holds it.
 *
 * @param {string} src
 * @returns {Promise<object>}
 */
export async function planAt(src) {
  if (src.startsWith("#")) return JSON.parse(document.getElementById(src.slice(1)).textContent);
  const answer = await fetch(src);
  if (!answer.ok) throw new Error(`${src}: ${answer.status}`);
  return answer.json();
}
