/** What somebody at the screen, or a child, or a plugged-in keyboard may do next: drawn by lot, the same for the same seed and screen. */
import type { Random } from '../../kit/random.ts';
import type { XInput } from '../../kit/x-client.ts';

export type Place = { x: number; y: number };

export type InputEvent =
  | XInput
  /** At the browser's engine: a display of X's test server has no touch device. */
  | { do: 'touch'; type: 'touchStart' | 'touchMove' | 'touchEnd'; at: Place[] }
  /** At the device bench. */
  | { do: 'bench'; action: { do: string; [detail: string]: string } };

/** Where things lie: the screen's size, and the middle of each thing that can be tapped now. */
export type Scene = { width: number; height: number; targets: readonly Place[] };

/** X's keycodes of a PC keyboard (xkeyboard-config, keycodes/evdev). */
const KEY = { ...{ return: 36, space: 65, tab: 23, escape: 9, backspace: 22 }, ...{ up: 111, down: 116 } };
const MODIFIERS = { shift: [50, 62], control: [37, 105], alt: [64, 108], meta: [133, 134] } as const;
const CODES = { first: 9, last: 254 } as const;
const LETTERS_AND_DIGITS = [
  ...[10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33],
  ...[38, 39, 40, 41, 42, 43, 44, 45, 46, 52, 53, 54, 55, 56, 57, 58],
];
const FUNCTION_KEYS = [67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 95, 96];
const WALKING = [KEY.tab, KEY.tab, KEY.return, KEY.space, KEY.escape, KEY.backspace, KEY.up, KEY.down];
const BUTTONS = [1, 1, 1, 1, 1, 1, 2, 3, 3, 8, 9];
const WHEEL = [4, 5, 6, 7];
const PEOPLE = ['zhang', 'uyghur', 'expired'];
const CODE_TEXTS = [
  'LY',
  'https://example.com/',
  '\u001b[2J',
  '<img src=x onerror=alert(1)>',
  '6901234567892',
];

const press = (code: number): XInput[] => [
  { do: 'key', code, down: true },
  { do: 'key', code, down: false },
];
const click = (button: number): XInput[] => [
  { do: 'button', button, down: true },
  { do: 'button', button, down: false },
];
const move = ({ x, y }: Place): XInput => ({ do: 'move', x, y });

type Gesture = (random: Random, scene: Scene) => InputEvent[];

function oneOf<T>(random: Random, list: readonly T[]): T {
  const one = list[random.below(list.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}

const anyPlace: (random: Random, scene: Scene) => Place = (random, { width, height }) => ({
  x: random.below(width),
  y: random.below(height),
});

/** Mostly something to tap: random points alone would seldom leave the first screens. */
function somePlace(random: Random, scene: Scene): Place {
  return scene.targets.length > 0 && random.chance(0.7)
    ? oneOf(random, scene.targets)
    : anyPlace(random, scene);
}

const anyKey = (random: Random): number => CODES.first + random.below(CODES.last - CODES.first + 1);

function someKey(random: Random): number {
  const lists = [LETTERS_AND_DIGITS, WALKING, FUNCTION_KEYS];
  return random.chance(0.3) ? anyKey(random) : oneOf(random, oneOf(random, lists));
}

function chord(random: Random): XInput[] {
  const held = Object.values(MODIFIERS)
    .filter(() => random.chance(0.45))
    .map((sides) => oneOf(random, sides));
  return [
    ...held.map((code): XInput => ({ do: 'key', code, down: true })),
    ...press(someKey(random)),
    ...held.map((code): XInput => ({ do: 'key', code, down: false })),
  ];
}

function drag(random: Random, scene: Scene): XInput[] {
  const button = random.chance(0.8) ? 1 : oneOf(random, BUTTONS);
  const ways = Array.from({ length: 1 + random.below(8) }, () => move(anyPlace(random, scene)));
  const [down, up] = click(button);
  return [move(somePlace(random, scene)), ...(down ? [down] : []), ...ways, ...(up ? [up] : [])];
}

function wheel(random: Random, scene: Scene): XInput[] {
  const modifier = random.chance(0.3) ? oneOf(random, Object.values(MODIFIERS).flat()) : null;
  const turns = Array.from({ length: 1 + random.below(12) }, () => click(oneOf(random, WHEEL))).flat();
  const whole = [move(anyPlace(random, scene)), ...turns];
  if (modifier === null) return whole;
  return [{ do: 'key', code: modifier, down: true }, ...whole, { do: 'key', code: modifier, down: false }];
}

/** A barcode scanner that somebody plugs in is a keyboard: digits and letters at once, then Return. */
function wedge(random: Random): XInput[] {
  const length = 4 + random.below(30);
  return [
    ...Array.from({ length }, () => press(oneOf(random, LETTERS_AND_DIGITS))).flat(),
    ...press(KEY.return),
  ];
}

function touch(random: Random, scene: Scene): InputEvent[] {
  const fingers = random.chance(0.7) ? 1 : 2 + random.below(4);
  const places = () => Array.from({ length: fingers }, () => somePlace(random, scene));
  const start = places();
  const moves = random.chance(0.5) ? [] : [places(), places()];
  return [
    { do: 'touch', type: 'touchStart', at: start },
    ...moves.map((at): InputEvent => ({ do: 'touch', type: 'touchMove', at })),
    { do: 'touch', type: 'touchEnd', at: [] },
  ];
}

/** Keys or buttons that go down and stay so until the hands are lifted. */
function stuck(random: Random): XInput[] {
  if (random.chance(0.2)) return [{ do: 'button', button: oneOf(random, BUTTONS), down: true }];
  return [
    {
      do: 'key',
      code: random.chance(0.5) ? oneOf(random, Object.values(MODIFIERS).flat()) : someKey(random),
      down: true,
    },
  ];
}

function atDevices(random: Random): InputEvent[] {
  const person = oneOf(random, PEOPLE);
  const actions = [
    { do: 'place', person },
    { do: 'remove' },
    { do: 'scan', text: oneOf(random, CODE_TEXTS) },
  ];
  return [{ do: 'bench', action: oneOf(random, actions) }];
}

/** In shares of a thousand gestures. */
const GESTURES: readonly (readonly [share: number, gesture: Gesture])[] = [
  [300, (random) => press(someKey(random))],
  [170, chord],
  [260, (random, scene) => [move(somePlace(random, scene)), ...click(oneOf(random, BUTTONS))]],
  [90, drag],
  [70, wheel],
  [20, wedge],
  [40, touch],
  [35, stuck],
  [10, (random) => Array.from({ length: 12 }, () => press(oneOf(random, FUNCTION_KEYS))).flat()],
  [5, atDevices],
];
const SHARES = GESTURES.reduce((sum, [share]) => sum + share, 0);

export function nextGesture(random: Random, scene: Scene): InputEvent[] {
  let lot = random.below(SHARES);
  for (const [share, gesture] of GESTURES) {
    if (lot < share) return gesture(random, scene);
    lot -= share;
  }
  return [];
}

/** What lifts every key and button that these left down. */
export function lifted(events: readonly InputEvent[]): XInput[] {
  const held = new Map<string, XInput>();
  for (const event of events) {
    if (event.do !== 'key' && event.do !== 'button') continue;
    const name = event.do === 'key' ? `key ${event.code}` : `button ${event.button}`;
    if (event.down) held.set(name, { ...event, down: false });
    else held.delete(name);
  }
  return [...held.values()];
}
