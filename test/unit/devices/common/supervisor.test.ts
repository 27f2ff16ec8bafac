/** The supervisor: one owner, one command at a time, reconnects by itself, and gives a hung port up. */
import { describe, expect, it, vi } from 'vitest';
import type { DeviceFault, Holds, Status } from '../../../../devices/common/status.ts';
import { type Checked, Supervisor } from '../../../../devices/common/supervisor.ts';
import { type ByteDriver, byteDevice } from '../../../../devices/transport/byte-device.ts';
import type { ByteLink } from '../../../../devices/transport/byte-link.ts';
import { openPipe } from '../../../kit/devices/pipe.ts';

const NO_PAPER: DeviceFault = { code: 'paper-out', technician: '缺纸' };

function bench(
  behaviour: { greets?: (DeviceFault | null)[]; checks?: (DeviceFault | 'silent' | null)[] } = {},
) {
  const states: string[] = [];
  const links: ReturnType<typeof openPipe>[0][] = [];
  const hung = vi.fn();
  let refusals = 0;
  let close: ((link: ByteLink) => Promise<void>) | null = null;
  const open = async () => {
    if (refusals-- > 0) throw new Error('taken');
    const [link] = openPipe();
    links.push(link);
    return close ? Object.assign(link, { close: () => close?.(link) ?? Promise.resolve() }) : link;
  };
  const drive = (): ByteDriver => ({
    greet: async () => behaviour.greets?.shift() ?? null,
    check: async () => {
      const found = behaviour.checks?.shift() ?? null;
      return found === 'silent' ? null : { fault: found, warnings: [] };
    },
  });
  const supervisor = new Supervisor<ByteDriver>({
    ...byteDevice({ kind: 'tcp', host: 'bench', port: 1 }, drive, open),
    onStatus: (status: Status) => states.push(status.fault?.code ?? status.state),
    onHang: () => hung('receipt-printer'),
    reconnectMs: [1, 1],
    checkMs: 1,
    closeMs: 20,
    workMs: 40,
  });
  return {
    supervisor,
    states,
    links,
    hung,
    refuse: (times: number) => {
      refusals = times;
    },
    closeBy: (how: (link: ByteLink) => Promise<void>) => {
      close = how;
    },
  };
}

describe('a supervised device', () => {
  it('opens, is ready, reports a fault, and recovers', async () => {
    const { supervisor, states } = bench({ checks: [null, NO_PAPER, NO_PAPER] });
    supervisor.start();
    await vi.waitFor(() => expect(states).toEqual(['opening', 'ready', 'paper-out', 'ready']));
    await supervisor.stop();
  });

  it('comes back after a pulled plug, a port that is taken, and a device that greets with a fault', async () => {
    const { supervisor, states, links, refuse } = bench({ greets: [null, NO_PAPER] });
    supervisor.start();
    await vi.waitFor(() => expect(states.at(-1)).toBe('ready'));
    refuse(2);
    links[0]?.cut();
    await vi.waitFor(() => expect(states.slice(2)).toEqual(['unplugged', 'paper-out', 'ready']));
    expect(links).toHaveLength(3);
    await supervisor.stop();
  });

  it('reopens a device that went silent', async () => {
    const { supervisor, states, links } = bench({ checks: [null, 'silent'] });
    supervisor.start();
    await vi.waitFor(() => expect(states).toEqual(['opening', 'ready', 'no-answer', 'ready']));
    expect(links).toHaveLength(2);
    await supervisor.stop();
  });

  it('does one piece of work at a time, and none where nothing is connected', async () => {
    const { supervisor, states } = bench();
    expect(await supervisor.use(async () => 'done')).toBeNull();
    supervisor.start();
    await vi.waitFor(() => expect(states.at(-1)).toBe('ready'));
    let running = 0;
    const jobs = Array.from({ length: 5 }, () =>
      supervisor.use(async (_driver, { busy }) => {
        busy();
        running++;
        expect(running).toBe(1);
        await Promise.resolve();
        running--;
        return 'done';
      }),
    );
    expect(await Promise.all(jobs)).toEqual(Array(5).fill('done'));
    await supervisor.stop();
  });

  it('says that it hangs when a close never returns, or a piece of work', async () => {
    const closing = bench();
    closing.closeBy(() => new Promise(() => undefined));
    closing.supervisor.start();
    await vi.waitFor(() => expect(closing.states.at(-1)).toBe('ready'));
    void closing.supervisor.stop();
    await vi.waitFor(() => expect(closing.hung).toHaveBeenCalledWith('receipt-printer'));

    const working = bench();
    working.supervisor.start();
    await vi.waitFor(() => expect(working.states.at(-1)).toBe('ready'));
    void working.supervisor.use(() => new Promise(() => undefined));
    await vi.waitFor(() => expect(working.hung).toHaveBeenCalledWith('receipt-printer'));
  });
});

