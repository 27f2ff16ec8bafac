/** What a way of signing provides; Ed25519 and SM2 stand behind it alike. All keys and signatures are raw bytes. */
export type SigningSuite = {
  name: string;
  /** Begins the id of its keys. */
  prefix: string;
  /** Lengths in bytes. */
  publicKeyBytes: number;
  privateKeyBytes: number;
  signatureBytes: number;
  generateKeyPair(): { publicKey: Buffer; privateKey: Buffer };
  sign(pair: { publicKey: Buffer; privateKey: Buffer }, message: Uint8Array): Buffer;
  /** False also when key or signature are none of this suite's. */
  verify(publicKey: Buffer, message: Uint8Array, signature: Buffer): boolean;
};
