/** A small share of `npm run fuzz` in every test run: random and spoilt inputs, no throw. */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { DECODERS, mutated } from './decoders.ts';

describe.each(Object.entries(DECODERS))('%s', (_name, decode) => {
  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1500 }), (input) => decode(input)),
      { numRuns: 300 },
    );
  });
  it('takes spoilt golden frames', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (numbers) => {
        let at = 0;
        decode(mutated((below) => (numbers[at++ % numbers.length] ?? 0) % below));
      }),
      { numRuns: 300 },
    );
  });
});
