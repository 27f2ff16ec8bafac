/** Every golden frame of the reader, in chunks of every size, and every status code. */
import { describe, expect, it } from 'vitest';
import type { IdCard } from '../../../../devices/id-card-reader/contract.ts';
import {
  type Command,
  decodeNewAddress,
  decodeReply,
  decodeSamId,
  encodeReply,
  encodeRequest,
  joinCard,
  type Reply,
  SamFramer,
  splitCard,
} from '../../../../devices/id-card-reader/protocol.ts';
import {
  codeOf,
  KNOWN_STATUSES,
  meaningOf,
  readerFault,
} from '../../../../devices/id-card-reader/status-codes.ts';
import { decodeText, encodeText } from '../../../../devices/id-card-reader/text-block.ts';
import { vector, vectorJson } from '../../../kit/devices/vectors.ts';

function replies(bytes: Uint8Array, chunk: number): (Reply | null)[] {
  const framer = new SamFramer();
  const bodies: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += chunk)
    bodies.push(...framer.push(bytes.subarray(at, at + chunk)));
  return bodies.map(decodeReply);
}

describe('requests', () => {
  const REQUESTS: Record<Command, string> = {
    reset: 'req_reset',
    samStatus: 'req_sam_status',
    samId: 'req_sam_id',
    find: 'req_find',
    select: 'req_select',
    readBase: 'req_read_base',
    readWithFingerprint: 'req_read_base_fp',
    readNewAddress: 'req_read_new_address',
    readManagementNumber: 'req_read_mid',
    setMaxRf: 'req_set_max_rf',
  };
  it.each(Object.entries(REQUESTS))('%s is the golden frame', (command, name) => {
    expect(encodeRequest(command as Command)).toEqual(vector(name));
  });
});

describe('replies, cut anywhere', () => {
  it.each([
    ['rsp_ok', 0x90, 0],
    ['rsp_find_ok', 0x9f, 4],
    ['rsp_find_none', 0x80, 0],
    ['rsp_select_ok', 0x90, 8],
    ['rsp_select_fail', 0x81, 0],
    ['rsp_read_fail', 0x41, 0],
    ['rsp_auth_fail', 0x32, 0],
    ['rsp_no_content', 0x91, 0],
    ['rsp_not_authorised', 0x66, 0],
    ['rsp_sam_id', 0x90, 16],
    ['rsp_new_address', 0x90, 70],
    ['rsp_read_base', 0x90, 4 + 256 + 1024],
    ['rsp_read_base_longterm', 0x90, 4 + 256 + 1024],
    ['rsp_read_base_hmt', 0x90, 4 + 256 + 1024],
    ['rsp_read_base_fpr2017', 0x90, 4 + 256 + 1024],
    ['rsp_read_base_fpr2023', 0x90, 4 + 256 + 1024],
    ['rsp_read_base_fp0', 0x90, 6 + 256 + 1024],
    ['rsp_read_base_fp1024', 0x90, 6 + 256 + 1024 + 1024],
  ])('%s', (name, status, dataBytes) => {
    const bytes = vector(name);
    for (const chunk of [1, 7, 64, 1024, bytes.length]) {
      const [reply, ...more] = replies(bytes, chunk);
      expect(more).toEqual([]);
      expect(reply?.status).toBe(status);
      expect(reply?.data).toHaveLength(dataBytes);
    }
    const [reply] = replies(bytes, bytes.length);
    if (reply && reply.sw1 === 0 && reply.sw2 === 0) expect(encodeReply(status, reply.data)).toEqual(bytes);
  });

  it('hunts through noise, a false and an over-long preamble', () => {
    for (const chunk of [1, 7, 64]) {
      const found = replies(vector('stream_noise_resync'), chunk);
      expect(found.map((reply) => [reply?.status, reply?.data.length])).toEqual([
        [0x9f, 4],
        [0x90, 8],
      ]);
    }
    expect(replies(vector('stream_extra_AA'), 1).map((reply) => reply?.status)).toEqual([0x80]);
  });

  it('delivers nothing of a frame with a wrong checksum', () => {
    for (const chunk of [1, 64, 2000]) expect(replies(vector('bad_checksum'), chunk)).toEqual([]);
  });

  it('reads the module’s number and a newer address', () => {
    const data = (name: string) => replies(vector(name), 64)[0]?.data ?? new Uint8Array(0);
    expect(decodeSamId(data('rsp_sam_id'))).toBe('05.03-20180101-0001234567-0987654321');
    expect(decodeSamId(new Uint8Array(15))).toBeNull();
    expect(decodeNewAddress(data('rsp_new_address'))).toMatch(/^测试省/);
  });
});

