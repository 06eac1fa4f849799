/** The one place from which the page lets scripts be started. */

const policy = globalThis.trustedTypes?.createPolicy("playground", { createScriptURL: (address) => address });

/**
 * The address of a script of this site.
 *
 * @param {string} address
 */
export function scriptUrl(address) {
  return policy?.createScriptURL(address) ?? address;
}
