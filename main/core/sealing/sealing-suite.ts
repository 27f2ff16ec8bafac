/** What a way of sealing to a public key provides; HPKE and SM2/SM3/SM4 stand behind it alike. */

/** Both halves raw bytes, base64. */
export type KeyPair = { publicKey: string; privateKey: string };

/** The half of sealing that needs no plaintext, done ahead. Good for one message. */
export type Prepared = {
  /** What the recipient needs beside its private key. */
  enc: Buffer;
  /** Ciphertext with its tag. */
  seal(plaintext: Uint8Array): Buffer;
};

export type SealingSuite = {
  name: string;
  /** First byte of the binary form. */
  binaryVersion: number;
  /** Lengths in bytes. */
  publicKeyBytes: number;
  encBytes: number;
  tagBytes: number;
  generateKeyPair(): Promise<KeyPair>;
  /**
   * A maker of messages to one recipient: what is the same for all of them is done once. `info` binds the key's id, `aad` a
   * message to its place: opening with another one fails. Throws, here or at the first message, when the key is none of this
   * suite's.
   */
  to(publicKey: Buffer, info: Buffer): (aad: Uint8Array) => Prepared;
  /** Null when key, enc, info, ciphertext and aad do not belong together. */
  open(sealed: {
    privateKey: Buffer;
    enc: Buffer;
    info: Buffer;
    ciphertext: Buffer;
    aad: Uint8Array;
  }): Promise<Uint8Array | null>;
};
