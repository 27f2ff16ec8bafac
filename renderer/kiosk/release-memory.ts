/** Gives back what the last citizen's screens took: a page at rest would keep it for minutes, since it lacks nothing. */

/** After the end of a session, in milliseconds: late enough for the attract screen to stand, early enough for the next citizen. */
const RELEASE_AFTER_MS = [600, 3_000];

/**
 * Collects what no screen holds any more, soon and once more when late answers have come in. In Electron the shell does it, in
 * the web shell V8, whose `gc` the browser is started with. Takes the page some 50 ms each time.
 *
 * @returns stops what is still to come: somebody has begun.
 */
export function releaseMemory(): () => void {
  const timers = RELEASE_AFTER_MS.map((after) => setTimeout(release, after));
  return () => timers.forEach(clearTimeout);
}

function release(): void {
  if (window.kioskShell) window.kioskShell.releaseMemory();
  else window.gc?.({ type: 'major', execution: 'async' });
}
