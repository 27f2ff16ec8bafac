/** What fingers and a mouse may do. Touches go to the browser's engine (DevTools protocol): a display of X's test server has no touch device. */
import type { Hands, Point, Vector } from './vector.ts';

const STEPS = 8;
/** Of a second, in milliseconds. */
const FRAME_MS = 16;

type Path = { from: Point; to: Point };

/** Fingers that move together. `rest`: how long they lie before they are lifted, in milliseconds. */
async function fingers({ devtools, pause }: Hands, paths: readonly Path[], rest = 0): Promise<void> {
  const at = (share: number) =>
    paths.map(({ from, to }, id) => ({
      id,
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    }));
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    devtools()
      .send('Input.dispatchTouchEvent', { type, touchPoints })
      .catch(() => undefined);
  await send('touchStart', at(0));
  for (let step = 1; step <= STEPS; step++) {
    await send('touchMove', at(step / STEPS));
    await pause(FRAME_MS);
  }
  await pause(rest);
  await send('touchEnd', []);
}

const SIDES = {
  left: { from: [0, 0.5], to: [0.6, 0.5] },
  right: { from: [1, 0.5], to: [0.4, 0.5] },
  top: { from: [0.5, 0], to: [0.5, 0.6] },
  bottom: { from: [0.5, 1], to: [0.5, 0.4] },
} as const;
const NAMES = ['one', 'two', 'three', 'four', 'five'] as const;

function sizeOf({ page }: Hands): { width: number; height: number } {
  return page().viewportSize() ?? { width: 1080, height: 1920 };
}

/** From shares of the screen to its pixels, the last one just inside. */
function inside(hands: Hands, [x, y]: readonly [number, number]): Point {
  const { width, height } = sizeOf(hands);
  return { x: Math.min(width - 1, x * width), y: Math.min(height - 1, y * height) };
}

const apart = (point: Point, number: number): Point => ({
  x: point.x + number * 24,
  y: point.y + number * 24,
});

const touch = (name: string, attempt: Vector['attempt']): Vector => ({ group: 'touch', name, attempt });

const swipes = Object.entries(SIDES).flatMap(([side, { from, to }]) =>
  NAMES.map((count, index) =>
    touch(`a swipe in from the ${side} edge with ${count} finger${index ? 's' : ''}`, (hands) =>
      fingers(
        hands,
        Array.from({ length: index + 1 }, (_, number) => ({
          from: apart(inside(hands, from), number),
          to: apart(inside(hands, to), number),
        })),
      ),
    ),
  ),
);

/** Two fingers about the middle, each from one distance and angle to another. */
const pair = (hands: Hands, from: readonly [number, number], to: readonly [number, number]): Path[] =>
  [1, -1].map((side) => ({ from: around(hands, from, side), to: around(hands, to, side) }));

function around(hands: Hands, [radius, angle]: readonly [number, number], side: number): Point {
  const { x, y } = inside(hands, [0.5, 0.5]);
  return { x: x + side * radius * Math.cos(angle), y: y + side * radius * Math.sin(angle) };
}

/** Five fingers about the middle, from one distance to another. */
const hand = (hands: Hands, from: number, to: number): Path[] =>
  Array.from({ length: 5 }, (_, at) => (at * Math.PI) / 4).map((angle) => ({
    from: around(hands, [from, angle], 1),
    to: around(hands, [to, angle], 1),
  }));

const still = (hands: Hands, at: readonly [number, number], count: number): Path[] =>
  Array.from({ length: count }, (_, number) => {
    const point = apart(inside(hands, at), number);
    return { from: point, to: point };
  });

/** Beside the words of the screen, where nothing is to be chosen. */
const BLANK = [0.5, 0.03] as const;