describe('cards', () => {
  const expected = vectorJson<Record<string, IdCard>>('expected');

  it.each(Object.entries(expected))('%s', (name, card) => {
    const data = replies(vector(name), 64)[0]?.data ?? new Uint8Array(0);
    const withFingerprint = /_fp\d/.test(name);
    const blocks = splitCard(data, withFingerprint);
    if (!blocks) throw new Error('no blocks');
    expect(decodeText(blocks.text)).toEqual(card);
    expect(blocks.photo).toHaveLength(1024);
    expect(blocks.fingerprint).toHaveLength(name.endsWith('fp1024') ? 1024 : 0);
    expect(encodeText(card)).toEqual(blocks.text);
    const joined = [blocks.text, blocks.photo, ...(withFingerprint ? [blocks.fingerprint] : [])];
    expect(joinCard(joined)).toEqual(data);
  });

  it('never makes a card of blocks whose lengths do not add up', () => {
    const data = replies(vector('rsp_read_base'), 64)[0]?.data ?? new Uint8Array(0);
    for (let length = 0; length < data.length; length++) {
      expect(splitCard(data.subarray(0, length))).toBeNull();
    }
  });

  it('keeps rare and private-use characters and the blanks inside an English name', () => {
    const card = { ...expected.rsp_read_base, name: '\u{20BB7}㙍\uE000' } as IdCard;
    expect(decodeText(encodeText(card))?.name).toBe('\u{20BB7}㙍\uE000');
    expect(decodeText(encodeText(expected.rsp_read_base_fpr2023 as IdCard))).toMatchObject({
      nameEn: 'SAMPLE, JOHN EXAMPLE WITHAVERYLONGFAMILYNAME',
    });
  });
});

describe('status codes', () => {
  it.each([
    [0x90, 'done'],
    [0x91, 'not-on-card'],
    [0x9f, 'found'],
    [0x10, 'resend'],
    [0x11, 'resend'],
    [0x21, 'fault'],
    [0x23, 'fault'],
    [0x24, 'resend'],
    [0x31, 'rejected'],
    [0x32, 'rejected'],
    [0x33, 'rejected'],
    [0x37, 'without-fingerprint'],
    [0x3f, 'without-fingerprint'],
    [0x40, 'not-an-id-card'],
    [0x41, 'lifted'],
    [0x47, 'reset'],
    [0x60, 'fault'],
    [0x66, 'fault'],
    [0x80, 'no-card'],
    [0x81, 'lifted'],
  ])('%i means %s', (sw3, meaning) => {
    expect(KNOWN_STATUSES).toContain(sw3);
    expect(meaningOf(sw3)).toBe(meaning);
  });

  it('every byte has a sentence for the citizen and one for the technician', () => {
    for (let sw3 = 0; sw3 < 256; sw3++) {
      expect(codeOf(sw3).citizen).toMatch(/[\u4e00-\u9fff].*。$/u);
      expect(codeOf(sw3).technician).toMatch(/[\u4e00-\u9fff]/u);
    }
    expect(readerFault(0x66).code).toBe('not-authorised');
    expect(readerFault(0x60).code).toBe('self-test');
    expect(readerFault(0x05)).toMatchObject({ code: 'protocol', technician: expect.stringContaining('05') });
  });
});
