/**
 * `npm run bench -- touch`: tap to painted response over a whole booking and a whole pre-review on a four times slower processor. The
 * finger rests on the glass as fingers do, and is no mouse of the test tool's: what that looks up in the page when it clicks would be
 * counted in.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import { build } from '../../scripts/build/build.ts';
import { OUT } from '../../scripts/setup/lib.mjs';
import { Citizen } from '../kit/citizen.ts';
import { fillBooking, fillPreReview } from '../kit/matters.ts';
import { openWebKiosk } from '../kit/screen.ts';
import { percentile } from './screen-figures.ts';

const LIMIT_MS = 50;
/** How long a finger takes to where it wants to tap, and how long it stays down, milliseconds; both are quick for a person. */
const AIM_MS = 150;
const FINGER_MS = 70;
const { values } = parseArgs({ options: { slower: { type: 'string', default: '4' } } });
const rate = Number(values.slower);

interface Tap {
  /** Of the slower of its two answers: to the finger that comes down, and to the one that leaves. */
  ms: number;
  what: string;
  /** Of that answer: its event, and how long it waited for the thread, was worked on, and waited to be seen, milliseconds. */
  event: string;
  waited: number;
  worked: number;
  seen: number;
  /** From the finger's leaving to the picture with what it was for, e.g. the next screen; null: nothing came of it in the page. */
  turned: number | null;
}

declare global {
  interface Window {
    taps: (Tap & { downAt: number })[];
  }
}

/** What is faster than this the browser leaves out, milliseconds. */
const LEAST_MS = 16;

/** Event Timing: from the finger to the next paint, rounded by the browser to 8 ms. */
async function watch(page: Page): Promise<void> {
  await page.evaluate((least) => {
    window.taps = [];
    const down = ({ timeStamp: downAt, target }: Event) => {
      const what = target instanceof Element ? (target.textContent ?? '') : '';
      window.taps.push({
        downAt,
        ms: least,
        what: what.slice(0, 16),
        event: '',
        waited: 0,
        worked: 0,
        seen: 0,
        turned: null,
      });
    };
    document.addEventListener('pointerdown', down, true);
    let upAt: number | null = null;
    document.addEventListener(
      'pointerup',
      ({ timeStamp }) => {
        upAt = timeStamp;
      },
      true,
    );
    new MutationObserver(() => {
      const tap = window.taps.at(-1);
      if (upAt === null || !tap) return;
      const since = upAt;
      upAt = null;
      requestAnimationFrame(() =>
        window.setTimeout(() => {
          tap.turned = performance.now() - since;
        }, 0),
      );
    }).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      // Not the pressed look, which the taps above are about.
      attributeFilter: ['value', 'class', 'disabled', 'aria-pressed', 'aria-selected'],
    });
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId?: number })[]) {
        if (!entry.interactionId) continue;
        const tap = window.taps.findLast(({ downAt }) => downAt <= entry.startTime + 1);
        if (!tap || entry.duration < tap.ms) continue;
        const { name: event, startTime, processingStart, processingEnd, duration: ms } = entry;
        const [waited, worked] = [processingStart - startTime, processingEnd - processingStart];
        Object.assign(tap, { ms, event, waited, worked, seen: ms - waited - worked });
      }
    });
    observer.observe({ type: 'event', durationThreshold: least } as PerformanceObserverInit);
  }, LEAST_MS);
}

await build();
const folder = path.join(OUT, 'gallery', 'live');
mkdirSync(folder, { recursive: true });
const kiosk = await openWebKiosk();
let shot = 0;
const devtools = await kiosk.page.context().newCDPSession(kiosk.page);
const look = async (what: string) => {
  await kiosk.page.screenshot({ path: path.join(folder, `${String(++shot).padStart(2, '0')}-${what}.png`) });
};
const finger = async (target: Locator) => {
  await target.click({ trial: true });
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to tap');
  await setTimeout(AIM_MS);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await setTimeout(FINGER_MS);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
};
const citizen = new Citizen(kiosk.page, look, finger);
await citizen.button('触摸屏幕开始').waitFor();
/** Each session has a page of its own, which takes what was measured with it. */
const begin = async () => {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  await watch(kiosk.page);
};
const measured = () => kiosk.page.evaluate(() => window.taps);

await begin();
await fillBooking(citizen, kiosk);
await citizen.confirm();
await citizen.look('booked');
await kiosk.bench({ do: 'remove' });
const whileBooking = await measured();
await citizen.finish();

await begin();
await kiosk.bench({ do: 'network', up: false });
await kiosk.bench({ do: 'paper', state: 'out' }).catch(() => undefined);
await fillPreReview(citizen, kiosk);
await citizen.confirm();
await citizen.look('filed-offline');

const taps = [...whileBooking, ...(await measured())].sort((a, b) => b.ms - a.ms);
await kiosk.close();

const all = taps.map(({ ms }) => ms);
console.table(
  taps.slice(0, 12).map(({ ms, event, waited, worked, seen, turned, what }) => ({
    ms,
    event,
    waited: Math.round(waited),
    worked: Math.round(worked),
    seen: Math.round(seen),
    turned: Math.round(turned ?? Number.NaN),
    what,
  })),
);
const p95 = percentile(all, 0.95);
const turned = taps.flatMap(({ turned }) => (turned === null ? [] : [Math.round(turned)]));
console.log(
  JSON.stringify({
    bench: 'touch',
    ratio: Number((p95 / LIMIT_MS).toFixed(2)),
    limit: 1,
    better: 'lower',
    us: p95,
    them: LIMIT_MS,
    unit: 'ms',
    n: all.length,
    p50: percentile(all, 0.5),
    worst: Math.max(...all),
    slower: rate,
    turned: { n: turned.length, p50: percentile(turned, 0.5), p95: percentile(turned, 0.95) },
  }),
);
