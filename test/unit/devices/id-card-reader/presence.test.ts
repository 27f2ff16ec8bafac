/** Cards that come, lie and leave, as the device host tells of them: while nobody reads, during a read and after it. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Holds, Status } from '../../../../devices/common/status.ts';
import type { CardReadEvent } from '../../../../devices/id-card-reader/contract.ts';
import { superviseIdCardReader } from '../../../../devices/id-card-reader/device.ts';
import { type EmulatedCard, ReaderEmulator } from '../../../../devices/id-card-reader/emulator.ts';
import { type Command, SamFramer } from '../../../../devices/id-card-reader/protocol.ts';
import { cardReadEvents } from '../../../../devices/id-card-reader/read-card.ts';
import { openPipe } from '../../../kit/devices/pipe.ts';
import { commandOf } from '../../../kit/devices/sam-reader.ts';
import { PEOPLE } from '../../../world/device-bench/people.ts';

const person = (name: string): EmulatedCard => {
  const found = PEOPLE[name];
  if (!found) throw new Error('nobody');
  return found.card;
};

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** As the device host puts reader and presence together; `raised` holds what the reader holds at each change, and arrivals. */
function bench({ pollMs = 10, checkMs = 60_000, paced = false } = {}) {
  const emulator = new ReaderEmulator();
  emulator.paced = paced;
  const asked: Command[] = [];
  const raised: (Holds | 'arrived')[] = [];
  const states: string[] = [];
  const cable = { out: false };
  let hear: (command: Command) => void = () => undefined;
  const links: ReturnType<typeof openPipe>[1][] = [];
  let held: Holds = null;
  const onStatus = ({ state, fault, holds }: Status) => {
    const now = fault?.code ?? state;
    if (now !== states.at(-1)) states.push(now);
    if (holds !== held) raised.push(holds);
    held = holds;
  };
  const open = async () => {
    if (cable.out) throw new Error('nothing is plugged in');
    const [kiosk, device] = openPipe();
    links.push(device);
    const framer = new SamFramer();
    device.onBytes((bytes) => {
      for (const body of framer.push(bytes)) {
        asked.push(commandOf(body));
        hear(commandOf(body));
      }
    });
    emulator.attach(device);
    return kiosk;
  };
  const { reader, presence } = superviseIdCardReader(
    { transport: { kind: 'tcp', host: 'bench', port: 1 }, idlePollMs: pollMs },
    { onStatus, raise: () => raised.push('arrived'), onHang: () => undefined },
    { open, checkMs, reconnectMs: [1] },
  );
  reader.start();
  void presence.start();
  stops.push(async () => {
    presence.stop();
    await reader.stop();
  });
  /** Waits until the reader was looked at this many times more. */
  const looks = async (count: number, command: Command = 'find') => {
    const before = asked.filter((each) => each === command).length;
    await vi.waitFor(
      () => expect(asked.filter((each) => each === command).length).toBeGreaterThanOrEqual(before + count),
      { timeout: 8_000 },
    );
  };
  const read = async (signal?: AbortSignal, onEvent: (event: CardReadEvent) => void = () => undefined) => {
    const events: CardReadEvent[] = [];
    const devices = { reader, presence, decodePhoto: async () => null };
    for await (const event of cardReadEvents(devices, signal)) {
      events.push(event);
      onEvent(event);
    }
    return events;
  };
  /** Calls `listener` with each command before it is answered. */
  const onAsk = (listener: typeof hear) => {
    hear = listener;
  };
  return { emulator, reader, presence, asked, raised, states, links, looks, read, onAsk, cable };
}