describe('what a device holds', () => {
  /** A device without a byte link, as IPP and PC/SC are: its checks find one thing after the other. */
  function plain(checks: Checked[]) {
    const holds: Holds[] = [];
    const ends = { close: vi.fn(async () => undefined), lost: vi.fn() };
    const supervisor = new Supervisor<'driver'>({
      isFitted: true,
      port: 'pcsc',
      open: async () => ({
        connection: {
          driver: 'driver',
          port: 'pcsc Reader 00',
          greet: async () => null,
          check: async () => checks.shift() ?? { fault: null, warnings: [] },
          close: ends.close,
        },
      }),
      onStatus: (status) => {
        if (status.holds !== (holds.at(-1) ?? null)) holds.push(status.holds);
      },
      onLost: ends.lost,
      onHang: () => undefined,
      checkMs: 1,
      reconnectMs: [1],
    });
    return { supervisor, holds, ...ends };
  }

  it('is part of its status, and forgotten with the connection', async () => {
    const { supervisor, holds, close, lost } = plain([
      { fault: null, warnings: [], holds: 'card' },
      { lost: NO_PAPER },
      { fault: null, warnings: [], holds: 'nothing' },
    ]);
    expect(supervisor.status).toMatchObject({ holds: null, port: 'pcsc' });
    supervisor.start();
    await vi.waitFor(() => expect(holds).toEqual(['card', null, 'nothing']));
    expect(supervisor.status.port).toBe('pcsc Reader 00');
    expect([close, lost].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    await supervisor.stop();
    expect(supervisor.status.holds).toBeNull();
  });

  it('is not believed of a device that is not connected', async () => {
    const { supervisor } = plain([]);
    supervisor.setHolds('card');
    expect(supervisor.status.holds).toBeNull();
  });

  it('a device lost during its work is closed once, and opened anew', async () => {
    const { supervisor, close } = plain([]);
    supervisor.start();
    await vi.waitFor(() => expect(supervisor.status.state).toBe('ready'));
    const late = Promise.withResolvers<void>();
    const work = supervisor.use(async (_driver, { lost }) => {
      await lost(NO_PAPER);
      await late.promise;
      // It began before the reconnect: it must not end the new connection.
      await lost(NO_PAPER);
    });
    expect(supervisor.status.fault).toEqual(null);
    await vi.waitFor(() => expect(supervisor.status.fault?.code).toBe('paper-out'));
    late.resolve();
    await work;
    await vi.waitFor(() => expect(supervisor.status.state).toBe('ready'));
    expect(close).toHaveBeenCalledTimes(1);
    await supervisor.stop();
  });

  it('a check that asks for another at once is repeated before its time', async () => {
    const found = { fault: NO_PAPER, warnings: [], again: true };
    const { supervisor } = plain([found, found]);
    supervisor.start();
    await vi.waitFor(() => expect(supervisor.status.state).toBe('ready'));
    expect(supervisor.status).not.toHaveProperty('again');
    await supervisor.stop();
  });
});
