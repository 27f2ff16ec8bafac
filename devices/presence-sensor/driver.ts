/** Drives a presence sensor: it speaks first, so an open port is all that can be asked of it. */
import type { ByteDriver } from '../transport/byte-device.ts';
import type { ByteLink } from '../transport/byte-link.ts';
import type { PresenceSensorConfig } from './config.ts';
import { type Presence, PresenceDebounce } from './debounce.ts';
import { PresenceLines, PresenceSight } from './protocol.ts';

type Options = Pick<PresenceSensorConfig, 'nearMillimetres' | 'presentMs' | 'goneMs'>;

export class PresenceSensor implements ByteDriver {
  readonly #debounce: PresenceDebounce;
  readonly #onChange: (presence: Presence) => void;
  #told: Presence = null;
  #timer: NodeJS.Timeout | undefined;
  #afterReading: NodeJS.Immediate | undefined;
  #isClosed = false;

  /** `onChange` is told each change, nothing of it before the first one: until then it is unknown. */
  constructor(link: ByteLink, options: Options, onChange: (presence: Presence) => void) {
    this.#debounce = new PresenceDebounce(options);
    this.#onChange = onChange;
    const lines = new PresenceLines();
    const sight = new PresenceSight(options.nearMillimetres);
    link.onBytes((bytes) => {
      const now = performance.now();
      for (const line of lines.push(bytes)) {
        const isThere = sight.see(line);
        if (isThere !== null) this.#debounce.see(isThere, now);
      }
      this.#look();
    });
    link.onClose(() => {
      this.#isClosed = true;
      this.#rest();
    });
  }

  async greet() {
    return null;
  }

  async check() {
    return { fault: null, warnings: [] };
  }

  #rest(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#afterReading);
  }

  #look(): void {
    if (this.#isClosed) return;
    this.#rest();
    const presence = this.#debounce.at(performance.now());
    if (presence !== this.#told) {
      this.#told = presence;
      this.#onChange(presence);
    }
    const next = this.#debounce.nextChange;
    if (next === null) return;
    this.#timer = setTimeout(
      () => {
        // A host that was busy for so long has heard of the time first: lines that wait meanwhile are read before this.
        this.#afterReading = setImmediate(() => this.#look());
      },
      Math.max(0, Math.ceil(next - performance.now())),
    );
  }
}