describe('while nobody reads', () => {
  it('a card is announced once, and again only after it was gone', async () => {
    const { emulator, raised, looks } = bench();
    await vi.waitFor(() => expect(raised).toEqual(['nothing']));
    emulator.place(person('zhang'));
    await looks(6);
    expect(raised).toEqual(['nothing', 'card', 'arrived']);
    emulator.remove();
    await looks(4);
    expect(raised).toEqual(['nothing', 'card', 'arrived', 'nothing']);
    emulator.place(person('zhang'));
    await looks(4);
    expect(raised).toEqual(['nothing', 'card', 'arrived', 'nothing', 'card', 'arrived']);
  });

  it('a card laid down between the first look and the search for an old one has arrived', async () => {
    const { emulator, raised, onAsk } = bench();
    onAsk((command) => {
      if (command === 'readNewAddress' && raised.length === 0) emulator.place(person('zhang'));
    });
    await vi.waitFor(() => expect(raised).toEqual(['card', 'arrived']));
  });

  it('a look that misses a lying card is not its leaving', async () => {
    const { emulator, raised, looks, onAsk } = bench();
    emulator.place(person('zhang'));
    await vi.waitFor(() => expect(raised).toEqual(['card', 'arrived']));
    let finds = 0;
    onAsk((command) => {
      if (command === 'find' && ++finds === 2) emulator.place(person('zhang'));
    });
    emulator.remove();
    await looks(6);
    expect(finds).toBeGreaterThan(2);
    expect(raised).toEqual(['card', 'arrived']);
  });

  it('a bank card lies there, and yet no identity card arrived', async () => {
    const { emulator, raised, looks } = bench();
    emulator.place({ kind: 'bank-card' });
    await looks(4);
    expect(raised).toEqual(['card']);
    emulator.place(person('zhang'));
    await looks(4);
    expect(raised).toEqual(['card', 'arrived']);
  });

  it('the reader is only asked, never made to select or read', async () => {
    const { emulator, asked, looks } = bench();
    emulator.place(person('zhang'));
    await looks(10);
    expect(new Set(asked)).toEqual(new Set(['samStatus', 'find']));
  });

  it('its supervision goes on', async () => {
    const { asked, looks, emulator, states } = bench({ checkMs: 20 });
    await looks(3, 'samStatus');
    await looks(3);
    expect(states).toEqual(['opening', 'ready']);
    emulator.authorised = false;
    await vi.waitFor(() => expect(states.at(-1)).toBe('not-authorised'));
    expect(asked).toContain('find');
  });

  it('a pulled plug makes it unknown, and a card that came back with it is seen', async () => {
    const { emulator, raised, links, cable } = bench();
    emulator.place(person('zhang'));
    await vi.waitFor(() => expect(raised).toEqual(['card', 'arrived']));
    cable.out = true;
    links[0]?.cut();
    await vi.waitFor(() => expect(raised.at(2)).toBeNull());
    cable.out = false;
    await vi.waitFor(() => expect(raised.slice(3)).toEqual(['card', 'arrived']));
  });
});

