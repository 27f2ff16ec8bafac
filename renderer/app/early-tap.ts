/** A tap on 开始办理 that came before the app did: kept, so that the app begins with it. */
const WAKING_KEYS = ['Enter', ' '];

let wanted = false;

function keep(event: Event): void {
  const start = event.target instanceof Element ? event.target.closest('.start') : null;
  if (!start || (event instanceof KeyboardEvent && !WAKING_KEYS.includes(event.key))) return;
  wanted = true;
  // The pressed look of the style sheet, painted at once.
  start.setAttribute('data-pressed', 'true');
}

/** On pressing, not on releasing: the button is another one by then if the app came in between. */
export function listenForEarlyTap(): void {
  document.addEventListener('pointerdown', keep, true);
  document.addEventListener('keydown', keep, true);
}

/** Stops listening, and says whether there was such a tap. Asked again, it says no. */
export function takeEarlyTap(): boolean {
  document.removeEventListener('pointerdown', keep, true);
  document.removeEventListener('keydown', keep, true);
  const tapped = wanted;
  wanted = false;
  return tapped;
}
