/** The conversation with a social-security card, in every manner cards have, and with cards that talk nonsense. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Holds, Status } from '../../../../devices/common/status.ts';
import { meaningOf, moreOf, splitAnswer } from '../../../../devices/social-security-card/apdu.ts';
import type { SocialCard, SocialCardEvent } from '../../../../devices/social-security-card/contract.ts';
import {
  createSocialCardReader,
  type SocialCardDevice,
} from '../../../../devices/social-security-card/device.ts';
import { type CardManner, SocialCardEmulator } from '../../../../devices/social-security-card/emulator.ts';
import { type CardReading, readSocialCard } from '../../../../devices/social-security-card/protocol.ts';
import type {
  CardProblem,
  CardResult,
  ReaderState,
  SmartCardService,
} from '../../../../devices/social-security-card/smart-card-service.ts';
import { HOLDER, RARE_HOLDER } from '../../../world/device-bench/smart-card/people.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Holds the whole conversation; `commands` collects what was sent. */
function converse(answer: (command: Uint8Array) => Uint8Array, commands: string[] = []): CardReading {
  const talk = readSocialCard();
  let step = talk.next();
  while (!step.done) {
    commands.push(hex(step.value));
    step = talk.next(answer(step.value));
  }
  return step.value;
}

describe('reading', () => {
  it('sends what public drivers send', () => {
    const commands: string[] = [];
    const card = new SocialCardEmulator(HOLDER);
    expect(converse((command) => card.answer(command), commands)).toEqual({ outcome: 'read', card: HOLDER });
    expect(commands).toEqual([
      '00a404000f7378312e73682ec9e7bbe1b1a3d5cf',
      '00a4020002ef05',
      '00b207000b',
      '00b2050006',
      '00b2060006',
      '00a4020002ef06',
      '00b2080014',
      '00b2090020',
      '00b20a0003',
      '00b20d0006',
    ]);
  });

  it.each(['plain', 'get-response', 'exact-length', 'bare-records'] satisfies CardManner[])(
    '%s',
    (manner) => {
      for (const holder of [HOLDER, RARE_HOLDER]) {
        const card = new SocialCardEmulator(holder, manner);
        expect(converse((command) => card.answer(command))).toEqual({ outcome: 'read', card: holder });
      }
    },
  );

  it('another kind of card, a locked one, one that wants a password', () => {
    expect(converse(() => Uint8Array.of(0x6a, 0x82))).toMatchObject({
      outcome: 'refused',
      trouble: 'not-a-social-security-card',
    });
    expect(converse(() => Uint8Array.of(0x93, 0x03))).toMatchObject({ trouble: 'blocked', status: 0x9303 });
    const card = new SocialCardEmulator(HOLDER);
    card.refuseRecords = [0x69, 0x82];
    expect(converse((command) => card.answer(command))).toMatchObject({
      trouble: 'protected',
      status: 0x6982,
    });
  });

  it('half an answer or none is unreadable, not a crash', () => {
    expect(converse(() => new Uint8Array(0))).toMatchObject({ outcome: 'refused', trouble: 'unreadable' });
    expect(converse(() => Uint8Array.of(0x90, 0x00))).toMatchObject({ trouble: 'unreadable' });
  });

  it('comes to an end whatever the card answers, and however often it says that there is more', () => {
    const answers = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.uint8Array({ maxLength: 20 }).map((data) => Uint8Array.of(...data, 0x61, data[0] ?? 0)),
      fc.uint8Array({ maxLength: 4 }).map((data) => Uint8Array.of(...data, 0x6c, 0x10)),
      fc.uint8Array({ maxLength: 40 }).map((data) => Uint8Array.of(...data, 0x90, 0x00)),
    );
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 20 }), (list) => {
        let at = 0;
        const commands: string[] = [];
        converse(() => list[at++ % list.length] ?? new Uint8Array(0), commands);
        expect(commands.length).toBeLessThan(250);
      }),
    );
  });
});

it('status words', () => {
  expect(splitAnswer(Uint8Array.of(1, 2, 0x90, 0))).toEqual({ data: Uint8Array.of(1, 2), status: 0x9000 });
  expect(splitAnswer(Uint8Array.of(0x90))).toBeNull();
  expect(moreOf(0x6114)).toEqual({ want: 'get-response', length: 0x14 });
  expect(moreOf(0x6c20)).toEqual({ want: 'repeat', length: 0x20 });
  expect(moreOf(0x9000)).toBeNull();
  expect(meaningOf(0x6982)).toMatchObject({
    trouble: 'protected',
    technician: expect.stringContaining('6982'),
  });
  expect(meaningOf(0x1234).trouble).toBe('unreadable');
});