describe('a read', () => {
  it('begins at once although the reader is being polled, and reads a card that lay there before', async () => {
    const { emulator, raised, read, asked } = bench({ pollMs: 5 });
    emulator.place(person('zhang'));
    await vi.waitFor(() => expect(raised).toEqual(['card', 'arrived']));
    asked.length = 0;
    const began = performance.now();
    const events = await read();
    expect(performance.now() - began).toBeLessThan(300);
    expect(events.map(({ state }) => state)).toEqual(['waiting', 'reading', 'read']);
    // At most the one poll that was on its way, then the read's own.
    expect(asked.filter((command) => command === 'find').length).toBeLessThanOrEqual(2);
  });

  it('is not disturbed: no poll falls between its find and its reading', async () => {
    const { emulator, read, asked } = bench({ pollMs: 1, paced: true });
    for (let round = 0; round < 5; round++) {
      emulator.place(person('zhang'));
      asked.length = 0;
      expect((await read()).at(-1)?.state).toBe('read');
      expect(asked.join()).toContain('find,select,readBase,readNewAddress');
      emulator.remove();
    }
  });

  it('leaves a card that is not announced, and is missed only once it was taken', async () => {
    const { emulator, raised, read, looks } = bench();
    await vi.waitFor(() => expect(raised).toEqual(['nothing']));
    emulator.place(person('zhang'));
    await read();
    await looks(2, 'readNewAddress');
    expect(raised).toContain('card');
    const before = raised.length;
    emulator.remove();
    await vi.waitFor(() => expect(raised.at(-1)).toBe('nothing'), { timeout: 5_000 });
    expect(raised.slice(before)).toEqual(['nothing']);
    emulator.place(person('zhang'));
    await vi.waitFor(() => expect(raised.slice(before)).toEqual(['nothing', 'card', 'arrived']));
  });

  it('that refused a card still knows that it lies there, and when it is taken', async () => {
    const { emulator, raised, read, looks } = bench();
    await vi.waitFor(() => expect(raised).toEqual(['nothing']));
    emulator.place({ kind: 'unverifiable' });
    const events = await read();
    expect(events.at(-1)).toEqual({ state: 'refused', reason: 'verification-failed' });
    await looks(5);
    expect(raised.filter((event) => event === 'arrived').length).toBeLessThanOrEqual(1);
    expect(raised.at(-1)).not.toBe('nothing');
    emulator.remove();
    await vi.waitFor(() => expect(raised.at(-1)).toBe('nothing'));
  });

  it('that was left before it found a card leaves the card to the next one', async () => {
    const { emulator, raised, read, onAsk, asked } = bench();
    await vi.waitFor(() => expect(raised).toEqual(['nothing']));
    const leaving = new AbortController();
    onAsk((command) => {
      if (command !== 'find' || leaving.signal.aborted) return;
      // Between the question and its answer somebody goes, and somebody else lays a card down.
      leaving.abort();
      emulator.place(person('zhang'));
    });
    expect((await read(leaving.signal)).at(-1)?.state).not.toBe('read');
    await vi.waitFor(() => expect(raised).toEqual(['nothing', 'card', 'arrived']));
    expect(asked).not.toContain('select');
    expect((await read()).at(-1)?.state).toBe('read');
  });

  it('that nobody waits for any more still leaves its card known', async () => {
    const { emulator, raised, presence, reader } = bench({ paced: true });
    await vi.waitFor(() => expect(raised).toEqual(['nothing']));
    emulator.place(person('zhang'));
    const events = cardReadEvents({ reader, presence, decodePhoto: async () => null }, undefined);
    for (let event = await events.next(); !event.done; event = await events.next()) {
      if (event.value.state === 'reading') break;
    }
    await events.return();
    await vi.waitFor(() => expect(emulator.wasRead).toBe(true));
    await vi.waitFor(() => expect(reader.status.holds).toBe('card'));
    emulator.remove();
    await vi.waitFor(() => expect(raised.at(-1)).toBe('nothing'), { timeout: 5_000 });
  });

  it('of a card that was read before and lies there still: it is asked for once more, and read', async () => {
    const { emulator, read } = bench();
    emulator.place(person('zhang'));
    expect((await read()).at(-1)).toMatchObject({ state: 'read' });
    const second = await read(undefined, ({ state }) => {
      // Lifted and laid down again.
      if (state === 'again') emulator.place(person('zhang'));
    });
    const states = second.map((event) => (event.state === 'again' ? event.reason : event.state));
    expect(states).toEqual(['waiting', 'still-there', 'reading', 'read']);
  });

  it('that waits for a card to be lifted says so when it was', async () => {
    const { emulator, read } = bench();
    emulator.place(person('zhang'));
    expect((await read()).at(-1)).toMatchObject({ state: 'read' });
    let asked = false;
    const second = await read(undefined, ({ state }) => {
      if (state === 'again') {
        asked = true;
        emulator.remove();
      } else if (state === 'waiting' && asked) emulator.place(person('zhang'));
    });
    const states = second.map((event) => (event.state === 'again' ? event.reason : event.state));
    expect(states).toEqual(['waiting', 'still-there', 'waiting', 'reading', 'read']);
  });

  it('from before this process began: its card is found by its address file', async () => {
    const { emulator, raised, looks } = bench();
    emulator.place(person('zhang'));
    emulator.wasRead = true;
    await vi.waitFor(() => expect(raised).toEqual(['card']));
    await looks(2, 'readNewAddress');
    emulator.remove();
    await vi.waitFor(() => expect(raised).toEqual(['card', 'nothing']), { timeout: 5_000 });
  });

  it('carries the photo that was decoded', async () => {
    const { emulator, reader, presence } = bench();
    emulator.place(person('zhang'));
    const decodePhoto = async () => ({ width: 1, height: 1, bmp: Uint8Array.of(0x42, 0x4d) });
    const events: CardReadEvent[] = [];
    for await (const event of cardReadEvents({ reader, presence, decodePhoto }, undefined))
      events.push(event);
    expect(events.at(-1)).toMatchObject({ state: 'read', photo: 'Qk0=' });
  });
});
