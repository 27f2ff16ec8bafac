/** Taps on buttons that came before the app did: kept, so that the app begins with them. */
const WAKING_KEYS = ['Enter', ' '];

/** By what is written on them, in the order of the taps: the app's own buttons are others. */
const tapped = new Set<string>();

const nameOf = (button: Element) => button.getAttribute('aria-label') ?? button.textContent;

function keep(event: Event): void {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  if (!button || (event instanceof KeyboardEvent && !WAKING_KEYS.includes(event.key))) return;
  tapped.add(nameOf(button));
  // The pressed look of the style sheet, painted at once.
  button.setAttribute('data-pressed', 'true');
}

/** On pressing, not on releasing: the button is another one by then if the app came in between. */
export function listenForEarlyTaps(): void {
  document.addEventListener('pointerdown', keep, true);
  document.addEventListener('keydown', keep, true);
}

/** Stops listening, and presses the app's own buttons in place of those that were tapped. Called again, it presses none. */
export function pressEarlyTapped(): void {
  document.removeEventListener('pointerdown', keep, true);
  document.removeEventListener('keydown', keep, true);
  const buttons = [...document.querySelectorAll('button')];
  for (const name of tapped) buttons.find((button) => nameOf(button) === name)?.click();
  tapped.clear();
}
