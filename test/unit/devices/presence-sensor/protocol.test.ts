/** Lines of presence sensors, as they print them and as a bad cable spoils them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LINE_BYTES_MAX,
  PresenceLines,
  PresenceSight,
  readPresenceLine,
} from '../../../../devices/presence-sensor/protocol.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('a line', () => {
  it.each(['1', 'ON', 'on', ' Present ', 'mov', 'occ'])('%j: somebody', (line) => {
    expect(readPresenceLine(line)).toEqual({ says: 'present' });
  });

  it.each(['0', 'OFF', 'off', 'gone', 'ABSENT', 'none'])('%j: nobody', (line) => {
    expect(readPresenceLine(line)).toEqual({ says: 'gone' });
  });

  it.each([
    ['d:1234', 1_234],
    ['d=80', 80],
    ['distance 1234 mm', 1_234],
    ['Distance: 123.5 cm', 1_235],
    ['R0743', 743],
    ['Range 123', 1_230],
    ['Range 123 cm', 1_230],
    ['range 1.2 m', 1_200],
    ['occ, dis=2.62', 2_620],
    ['mov, dis=0.84', 840],
    ['occ, dis=3.62, str=61.93', 3_620],
    ['850mm', 850],
  ])('%j: %i mm', (line, millimetres) => {
    expect(readPresenceLine(line)).toEqual({ says: 'distance', millimetres });
  });

  it.each([
    '',
    '2',
    '1234',
    '10',
    'd:',
    'd:0',
    'Range 0',
    'd:-5',
    'd:99999999',
    'ONE',
    'NOFF',
    'Range x',
    'm',
    '1 1',
  ])('%j says nothing', (line) => {
    expect(readPresenceLine(line)).toBeNull();
  });
});

describe('bytes', () => {
  it('end a line by CR, LF or both, wherever they are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 })), (cuts) => {
        const text = bytes('ON\r\nOFF\rd:500\n\n1\r\n');
        const lines = new PresenceLines();
        const heard: unknown[] = [];
        let at = 0;
        for (const cut of cuts) {
          heard.push(...lines.push(text.subarray(at, at + cut)));
          at += cut;
        }
        heard.push(...lines.push(text.subarray(at)));
        expect(heard).toEqual([
          { says: 'present' },
          { says: 'gone' },
          { says: 'distance', millimetres: 500 },
          { says: 'present' },
        ]);
      }),
    );
  });

  it('without an end are dropped as they come, and the next line is read', () => {
    const lines = new PresenceLines();
    for (let at = 0; at < 1_000; at++) expect(lines.push(bytes('1'.repeat(1_000)))).toEqual([]);
    expect(lines.push(bytes('\r\n0\r\n'))).toEqual([{ says: 'gone' }]);
    expect(lines.push(bytes(`1${' '.repeat(LINE_BYTES_MAX - 1)}\n`))).toEqual([{ says: 'present' }]);
    expect(lines.push(bytes(`1${' '.repeat(LINE_BYTES_MAX)}\n`))).toEqual([]);
  });

  it('that are garbage throw nothing and mean nothing', () => {
    const lines = new PresenceLines();
    const garbage = fc.oneof(fc.uint8Array({ max: 0x1f }), fc.uint8Array({ min: 0x7f }));
    fc.assert(
      fc.property(garbage, (input) => {
        expect(lines.push(input)).toEqual([]);
      }),
    );
  });
});

describe('what is in front of the kiosk', () => {
  it('is nearer than configured', () => {
    const sight = new PresenceSight(1_200);
    expect(sight.see({ says: 'distance', millimetres: 1_199 })).toBe(true);
    expect(sight.see({ says: 'distance', millimetres: 1_200 })).toBe(false);
  });

  it('of a sensor that tells distances, is told by them alone; that nobody is there, also by a word', () => {
    const sight = new PresenceSight(1_200);
    expect(sight.see({ says: 'present' })).toBe(true);
    expect(sight.see({ says: 'distance', millimetres: 4_000 })).toBe(false);
    expect(sight.see({ says: 'present' })).toBeNull();
    expect(sight.see({ says: 'gone' })).toBe(false);
  });
});
