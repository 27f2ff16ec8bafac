import { EventPublisher } from '@orpc/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DeviceEvent } from '../../../../../devices/index.ts';
import { Scans } from '../../../../../main/core/scans/scans.ts';

const ELECTRONIC_ID = { event: 'scan', text: 'CTID:zhang:0001' } as const;
const TOLD = { event: 'scan', code: { kind: 'e-id' } };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function scanner() {
  const events = new EventPublisher<{ event: DeviceEvent }>();
  const scans = new Scans(events);
  const show = (event: DeviceEvent) => events.publish('event', event);
  /** What the next screen is told until nothing more comes. */
  async function nextScreenHears() {
    const screen = new AbortController();
    const heard: unknown[] = [];
    const stream = (async () => {
      for await (const each of scans.events(screen.signal)) heard.push(each);
    })().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10);
    screen.abort();
    await stream;
    return heard;
  }
  return { scans, show, nextScreenHears };
}

it('tells the next screen, once, what was shown while the page was being replaced', async () => {
  const { show, nextScreenHears } = scanner();
  show({ event: 'card-arrived' });
  show(ELECTRONIC_ID);
  expect(await nextScreenHears()).toEqual([{ event: 'listening' }, TOLD]);
  expect(await nextScreenHears()).toEqual([{ event: 'listening' }]);
});

it('keeps nothing for long: whoever comes later is somebody else', async () => {
  const { show, nextScreenHears } = scanner();
  show(ELECTRONIC_ID);
  await vi.advanceTimersByTimeAsync(3_001);
  expect(await nextScreenHears()).toEqual([{ event: 'listening' }]);
});

it('keeps nothing of a session that is over, nor what somebody heard', async () => {
  const { scans, show, nextScreenHears } = scanner();
  show(ELECTRONIC_ID);
  scans.forget();
  expect(await nextScreenHears()).toEqual([{ event: 'listening' }]);

  const step = new AbortController();
  const heard = scans.watch(step.signal).next();
  await vi.advanceTimersByTimeAsync(1);
  show(ELECTRONIC_ID);
  expect((await heard).value).toMatchObject({ kind: 'e-id' });
  expect(await nextScreenHears()).toEqual([{ event: 'listening' }]);
  step.abort();
});

it('keeps a licence’s code for the screen that asks at once, and for nobody later, session or none', async () => {
  const { scans, show, nextScreenHears } = scanner();
  const licence = { event: 'scan', text: 'DZYYZZ:huapao:0001' } as const;
  show(licence);
  await nextScreenHears();
  expect(scans.take('business-licence')).toMatchObject({ kind: 'business-licence' });
  expect(scans.take('business-licence')).toBeNull();

  show(licence);
  await nextScreenHears();
  await vi.advanceTimersByTimeAsync(3_001);
  expect(scans.take('business-licence')).toBeNull();
});
