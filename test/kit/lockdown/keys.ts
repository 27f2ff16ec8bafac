/** Keys of a keyboard that somebody plugs in, as X names them (keysymdef.h, XF86keysym.h). */
import type { Hands, Vector } from './vector.ts';

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const DIGITS = [...'0123456789'];
const FUNCTION_KEYS = range(1, 12).map((number) => `F${number}`);

const SINGLE = [
  ...range(1, 24).map((number) => `F${number}`),
  ...['Escape', 'Menu', 'Print', 'Pause', 'Scroll_Lock', 'Insert', 'Delete', 'Home', 'End', 'Prior', 'Next'],
  ...['BackSpace', 'Super_L', 'Super_R', 'Help', 'Undo', 'Redo', 'Find', 'Cancel'],
  // The keys of an input method.
  ...[
    'Henkan',
    'Muhenkan',
    'Zenkaku_Hankaku',
    'Hangul',
    'Hiragana_Katakana',
    'ISO_Next_Group',
    'Mode_switch',
  ],
];

/** Browser, media, power and launcher keys. */
const XF86 = [
  ...['Back', 'Forward', 'Reload', 'Refresh', 'Stop', 'Search', 'Favorites', 'HomePage', 'History', 'WWW'],
  ...['Mail', 'Messenger', 'Calculator', 'Explorer', 'MyComputer', 'Documents', 'Terminal', 'Tools', 'Music'],
  ...[
    'New',
    'Open',
    'Close',
    'Save',
    'Copy',
    'Cut',
    'Paste',
    'ZoomIn',
    'ZoomOut',
    'RotateWindows',
    'TaskPane',
  ],
  ...[
    'AudioMute',
    'AudioRaiseVolume',
    'AudioLowerVolume',
    'AudioPlay',
    'AudioStop',
    'AudioNext',
    'AudioPrev',
  ],
  ...['PowerOff', 'PowerDown', 'Sleep', 'Suspend', 'Hibernate', 'WakeUp', 'LogOff', 'ScreenSaver', 'Standby'],
  ...['Eject', 'Display', 'MonBrightnessUp', 'MonBrightnessDown', 'TouchpadToggle', 'WLAN', 'Bluetooth'],
  ...['Launch0', 'Launch1', 'LaunchA', 'LaunchB', 'MenuKB', 'MenuPB', 'Video', 'Camera'],
].map((name) => `XF86${name}`);

const CHORDS = [
  ...[...LETTERS, ...DIGITS, 'Tab', 'F4', 'F5', 'F6', 'Return', 'space', 'plus', 'minus', 'equal'].map(
    (key) => `ctrl+${key}`,
  ),
  ...[...LETTERS, 'Tab', 'Delete', 'Escape', 'plus'].map((key) => `ctrl+shift+${key}`),
  ...[
    'd',
    'e',
    'f',
    'h',
    'v',
    'Home',
    'Left',
    'Right',
    'Up',
    'Tab',
    'space',
    'Escape',
    'Return',
    'Print',
  ].map((key) => `alt+${key}`),
  ...FUNCTION_KEYS.map((key) => `alt+${key}`),
  ...['Delete', 'BackSpace', 't', 'l', 'Left', 'Right', 'Up', 'Down', 'Escape'].map(
    (key) => `ctrl+alt+${key}`,
  ),
  ...FUNCTION_KEYS.map((key) => `ctrl+alt+${key}`),
  ...['a', 'd', 'e', 'i', 'l', 'm', 'p', 'r', 's', 'x', '1', 'space', 'Tab', 'Left', 'Up', 'F1', 'F2'].map(
    (key) => `super+${key}`,
  ),
  ...['shift+F10', 'shift+F5', 'shift+Escape', 'shift+alt+Tab', 'shift+alt+Left', 'alt+shift', 'ctrl+shift'],
  // Magic SysRq, which a kernel would take before X does.
  ...['b', 'e', 'i', 'o', 'r'].map((key) => `alt+Print+${key}`),
];

const pressed = (chord: string): Vector => ({
  group: 'keys',
  name: chord,
  attempt: async ({ control }) => void control('xdotool', 'key', '--clearmodifiers', chord),
});

const LONG: readonly (readonly [name: string, attempt: (hands: Hands) => Promise<void>])[] = [
  ['five times Shift (sticky keys)', times(5, 'Shift_L')],
  ['right Shift for eight seconds (slow keys)', held('Shift_R', 8_000)],
  ['Num Lock for five seconds (toggle keys)', held('Num_Lock', 5_000)],
  ['Escape held', held('Escape', 2_000)],
  [
    'Alt held, Tab three times',
    async ({ control }) => {
      control('xdotool', 'keydown', 'alt', 'key', 'Tab', 'key', 'Tab', 'key', 'Tab', 'keyup', 'alt');
    },
  ],
  [
    'forty keys in a burst',
    async ({ control }) => {
      control(
        'xdotool',
        'key',
        '--delay',
        '1',
        ...Array.from({ length: 40 }, (_, at) => FUNCTION_KEYS[at % 12] ?? 'F1'),
      );
    },
  ],
  ['an address typed after Ctrl+L', typedAfter('ctrl+l', 'file:///etc/passwd')],
  ['a search typed after Ctrl+K', typedAfter('ctrl+k', 'chrome://settings')],
  ['developer tools, then a command', typedAfter('ctrl+shift+j', 'open("file:///")')],
  ['a program typed after Alt+F2', typedAfter('alt+F2', 'xterm')],
];

function times(count: number, key: string) {
  return async ({ control }: Hands) =>
    void control('xdotool', 'key', '--delay', '60', ...Array(count).fill(key));
}

function typedAfter(chord: string, text: string) {
  return async ({ control }: Hands) => {
    control('xdotool', 'key', chord);
    control('xdotool', 'type', '--delay', '1', text);
    control('xdotool', 'key', 'Return');
  };
}

function held(key: string, ms: number) {
  return async ({ control, pause }: Hands) => {
    control('xdotool', 'keydown', key);
    await pause(ms);
    control('xdotool', 'keyup', key);
  };
}

export const KEYS: readonly Vector[] = [
  ...[...SINGLE, ...XF86, ...CHORDS].map(pressed),
  ...LONG.map(([name, attempt]): Vector => ({ group: 'keys', name, attempt })),
];