/** A smart-card service on strings: what the reader holds, and what its next calls fail with. */
function fakeService() {
  const state = {
    card: null as SocialCardEmulator | null,
    mute: false,
    turn: 0,
    problems: { open: [], state: [], connect: [], transmit: [] } as Record<string, CardProblem[]>,
  };
  const attempt = async <T>(call: string, value: () => T): Promise<CardResult<T>> => {
    const problem = state.problems[call]?.shift();
    return problem ? { ok: false, problem } : { ok: true, value: value() };
  };
  const readerState = (): ReaderState => ({
    card: state.mute ? 'mute' : state.card ? 'present' : 'absent',
    turn: state.turn,
    raw: state.turn,
  });
  const service: SmartCardService = {
    open: () =>
      attempt('open', () => ({
        readers: async () => ({ ok: true, value: ['Fake Reader 00'] }) as const,
        state: () => attempt('state', readerState),
        connect: () =>
          attempt('connect', () => ({
            transmit: (command: Uint8Array) =>
              attempt('transmit', () => state.card?.answer(command) ?? new Uint8Array(0)),
            disconnect: async () => undefined,
          })),
        cancel: () => undefined,
        close: async () => undefined,
      })),
  };
  return {
    service,
    problems: state.problems,
    insert(card: SocialCard) {
      state.card = new SocialCardEmulator(card);
      state.turn++;
    },
    insertMute() {
      state.mute = true;
      state.turn++;
    },
    remove() {
      state.mute = false;
      state.card = null;
      state.turn++;
    },
    restarted() {
      state.turn = 0;
    },
  };
}

describe('the device', () => {
  const fitted = async (service: ReturnType<typeof fakeService>) => {
    const presence: Holds[] = [];
    const states: string[] = [];
    let held: Holds = null;
    const onStatus = ({ state, fault, holds }: Status) => {
      const now = fault?.code ?? state;
      if (now !== states.at(-1)) states.push(now);
      if (holds !== held) presence.push(holds);
      held = holds;
    };
    const device = createSocialCardReader(
      { kind: 'pcsc' },
      { onStatus, raise: () => undefined, onHang: () => undefined },
      { service: service.service, checkMs: 1, reconnectMs: [1] },
    );
    device.start();
    await vi.waitFor(() => expect(device.status.state).toBe('ready'));
    return { device, presence, states };
  };
  /** Everything up to the event that `stop` names. */
  const eventsUntil = async (device: SocialCardDevice, stop: string, act?: (state: string) => void) => {
    const abort = new AbortController();
    const seen: SocialCardEvent[] = [];
    for await (const event of device.read(abort.signal)) {
      seen.push(event);
      act?.(event.state);
      if (event.state === stop) break;
    }
    abort.abort();
    return seen.map((event) => event.state);
  };

  it('waits, reads, and wants the card of the session before taken out first', async () => {
    const service = fakeService();
    const { device, presence } = await fitted(service);
    expect(
      await eventsUntil(device, 'read', (state) => state === 'waiting' && service.insert(HOLDER)),
    ).toEqual(['waiting', 'reading', 'read']);
    expect(
      await eventsUntil(device, 'waiting', (state) => state === 'still-inserted' && service.remove()),
    ).toEqual(['still-inserted', 'waiting']);
    await vi.waitFor(() => expect(presence).toEqual(['nothing', 'card', 'nothing']));
    await device.stop();
  });

  it('still wants it out after the service was restarted under it', async () => {
    const service = fakeService();
    const { device, states } = await fitted(service);
    service.insert(HOLDER);
    await eventsUntil(device, 'read');
    states.length = 0;
    service.restarted();
    service.problems.state?.push('no-service');
    await vi.waitFor(() => expect(states).toEqual(['software', 'ready']));
    expect(await eventsUntil(device, 'still-inserted')).toContain('still-inserted');
    await device.stop();
  });

  it('tries a card again that another program holds, and one with a bad contact', async () => {
    const service = fakeService();
    const { device } = await fitted(service);
    service.insert(HOLDER);
    service.problems.connect?.push('busy');
    expect(await eventsUntil(device, 'read')).toContain('read');
    service.remove();
    service.insert(HOLDER);
    service.problems.transmit?.push('other');
    expect(
      await eventsUntil(device, 'read', (state) => {
        if (state !== 'again') return;
        service.remove();
        service.insert(HOLDER);
      }),
    ).toEqual(['reading', 'again', 'reading', 'read']);
    await device.stop();
  });

  it('says once that a card does not answer, and waits for it to be put in again', async () => {
    const service = fakeService();
    const { device } = await fitted(service);
    service.insertMute();
    expect(
      await eventsUntil(device, 'read', (state) => {
        if (state !== 'still-inserted') return;
        service.remove();
        service.insert(HOLDER);
      }),
    ).toEqual(['again', 'still-inserted', 'reading', 'read']);
    await device.stop();
  });

  it('is unavailable over a hung call, and goes on when the reader is back', async () => {
    const service = fakeService();
    const { device } = await fitted(service);
    service.insert(HOLDER);
    service.problems.transmit?.push('hung');
    service.problems.open?.push('no-reader', 'no-reader');
    expect(await eventsUntil(device, 'read')).toEqual(['reading', 'unavailable', 'reading', 'read']);
    await device.stop();
  });
});
