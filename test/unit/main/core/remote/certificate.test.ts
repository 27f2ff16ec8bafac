import { expect, it } from 'vitest';
import { readStruckOff } from '../../../../../main/core/remote/certificate.ts';

const ONE = 'ab'.repeat(32);
const OTHER = 'AB:CD:'.repeat(16).slice(0, -1);

it('reads fingerprints as openssl prints them and as they are written down, with remarks', () => {
  const text = `# lost\n\n${ONE}  # in a taxi\nsha256 Fingerprint=${OTHER}\n`;
  expect(readStruckOff(text)).toEqual({ struckOff: new Set([ONE, 'abcd'.repeat(16)]) });
  expect(readStruckOff('')).toEqual({ struckOff: new Set() });
});

it.each([
  ['a SHA-1 one', 'ab'.repeat(20)],
  ['a name', '10023'],
  ['two on a line', `${ONE} ${ONE}`],
])('names the line of %s', (_, line) => {
  expect(readStruckOff(`${ONE}\n${line}\n`)).toEqual({ line: 2 });
});
