/** A presence sensor's far end: says over and over whether somebody is there, as radar modules do, once it was told. */
import type { ByteLink } from '../transport/byte-link.ts';

const REPEAT_MS = 500;

export class PresenceEmulator {
  /** Null: it says nothing. */
  #presence: 'present' | 'gone' | null = null;
  readonly #links = new Map<ByteLink, { isWriting: boolean }>();

  get presence() {
    return this.#presence;
  }

  set presence(presence: 'present' | 'gone' | null) {
    this.#presence = presence;
    this.#sayAll();
  }

  /** Until the link closes. */
  attach(link: ByteLink): void {
    this.#links.set(link, { isWriting: false });
    const repeat = setInterval(() => this.#sayTo(link), REPEAT_MS);
    link.onClose(() => {
      clearInterval(repeat);
      this.#links.delete(link);
    });
    this.#sayTo(link);
  }

  /** Any bytes, such as garbage. */
  async say(text: string): Promise<void> {
    for (const link of this.#links.keys()) await link.write(Buffer.from(text));
  }

  #sayAll(): void {
    for (const link of this.#links.keys()) this.#sayTo(link);
  }

  /** Nothing heaps up before a port that nobody reads. */
  #sayTo(link: ByteLink): void {
    const state = this.#links.get(link);
    if (this.#presence === null || !state || state.isWriting) return;
    state.isWriting = true;
    const said = link.write(Buffer.from(this.#presence === 'present' ? 'ON\r\n' : 'OFF\r\n'));
    void said.catch(() => undefined).finally(() => (state.isWriting = false));
  }
}
