/** From key to key by the arrows of a keypad that has no letters of its own. */

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** How much a key off to the side is farther than one straight ahead. */
const ASIDE = 3;

const middle = (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2, width, height };
};

/** The nearest key of the same board that way; null at its edge, and for any other key of the keypad. */
export function keyBeside(from: HTMLElement, arrow: string): HTMLElement | null {
  const way = WAYS[arrow];
  const board = from.closest('.keypad');
  if (!way || !board) return null;
  const [x, y] = way;
  const here = middle(from);
  let nearest: HTMLElement | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const key of board.querySelectorAll<HTMLElement>('.key:not(:disabled)')) {
    const there = middle(key);
    const ahead = (there.x - here.x) * x + (there.y - here.y) * y;
    // Overlapping by less than half a key is beside, not ahead.
    if (key === from || ahead < Math.min(there.height, here.height) / 2) continue;
    const aside = Math.abs((there.x - here.x) * y) + Math.abs((there.y - here.y) * x);
    const far = ahead + aside * ASIDE;
    if (far < least) {
      least = far;
      nearest = key;
    }
  }
  return nearest;
}
