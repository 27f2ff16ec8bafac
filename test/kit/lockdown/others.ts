/** What a scanned code may carry, and what a window manager can do to a window. */
import type { Hands, Vector } from './vector.ts';
import { windows } from './windows.ts';

const CODES: Readonly<Record<string, string>> = {
  'an element with a script': '<img src=x onerror="location=\'https://example.com/\'">',
  'a script element': '<script>document.body.remove()</script>',
  'an address': 'https://example.com/',
  'a javascript address': 'javascript:document.body.remove()',
  'an address of a file': 'file:///etc/passwd',
  'a template': '\u0024{document.body.remove()}{{constructor.constructor("document.body.remove()")()}}',
  'control characters': '\u001b[2J\u0007\u0001\u0002',
  'writing turned about': '\u202eelif\u202c',
  'four thousand characters': 'A'.repeat(4_000),
  'a command for the printer': '\u001b@\u001dV\u0000',
  'keys of a keyboard': '^[[15~\u0010\u000e\u0014',
  'a quotation mark and a statement': "'; DROP TABLE outbox; --",
};

const input = Object.entries(CODES).map(
  ([name, text]): Vector => ({
    group: 'input',
    name: `a scanned code with ${name}`,
    attempt: ({ bench }) => bench({ do: 'scan', text }),
  }),
);

const own = (control: Hands['control']) => windows(control)[0]?.id ?? '';

const MANAGED: Readonly<Record<string, (hands: Hands) => void>> = {
  closed: ({ control }) => control('wmctrl', '-i', '-c', own(control)),
  minimised: ({ control }) => control('xdotool', 'windowminimize', own(control)),
  'moved aside': ({ control }) => control('xdotool', 'windowmove', own(control), '300', '300'),
  'made small': ({ control }) => control('xdotool', 'windowsize', own(control), '300', '300'),
  'put below': ({ control }) => control('wmctrl', '-i', '-r', own(control), '-b', 'add,below'),
  'taken out of full screen': ({ control }) =>
    control('wmctrl', '-i', '-r', own(control), '-b', 'remove,fullscreen'),
  'taken from the top': ({ control }) => control('wmctrl', '-i', '-r', own(control), '-b', 'remove,above'),
  shaded: ({ control }) => control('wmctrl', '-i', '-r', own(control), '-b', 'add,shaded'),
  'left for another desktop': ({ control }) => control('wmctrl', '-s', '1'),
  'sent to another desktop': ({ control }) => control('wmctrl', '-i', '-r', own(control), '-t', '1'),
  'put away for the bare desktop': ({ control }) => control('wmctrl', '-k', 'on'),
};

const window = Object.entries(MANAGED).map(
  ([name, attempt]): Vector => ({
    group: 'window',
    name: `its window is ${name}`,
    attempt: async (hands) => void attempt(hands),
  }),
);

export const OTHERS: readonly Vector[] = [...input, ...window];
