/** Pages from the document scanner, none of which outlives the session that asked for it. */
import type { DeviceHostClient } from '../devices/device-host-client.ts';
import { sidesOf, withoutMetadata } from '../model/jpeg.ts';
import { PHONE_SIDE_MAX } from '../model/limits.ts';
import { either } from '../streams/either.ts';
import type { PageScan } from './contract.ts';

export class PaperScans {
  readonly #devices: Pick<DeviceHostClient, 'scanPage'>;
  #ends = new AbortController();

  constructor(devices: Pick<DeviceHostClient, 'scanPage'>) {
    this.#devices = devices;
  }

  /** For one that listens until `signal`, or until the session's end: then the scanner is stopped. */
  async scan(signal: AbortSignal | undefined): Promise<PageScan> {
    const ends = this.#ends.signal;
    const until = signal ? either(signal, ends) : ends;
    const page = await this.#devices.scanPage(until);
    if (page.outcome === 'failed') return page;
    const jpeg = until.aborted ? null : await pictureIn(page.jpeg);
    return jpeg ? { outcome: 'scanned', jpeg } : { outcome: 'failed', problem: 'failed' };
  }

  end(): void {
    this.#ends.abort();
    this.#ends = new AbortController();
  }
}

/** Null: it is no picture that the screen may open. */
async function pictureIn(page: Blob): Promise<Blob | null> {
  const bytes = new Uint8Array(await page.arrayBuffer());
  const sides = sidesOf(bytes);
  const isFit = sides !== null && Math.max(sides.width, sides.height) <= PHONE_SIDE_MAX;
  const jpeg = isFit ? withoutMetadata(bytes) : null;
  bytes.fill(0);
  if (!jpeg) return null;
  const picture = new Blob([jpeg], { type: 'image/jpeg' });
  jpeg.fill(0);
  return picture;
}
