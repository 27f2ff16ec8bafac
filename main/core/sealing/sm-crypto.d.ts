/** The part of sm-crypto that the kiosk uses; the package carries no types. */
declare module 'sm-crypto' {
  export const sm2: {
    /** `privateKey`: 32 bytes in hex; `publicKey`: 04 ‖ x ‖ y, 65 bytes in hex. */
    generateKeyPairHex(): { privateKey: string; publicKey: string };
    /** C1 (without its 04) ‖ C3 ‖ C2 in hex, with `cipherMode` 1. Throws for a point that is not on the curve. */
    doEncrypt(message: Uint8Array, publicKey: string, cipherMode: 0 | 1): string;
    /** Empty when C3 does not match. */
    doDecrypt(
      ciphertext: string,
      privateKey: string,
      cipherMode: 0 | 1,
      options: { output: 'array' },
    ): number[];
    /** r ‖ s in hex. An array of bytes: typed arrays are taken for text. `hash`: SM3 with the user's identity. */
    doSignature(
      message: number[],
      privateKey: string,
      options: { hash: true; publicKey: string; userId: string },
    ): string;
    doVerifySignature(
      message: number[],
      signature: string,
      publicKey: string,
      options: { hash: true; userId: string },
    ): boolean;
  };
  export function sm3(message: Uint8Array): string;
  export const sm4: {
    encrypt(message: Uint8Array, key: Uint8Array, options: { output: 'array'; padding?: 'none' }): number[];
  };
}
