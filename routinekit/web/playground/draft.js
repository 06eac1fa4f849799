/** The draft: it stays in this browser, where it lets a page keep something. */

const KEY = "routinekit-playground-text";

/** The text that was written last, or null. */
export function readDraft() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} text to be kept here; false where there is no room, or no leave */
export function saveDraft(text) {
  try {
    localStorage.setItem(KEY, text);
    return true;
  } catch {
    return false;
  }
}
