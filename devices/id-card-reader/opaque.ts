/** Bytes of a person's body (photo, fingerprint) that no log, error or JSON may show by accident. */
export class Opaque {
  /** A private field: neither JSON nor util.inspect nor structured cloning sees it. */
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get length(): number {
    return this.#bytes.length;
  }

  /** For the one place that works on them. */
  reveal(): Uint8Array {
    return this.#bytes;
  }
}
