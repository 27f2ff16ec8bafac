/** Two ends of a wire in memory, which can be cut after any byte. */
import type { ByteLink } from '../../../devices/transport/byte-link.ts';

class End implements ByteLink {
  other: End | null = null;
  /** Bytes that still get through from this end; then the wire is cut. */
  left = Number.POSITIVE_INFINITY;
  readonly #bytes: ((bytes: Uint8Array) => void)[] = [];
  readonly #closed: (() => void)[] = [];
  open = true;

  async write(bytes: Uint8Array): Promise<void> {
    if (!this.open || !this.other?.open) throw new Error('the wire is cut');
    const through = bytes.slice(0, Math.min(bytes.length, this.left));
    this.left -= through.length;
    const { other } = this;
    queueMicrotask(() => other.#deliver(through));
    if (through.length < bytes.length) {
      this.cut();
      throw new Error('the wire is cut');
    }
  }

  #deliver(bytes: Uint8Array): void {
    if (this.open && bytes.length > 0) for (const listener of this.#bytes) listener(bytes);
  }

  onBytes(listener: (bytes: Uint8Array) => void): void {
    this.#bytes.push(listener);
  }
  onClose(listener: () => void): void {
    this.#closed.push(listener);
  }
  present = async () => this.open;

  async close(): Promise<void> {
    this.cut();
  }

  cut(): void {
    // What was sent before the cut still arrives.
    queueMicrotask(() => {
      for (const end of [this, this.other]) {
        if (!end?.open) continue;
        end.open = false;
        for (const listener of end.#closed) listener();
      }
    });
  }
}

export function openPipe(): [End, End] {
  const [one, two] = [new End(), new End()];
  one.other = two;
  two.other = one;
  return [one, two];
}
