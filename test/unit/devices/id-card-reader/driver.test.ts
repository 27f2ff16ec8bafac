/** What the driver makes of each status of the reader, at each step of a read and when it greets. */
import { describe, expect, it } from 'vitest';
import { type Command, encodeReply } from '../../../../devices/id-card-reader/protocol.ts';
import { samReader } from '../../../kit/devices/sam-reader.ts';
import { vector } from '../../../kit/devices/vectors.ts';

const GOOD: Partial<Record<Command, string>> = {
  samStatus: 'rsp_ok',
  reset: 'rsp_ok',
  find: 'rsp_find_ok',
  select: 'rsp_select_ok',
  readBase: 'rsp_read_base',
  readNewAddress: 'rsp_no_content',
};

const good = (command: Command) => vector(GOOD[command] ?? 'rsp_not_authorised');

/** A reader that is well, but for one command that always answers with `status`. */
const ill = (spoilt: Command, status: number) =>
  samReader((command) => (command === spoilt ? encodeReply(status) : good(command)));

/** One bit turned over on the line. */
const spoil = (frame: Uint8Array) => frame.map((byte, at) => (at === frame.length - 9 ? byte ^ 0x10 : byte));

const AGAIN = { outcome: 'again', reason: 'unreadable' };
const VERIFICATION = { outcome: 'refused', reason: 'verification-failed' };
const NO_ID_CARD = { outcome: 'refused', reason: 'not-an-id-card' };
const LOST = { outcome: 'lost' };

describe('a read', () => {
  it.each([
    ['find', 0x80, { outcome: 'no-card' }, 1],
    ['find', 0x40, NO_ID_CARD, 1],
    ['find', 0x66, LOST, 1],
    ['find', 0x60, LOST, 1],
    ['find', 0x05, LOST, 1],
    // Noise on the wire: once more.
    ['find', 0x10, { outcome: 'no-card' }, 2],
    ['select', 0x81, AGAIN, 3],
    ['select', 0x40, NO_ID_CARD, 1],
    ['select', 0x31, VERIFICATION, 3],
    ['readBase', 0x41, AGAIN, 3],
    // Noise that the reader heard: each round asks once more.
    ['readBase', 0x10, AGAIN, 6],
    ['readBase', 0x31, VERIFICATION, 3],
    ['readBase', 0x32, VERIFICATION, 3],
    ['readBase', 0x33, VERIFICATION, 3],
    ['readBase', 0x21, LOST, 1],
    ['readBase', 0x23, LOST, 1],
    ['readBase', 0x66, LOST, 1],
  ] as const)('%s answers %i: %o', async (command, status, answer, times) => {
    const { driver, asked } = ill(command, status);
    expect(await driver.readOnce(() => undefined)).toEqual(answer);
    expect(asked.filter((each) => each === command)).toHaveLength(times);
  });

  it('asks once more for a reply whose sum is wrong, before the citizen is troubled', async () => {
    const { driver, asked } = samReader((command, before) =>
      command === 'readBase' && before === 0 ? spoil(good(command)) : good(command),
    );
    expect(await driver.readOnce(() => undefined)).toMatchObject({ outcome: 'read' });
    expect(asked).toEqual(['find', 'select', 'readBase', 'readBase', 'readNewAddress']);
  });

  it('does not say that a card was lifted whose replies were spoilt on the line', async () => {
    const { driver } = samReader((command, before) => {
      if (command === 'readBase') return spoil(good(command));
      // A card that was read is not found again before it left.
      return command === 'find' && before > 0 ? encodeReply(0x80) : good(command);
    });
    expect(await driver.readOnce(() => undefined)).toEqual(AGAIN);
  });

  it('resets the module before it looks again after a random number that failed', async () => {
    const { driver, asked } = samReader((command, before) =>
      command === 'readBase' && before === 0 ? encodeReply(0x47) : good(command),
    );
    expect(await driver.readOnce(() => undefined)).toMatchObject({ outcome: 'read' });
    expect(asked).toEqual([
      ...['find', 'select', 'readBase', 'reset'],
      ...['find', 'select', 'readBase', 'readNewAddress'],
    ]);
  });

  it('is not repeated once the card is gone', async () => {
    const { driver, asked } = samReader((command, before) => {
      if (command === 'readBase') return encodeReply(0x41);
      return command === 'find' && before === 1 ? encodeReply(0x80) : good(command);
    });
    expect(await driver.readOnce(() => undefined)).toEqual({ outcome: 'again', reason: 'lifted' });
    expect(asked.filter((each) => each === 'find')).toHaveLength(2);
  });
});

describe('a greeting', () => {
  it.each([
    [0x90, null],
    [0x66, 'not-authorised'],
    [0x60, 'self-test'],
    [0x09, 'protocol'],
  ] as const)('of %i is %s', async (status, code) => {
    const { driver, asked } = ill('samStatus', status);
    expect((await driver.greet())?.code ?? null).toBe(code);
    expect(asked.includes('reset')).toBe(status === 0x60);
  });

  it('is well after a failed self-test that a reset heals', async () => {
    const { driver, asked } = samReader((command, before) =>
      command === 'samStatus' && before === 0 ? encodeReply(0x60) : good(command),
    );
    expect(await driver.greet()).toBeNull();
    expect(asked).toEqual(['samStatus', 'reset', 'samStatus']);
  });

  it('asks for the module’s number up to three times: the first answer after power-on may be wrong', async () => {
    const { driver } = samReader((_command, before) =>
      before < 2 ? encodeReply(0x10) : vector('rsp_sam_id'),
    );
    expect(await driver.samId()).toBe('05.03-20180101-0001234567-0987654321');
  });
});

describe('a reader among allowed security modules', () => {
  const OWN = '05.03-20180101-0001234567-0987654321';
  const well = (command: Command) => (command === 'samId' ? vector('rsp_sam_id') : good(command));

  it('is believed when its number is among them, asked with each card', async () => {
    const { driver, asked } = samReader(well, ['05.03-20200101-0000000001-0000000001', OWN]);
    expect(await driver.greet()).toBeNull();
    expect(await driver.check()).toEqual({ fault: null, warnings: [] });
    expect((await driver.readOnce(() => undefined)).outcome).toBe('read');
    expect(asked.indexOf('samId')).toBeLessThan(asked.indexOf('readBase'));
  });

  it.each([
    ['says another number', well],
    ['says none', (command: Command) => (command === 'samId' ? encodeReply(0x21) : good(command))],
  ])('one that %s is a fault, named for the technician, and no card is read by it', async (_what, answer) => {
    const { driver, asked } = samReader(answer, ['05.03-20200101-0000000001-0000000001']);
    expect((await driver.greet())?.code).toBe('not-allowed');
    expect(await driver.check()).toMatchObject({ fault: { code: 'not-allowed' } });
    expect(await driver.readOnce(() => undefined)).toEqual({ outcome: 'lost' });
    expect(asked).not.toContain('readBase');
  });

  it('without such a list nobody is asked for a number', async () => {
    const { driver, asked } = samReader(well);
    await driver.greet();
    await driver.readOnce(() => undefined);
    expect(asked).not.toContain('samId');
  });
});