const gestures: readonly Vector[] = [
  touch('a pinch apart', (hands) => fingers(hands, pair(hands, [60, 0], [400, 0]))),
  touch('a pinch together', (hands) => fingers(hands, pair(hands, [400, 0], [60, 0]))),
  touch('a hand of five fingers spread and closed', async (hands) => {
    await fingers(hands, hand(hands, 60, 400));
    await fingers(hands, hand(hands, 400, 60));
  }),
  touch('two fingers turned', (hands) => fingers(hands, pair(hands, [200, 0], [200, Math.PI / 2]))),
  ...[2, 3, 4, 5].map((count) =>
    touch(`a tap with ${count} fingers`, (hands) => fingers(hands, still(hands, BLANK, count))),
  ),
  touch('a palm', (hands) => fingers(hands, still(hands, BLANK, 10), 600)),
  touch('a long press on words', (hands) => fingers(hands, still(hands, [0.3, 0.1], 1), 1_500)),
  touch('a long press on nothing', (hands) => fingers(hands, still(hands, BLANK, 1), 1_500)),
  touch('a double tap', async (hands) => {
    await fingers(hands, still(hands, BLANK, 1));
    await fingers(hands, still(hands, BLANK, 1));
  }),
  touch('pulled down at the top (reload)', (hands) =>
    fingers(hands, [{ from: inside(hands, [0.5, 0.02]), to: inside(hands, [0.5, 0.8]) }], 500),
  ),
  touch('forty taps a second', async (hands) => {
    for (let tap = 0; tap < 40; tap++) await fingers(hands, still(hands, BLANK, 1));
  }),
  touch('a synthesised pinch to three times', async ({ devtools }) => {
    await devtools().send('Input.synthesizePinchGesture', { x: 540, y: 960, scaleFactor: 3 });
  }),
];

const mouse = (name: string, attempt: Vector['attempt']): Vector => ({ group: 'mouse', name, attempt });

function move(hands: Hands, at: readonly [number, number]): void {
  const { x, y } = inside(hands, at);
  hands.control('xdotool', 'mousemove', String(Math.round(x)), String(Math.round(y)));
}

const BUTTONS = { middle: '2', right: '3', back: '8', forward: '9' } as const;
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  'the header': BLANK,
  words: [0.3, 0.1],
  'the middle': [0.5, 0.9],
  'the corner': [0.999, 0.999],
};

const clicks = Object.entries(BUTTONS).flatMap(([button, number]) =>
  Object.entries(PLACES).map(([place, at]) =>
    mouse(`the ${button} button on ${place}`, async (hands) => {
      move(hands, at);
      hands.control('xdotool', 'click', number);
    }),
  ),
);

const WHEEL = { up: '4', down: '5', left: '6', right: '7' } as const;
const wheels = Object.entries(WHEEL).flatMap(([way, number]) =>
  ['', 'ctrl', 'shift', 'alt'].map((modifier) =>
    mouse(`the wheel ${way}${modifier ? ` with ${modifier}` : ''}`, async (hands) => {
      move(hands, [0.5, 0.9]);
      if (modifier) hands.control('xdotool', 'keydown', modifier);
      hands.control('xdotool', 'click', '--repeat', '12', '--delay', '10', number);
      if (modifier) hands.control('xdotool', 'keyup', modifier);
    }),
  ),
);

const drags: readonly Vector[] = [
  ['words', [0.1, 0.1], [0.8, 0.8]],
  ['off the left edge', [0.5, 0.1], [0, 0.1]],
  ['off the top edge', [0.5, 0.1], [0.5, 0]],
  ['from the corner', [0.999, 0.999], [0.5, 0.5]],
].map(([name, from, to]) =>
  mouse(`a drag of ${name as string}`, async (hands) => {
    move(hands, from as [number, number]);
    hands.control('xdotool', 'mousedown', '1');
    move(hands, [0.5, 0.5]);
    move(hands, to as [number, number]);
    hands.control('xdotool', 'mouseup', '1');
  }),
);

const dropped = mouse('a file dropped on the page', async ({ devtools }) => {
  const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools().send('Input.dispatchDragEvent', { type, x: 540, y: 60, data });
  }
});

export const POINTING: readonly Vector[] = [...swipes, ...gestures, ...clicks, ...wheels, ...drags, dropped];
