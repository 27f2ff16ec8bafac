/** What the scanner read, as what it is. A code that stands for a person or a firm stays here and is passed on, never shown. */

import { recogniseScan, type ScanPayload } from '../../../devices/scanner/payload.ts';
import type { DeviceHostClient, MachineEvent } from '../devices/device-host-client.ts';
import type { KioskEvent } from './contract.ts';

/** What happened while no screen listened, since its page was being replaced, waits so long for the next one, in milliseconds. */
const UNHEARD_MS = 3_000;

/** A screen that has use for such a code asks for it at once, or once its session has begun; so long it is kept for it, in milliseconds. */
const KEPT_MS = { 'business-licence': 3_000, 'hand-over': 30_000 };

type KeptKind = keyof typeof KEPT_MS;
type Kept<K extends KeptKind = KeptKind> = Extract<ScanPayload, { kind: K }>;

export class Scans {
  readonly #deviceEvents: DeviceHostClient['events'];
  /** The one that was shown last. */
  #kept: Kept | null = null;
  #keptTimer: NodeJS.Timeout | undefined;
  #listeners = 0;
  #unheard: MachineEvent | null = null;
  #unheardTimer: NodeJS.Timeout | undefined;

  constructor(deviceEvents: DeviceHostClient['events']) {
    this.#deviceEvents = deviceEvents;
    deviceEvents.subscribe('event', (seen) => {
      if (this.#listeners === 0 && seen.event !== 'passed') this.#keepUnheard(seen);
    });
  }

  /** Every scan until `signal`. */
  async *watch(signal: AbortSignal): AsyncGenerator<ScanPayload, void> {
    const deviceEvents = this.#deviceEvents.subscribe('event', { signal });
    this.#listeners++;
    try {
      for await (const seen of deviceEvents) {
        if (seen.event === 'scan') yield recogniseScan(seen.text);
      }
    } finally {
      this.#listeners--;
    }
  }

  /** First that it listens; then each technician's badge, and null for whatever else is shown: of that nothing is told or kept. */
  async *badges(
    signal: AbortSignal | undefined,
  ): AsyncGenerator<'listening' | { code: string | null }, void> {
    const deviceEvents = this.#deviceEvents.subscribe('event', { ...(signal && { signal }) });
    this.#listeners++;
    try {
      yield 'listening';
      for await (const seen of deviceEvents) {
        if (seen.event !== 'scan') continue;
        const payload = recogniseScan(seen.text);
        yield { code: payload.kind === 'technician-badge' ? payload.code : null };
      }
    } finally {
      this.#listeners--;
    }
  }

  /** What a screen may know of what happens at the machine. */
  async *events(signal: AbortSignal | undefined): AsyncGenerator<KioskEvent, void> {
    const deviceEvents = this.#deviceEvents.subscribe('event', { ...(signal && { signal }) });
    this.#listeners++;
    try {
      yield { event: 'listening' };
      const unheard = this.#unheard;
      this.#keepUnheard(null);
      if (unheard) yield this.#told(unheard);
      for await (const seen of deviceEvents) yield this.#told(seen);
    } finally {
      this.#listeners--;
    }
  }

  #told(seen: MachineEvent): KioskEvent {
    if (seen.event !== 'scan') return { event: seen.event };
    return { event: 'scan', code: this.#outline(recogniseScan(seen.text)) };
  }

  #keepUnheard(seen: MachineEvent | null): void {
    clearTimeout(this.#unheardTimer);
    this.#unheard = seen;
    if (!seen) return;
    this.#unheardTimer = setTimeout(() => this.#keepUnheard(null), UNHEARD_MS);
    this.#unheardTimer.unref();
  }

  /** Also where no session is that would forget it at its end. */
  #keep(code: Kept | null): void {
    clearTimeout(this.#keptTimer);
    this.#kept = code;
    if (!code) return;
    this.#keptTimer = setTimeout(() => this.#keep(null), KEPT_MS[code.kind]);
    this.#keptTimer.unref();
  }

  /** The code of that kind that was shown just now, told once. */
  take<K extends KeptKind>(kind: K): Kept<K> | null {
    const code = this.#kept;
    if (code?.kind !== kind) return null;
    this.#keep(null);
    return code as Kept<K>;
  }

  /** The session is over. */
  forget(): void {
    this.#keep(null);
    this.#keepUnheard(null);
  }

  #outline(payload: ScanPayload): Extract<KioskEvent, { event: 'scan' }>['code'] {
    switch (payload.kind) {
      case 'business-licence':
      case 'hand-over':
        this.#keep(payload);
        return { kind: payload.kind };
      case 'e-id':
        return { kind: payload.kind };
      case 'technician-badge':
        return { kind: 'unknown' };
      default:
        return payload;
    }
  }
}
