import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Envelope } from '../../../../main/process/ipc.ts';
import { encodeFrame, FrameReader } from '../../../../main/process/socket-wire.ts';

const peer = fc.integer({ min: 1, max: 2 ** 32 - 1 });
const envelope: fc.Arbitrary<Envelope> = fc.oneof(
  fc.record({ peer, kind: fc.constant('open' as const) }),
  fc.record({ peer, kind: fc.constant('close' as const) }),
  fc.record({ peer, kind: fc.constant('frame' as const), frame: fc.string({ unit: 'grapheme' }) }),
  fc.record({ peer, kind: fc.constant('frame' as const), frame: fc.uint8Array({ maxLength: 5000 }) }),
  fc.constant({ peer: 0, kind: 'beat' } as const),
  fc.record({ peer: fc.constant(0 as const), kind: fc.constant('tell' as const), word: fc.string() }),
  fc.record({ peer: fc.constant(0 as const), kind: fc.constant('begin' as const), text: fc.string() }),
);

test('whatever is sent arrives, however the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(envelope), fc.array(fc.integer({ min: 1, max: 700 })), (sent, cuts) => {
      const stream = Buffer.concat(sent.map(encodeFrame));
      const reader = new FrameReader();
      const arrived: Envelope[] = [];
      let at = 0;
      for (const length of [...cuts, stream.length]) {
        arrived.push(...reader.push(stream.subarray(at, at + length)));
        at = Math.min(stream.length, at + length);
      }
      expect(arrived).toEqual(sent);
    }),
  );
});

test('what is no frame is refused: a length that no message has, a kind that nobody sends', () => {
  const tooLong = Buffer.alloc(4);
  tooLong.writeUInt32BE(64 * 1024 * 1024 + 1);
  for (const bytes of [
    tooLong,
    Buffer.from([0, 0, 0, 4, 0, 0, 0, 1]),
    Buffer.from([0, 0, 0, 5, 99, 0, 0, 0, 1]),
  ]) {
    expect(() => new FrameReader().push(bytes)).toThrow('not a frame');
  }
});

test('random bytes are frames or refused, and never keep more than they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const reader = new FrameReader();
      try {
        for (const found of reader.push(Buffer.from(bytes)))
          expect(encodeFrame(found).length).toBeGreaterThan(8);
      } catch (error) {
        expect((error as Error).message).toBe('not a frame');
      }
    }),
  );
});
