const PATTERNS = {
  countdown: [40],
  "step-started": [180],
  halfway: [60, 80, 60],
  "stop-rule-met": [400, 150, 400],
  finished: [200, 100, 200, 100, 400],
};

/**
 * Vibrate for an event, on a device that can, and that somebody has touched.
 *
 * @param {string} event its name
 */
export function buzz(event) {
  if (PATTERNS[event] && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(PATTERNS[event]);
}
