/**
 * What this kiosk tells its operator of itself (docs/operator.zh-CN.md): to whoever reads /metrics, and to a collector by OTLP/HTTP.
 * Off, it costs nothing. Nothing that goes wrong here reaches a citizen.
 */
import type { Logger } from 'pino';
import type { KioskConfig } from '../../../kiosk-config/schema.ts';
import type { FlowReport } from '../model/flow-report.ts';
import { Instruments } from './instruments.ts';
import type { Sdk } from './sdk.ts';
import { observeAll, type Painted, type Sources } from './sources.ts';
import { type EventName, itemIn, type RemoteOutcome, releaseOf, type SESSION_ENDS } from './words.ts';

export type TelemetryOptions = {
  config: KioskConfig['telemetry'];
  kioskId: string;
  version: string;
  log: Pick<Logger, 'info' | 'warn'>;
  sources: Sources;
  /** Which items there are. */
  catalogue: { item: (code: string) => unknown };
};

export type SessionEnded = (typeof SESSION_ENDS)[number];

/** Notes kept until the SDK is loaded, a moment after the start. */
const EARLY_MAX = 200;
/** A core that ends for a restart is waited for by a citizen, milliseconds. */
const STOP_MS = 500;

export class Telemetry {
  readonly #options: TelemetryOptions;
  #sdk: Sdk | null = null;
  #instruments: Instruments | null = null;
  #early: (() => void)[] = [];
  #painted: Painted | null = null;
  readonly #isOn: boolean;

  constructor(options: TelemetryOptions) {
    this.#options = options;
    const { prometheus, otlp } = options.config;
    this.#isOn = prometheus !== undefined || otlp !== undefined;
  }

  async start(): Promise<void> {
    if (!this.#isOn) return;
    const { config, kioskId, version, log, sources } = this.#options;
    const release = releaseOf(version);
    try {
      const { openSdk } = await import('./sdk.ts');
      const sdk = openSdk({ config, kioskId, release, log });
      this.#sdk = sdk;
      const told = { release, sources, painted: () => this.#painted, droppedEvents: sdk.droppedEvents };
      this.#instruments = new Instruments(sdk.meter, (observe) => observeAll(observe, told));
    } catch (error) {
      log.warn({ event: 'telemetry.off', error: (error as Error).name });
      return;
    }
    this.event('started');
    for (const note of this.#early.splice(0)) note();
  }

  /** What a collector has not taken within a moment goes with this process. */
  async stop(): Promise<void> {
    this.event('stopping');
    if (!this.#sdk) return;
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, STOP_MS);
    await Promise.race([this.#sdk.close(), late.promise]);
    clearTimeout(timer);
  }

  /** The screen has painted; `layout`: a hash of what stands there, without its texts. */
  painted(layout: number): void {
    this.#painted = { at: performance.now(), layout };
  }

  /** Milliseconds since the screen last painted; null before it first did. */
  get paintedAgeMs(): number | null {
    return this.#painted && performance.now() - this.#painted.at;
  }

  /** `committedAt`: ISO 8601. `now`: milliseconds since the epoch; null while the clock is in doubt, when no time is told. */
  deliveredSince(committedAt: string, now: number | null): void {
    if (now === null) return;
    // Of a row that is spoilt it is no time.
    const seconds = Math.max(0, now - (Date.parse(committedAt) || now)) / 1000;
    this.#note((to) => to.note('kiosk_delivery_seconds', seconds, {}));
  }

  sessionEnded(end: SessionEnded): void {
    this.#note((to) => to.note('kiosk_sessions', 1, { end }));
  }

  /** `at`: milliseconds since the epoch. */
  event(event: EventName, at = Date.now()): void {
    this.#note((to) => {
      to.note('kiosk_events', 1, { event });
      this.#sdk?.events?.emit({ eventName: event, timestamp: at });
    });
  }

  remote(outcome: RemoteOutcome): void {
    this.#note((to) => to.note('kiosk_remote_connections', 1, { outcome }));
  }

  flow({ kind, itemCode, end, step, seconds, taps }: FlowReport): void {
    const item = itemIn(this.#options.catalogue, itemCode);
    this.#note((to) => {
      to.note('kiosk_flow_seconds', seconds, { kind, end });
      if (end === 'abandoned') to.note('kiosk_flow_abandoned', 1, { kind, step });
      else to.note('kiosk_flow_taps', taps, { kind });
      if (!item) return;
      to.note('kiosk_flows', 1, { kind, item, end });
      if (end === 'abandoned') return;
      to.note('kiosk_flow_item_seconds', seconds, { kind, item });
      to.note('kiosk_flow_item_taps', taps, { kind, item });
    });
  }

  #note(note: (to: Instruments) => void): void {
    if (!this.#isOn) return;
    if (this.#instruments) note(this.#instruments);
    else if (this.#early.length < EARLY_MAX) {
      this.#early.push(() => {
        if (this.#instruments) note(this.#instruments);
      });
    }
  }
}
