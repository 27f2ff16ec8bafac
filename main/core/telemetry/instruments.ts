/** The one way by which a figure leaves: instruments of words.ts, with attributes of words.ts, over OpenTelemetry's. */
import type { BatchObservableResult, Meter, Observable } from '@opentelemetry/api';
import { type AttributesOf, INSTRUMENTS, type InstrumentName, type NamesOf } from './words.ts';

/** Says an observed value. */
export type Observe = <Name extends NamesOf<'gauge' | 'total'>>(
  name: Name,
  value: number,
  attributes: AttributesOf<Name>,
) => void;

export class Instruments {
  readonly #noted = new Map<InstrumentName, (value: number, attributes: Record<string, string>) => void>();

  /** `observed`: called each time somebody reads; what it does not say then is absent. */
  constructor(meter: Meter, observed: (observe: Observe) => void | Promise<void>) {
    const asked = new Map<InstrumentName, Observable>();
    for (const [key, instrument] of Object.entries(INSTRUMENTS)) {
      const name = key as InstrumentName;
      const options = { unit: instrument.unit, description: instrument.about };
      switch (instrument.kind) {
        case 'gauge':
          asked.set(name, meter.createObservableGauge(name, options));
          break;
        case 'total':
          asked.set(name, meter.createObservableCounter(name, options));
          break;
        case 'counter': {
          const counter = meter.createCounter(name, options);
          this.#noted.set(name, (value, attributes) => counter.add(value, attributes));
          break;
        }
        case 'histogram': {
          const advice = { explicitBucketBoundaries: [...instrument.bounds] };
          const histogram = meter.createHistogram(name, { ...options, advice });
          this.#noted.set(name, (value, attributes) => histogram.record(value, attributes));
        }
      }
    }
    const read = (result: BatchObservableResult) =>
      observed((name, value, attributes) => {
        const instrument = asked.get(name);
        if (instrument) result.observe(instrument, value, { ...attributes });
      });
    meter.addBatchObservableCallback(read, [...asked.values()]);
  }

  note<Name extends NamesOf<'counter' | 'histogram'>>(
    name: Name,
    value: number,
    attributes: AttributesOf<Name>,
  ): void {
    this.#noted.get(name)?.(value, { ...attributes });
  }
}

/** 1 for the state that holds and 0 for the others, so that one that ended is seen to have ended. */
export function eachState<State extends string>(
  states: readonly State[],
  now: State,
  say: (state: State, value: 0 | 1) => void,
): void {
  for (const state of states) say(state, state === now ? 1 : 0);
}
