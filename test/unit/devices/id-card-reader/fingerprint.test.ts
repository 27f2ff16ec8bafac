/** Reading with the fingerprint block: golden frames through the driver; a card whose fingerprint is wrong is read without it. */
import { describe, expect, it } from 'vitest';
import type { IdCard } from '../../../../devices/id-card-reader/contract.ts';
import type { IdCardResult } from '../../../../devices/id-card-reader/driver.ts';
import {
  decodeReply,
  encodeReply,
  SamFramer,
  splitCard,
} from '../../../../devices/id-card-reader/protocol.ts';
import { samReader } from '../../../kit/devices/sam-reader.ts';
import { vector, vectorJson } from '../../../kit/devices/vectors.ts';

const expected = vectorJson<Record<string, IdCard>>('expected');

/** A reader that answers `readWithFingerprint` with these frames in turn. */
function reader(...withFingerprint: Uint8Array[]) {
  return samReader((command, before) => {
    switch (command) {
      case 'find':
        return vector('rsp_find_ok');
      case 'select':
        return vector('rsp_select_ok');
      case 'readWithFingerprint':
        return withFingerprint[before] ?? null;
      case 'readBase':
        return vector('rsp_read_base');
      default:
        return vector('rsp_no_content');
    }
  });
}

const blocksOf = (name: string) => {
  const [body = new Uint8Array(0)] = new SamFramer().push(vector(name));
  return splitCard(decodeReply(body)?.data ?? body, true);
};

function read(answer: IdCardResult) {
  if (answer.outcome !== 'read') throw new Error(answer.outcome);
  return answer;
}

describe('a reading with fingerprint', () => {
  it.each([
    ['rsp_read_base_fp0', 0],
    ['rsp_read_base_fp1024', 1024],
  ] as const)('%s is cut by its three lengths', async (name, bytes) => {
    const { driver, asked } = reader(vector(name));
    const answer = read(await driver.readOnce(() => undefined, { fingerprint: true }));
    expect(answer.card).toEqual(expected[name]);
    expect(answer.photo.reveal()).toEqual(blocksOf(name)?.photo);
    expect(answer.fingerprint?.length ?? 0).toBe(bytes);
    if (bytes > 0) expect(answer.fingerprint?.reveal()).toEqual(blocksOf(name)?.fingerprint);
    expect(asked).toEqual(['find', 'select', 'readWithFingerprint', 'readNewAddress']);
    // Neither photo nor fingerprint goes into a log with the answer.
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      ...answer,
      photo: {},
      fingerprint: bytes > 0 ? {} : null,
    });
  });

  it.each([0x37, 0x3f])('refused for its fingerprint (%i) is done without it', async (status) => {
    const { driver, asked } = reader(encodeReply(status));
    const answer = read(await driver.readOnce(() => undefined, { fingerprint: true }));
    expect(answer.card).toEqual(expected.rsp_read_base);
    expect(answer.fingerprint).toBeNull();
    expect(asked).toEqual(['find', 'select', 'readWithFingerprint', 'readBase', 'readNewAddress']);
  });

  it('that breaks off is tried again from the find, fingerprint and all', async () => {
    const { driver, asked } = reader(encodeReply(0x41), vector('rsp_read_base_fp1024'));
    const answer = read(await driver.readOnce(() => undefined, { fingerprint: true }));
    expect(answer.fingerprint?.length).toBe(1024);
    expect(asked.filter((command) => command === 'find')).toHaveLength(2);
  });

  it('is not asked for unless it is wanted', async () => {
    const { driver, asked } = reader();
    expect(read(await driver.readOnce(() => undefined)).fingerprint).toBeNull();
    expect(asked).not.toContain('readWithFingerprint');
  });
});
