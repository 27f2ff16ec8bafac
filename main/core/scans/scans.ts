/** What the scanner read, as what it is. A code that stands for a person or a firm stays here and is passed on, never shown. */
import { recogniseScan, type ScanPayload } from '../../../devices/scanner/payload.ts';
import type { DeviceHostClient } from '../devices/device-host-client.ts';
import type { KioskEvent } from './contract.ts';

/** A code shown longer ago than this was shown by somebody else, in milliseconds. */
const FRESH_MS = 60_000;

type Licence = Extract<ScanPayload, { kind: 'business-licence' }>;

export class Scans {
  readonly #deviceEvents: DeviceHostClient['events'];
  #licence: (Licence & { at: number }) | null = null;

  constructor(deviceEvents: DeviceHostClient['events']) {
    this.#deviceEvents = deviceEvents;
  }

  /** Every scan until `signal`. */
  async *watch(signal: AbortSignal): AsyncGenerator<ScanPayload, void> {
    for await (const seen of this.#deviceEvents.subscribe('event', { signal })) {
      if (seen.event === 'scan') yield recogniseScan(seen.text);
    }
  }

  /** What a screen may know of what happens at the machine. */
  async *events(signal: AbortSignal | undefined): AsyncGenerator<KioskEvent, void> {
    const deviceEvents = this.#deviceEvents.subscribe('event', { ...(signal && { signal }) });
    yield { event: 'listening' };
    for await (const seen of deviceEvents) {
      if (seen.event === 'scan') yield { event: 'scan', code: this.#outline(recogniseScan(seen.text)) };
      else yield { event: seen.event };
    }
  }

  /** The licence code that was shown just now, told once. */
  takeLicence(): Licence | null {
    const licence = this.#licence;
    this.#licence = null;
    return licence && Date.now() - licence.at < FRESH_MS ? licence : null;
  }

  /** The session is over. */
  forget(): void {
    this.#licence = null;
  }

  #outline(payload: ScanPayload): Extract<KioskEvent, { event: 'scan' }>['code'] {
    switch (payload.kind) {
      case 'business-licence':
        this.#licence = { ...payload, at: Date.now() };
        return { kind: payload.kind };
      case 'e-id':
        return { kind: payload.kind };
      default:
        return payload;
    }
  }
}
