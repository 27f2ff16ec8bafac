/** SAM_V frames (GA/T 450): bytes in, values out. */

const PREAMBLE = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
/** Limits of the length field, in bytes: status and checksum at least; the largest a shipped driver accepts. */
const LENGTH_MIN = 4;
const LENGTH_MAX = 4089;

/** Command and parameter byte. */
export const COMMAND = {
  reset: [0x10, 0xff],
  samStatus: [0x11, 0xff],
  samId: [0x12, 0xff],
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  readBase: [0x30, 0x01],
  readNewAddress: [0x30, 0x03],
} as const;
export type Command = keyof typeof COMMAND;

/** `status` is SW3; SW1 and SW2 are for the log only. */
export type Reply = { sw1: number; sw2: number; status: number; data: Uint8Array };

export const STATUS = { done: 0x90, found: 0x9f, notOnCard: 0x91 } as const;

function checksum(bytes: Uint8Array): number {
  return bytes.reduce((xor, byte) => xor ^ byte, 0);
}

function frame(body: Uint8Array): Uint8Array {
  const length = body.length + 1;
  const checked = Uint8Array.of(length >> 8, length & 0xff, ...body);
  return Uint8Array.of(...PREAMBLE, ...checked, checksum(checked));
}

export function encodeRequest(command: Command): Uint8Array {
  return frame(Uint8Array.from(COMMAND[command]));
}

export function encodeReply(status: number, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  return frame(Uint8Array.of(0, 0, status, ...data));
}

/**
 * Cuts a byte stream into frame bodies. Hunts for AA AA 96 69, so a lost or an extra AA does no harm; a wrong
 * checksum drops one byte and hunts again. Holds at most one frame.
 */
export class SamFramer {
  #pending = new Uint8Array(0);

  push(bytes: Uint8Array): Uint8Array[] {
    const joined = new Uint8Array(this.#pending.length + bytes.length);
    joined.set(this.#pending);
    joined.set(bytes, this.#pending.length);
    this.#pending = joined;
    const bodies: Uint8Array[] = [];
    for (;;) {
      const start = findPreamble(this.#pending);
      if (start < 0) {
        this.#pending = this.#pending.slice(-3);
        return bodies;
      }
      this.#pending = this.#pending.slice(start);
      if (this.#pending.length < 6) return bodies;
      const length = ((this.#pending[4] ?? 0) << 8) | (this.#pending[5] ?? 0);
      if (length < LENGTH_MIN - 1 || length > LENGTH_MAX) {
        this.#pending = this.#pending.slice(1);
        continue;
      }
      if (this.#pending.length < 6 + length) return bodies;
      if (checksum(this.#pending.subarray(4, 6 + length)) !== 0) {
        this.#pending = this.#pending.slice(1);
        continue;
      }
      bodies.push(this.#pending.slice(6, 5 + length));
      this.#pending = this.#pending.slice(6 + length);
    }
  }

  /** Whether the beginning of a frame is waiting for its rest. */
  get holding(): boolean {
    return this.#pending.length > 3;
  }

  /** Forgets half a frame: called after a silence in its middle. */
  reset(): void {
    this.#pending = new Uint8Array(0);
  }
}

function findPreamble(bytes: Uint8Array): number {
  for (let at = 0; at + 3 < bytes.length; at++) {
    if (bytes[at] === 0xaa && bytes[at + 1] === 0xaa && bytes[at + 2] === 0x96 && bytes[at + 3] === 0x69)
      return at;
  }
  return -1;
}

/** Null when the body is too short to be a reply. */
export function decodeReply(body: Uint8Array): Reply | null {
  const [sw1, sw2, status] = body;
  if (sw1 === undefined || sw2 === undefined || status === undefined) return null;
  return { sw1, sw2, status, data: body.slice(3) };
}

export type CardBlocks = { text: Uint8Array; photo: Uint8Array };

/** Reply data of `readBase`: two big-endian lengths, then text and photo. Null when they don't add up. */
export function splitCard(data: Uint8Array): CardBlocks | null {
  if (data.length < 4) return null;
  const textLength = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
  const photoLength = ((data[2] ?? 0) << 8) | (data[3] ?? 0);
  if (data.length < 4 + textLength + photoLength) return null;
  return {
    text: data.slice(4, 4 + textLength),
    photo: data.slice(4 + textLength, 4 + textLength + photoLength),
  };
}

export function joinCard({ text, photo }: CardBlocks): Uint8Array {
  return Uint8Array.of(
    text.length >> 8,
    text.length & 255,
    photo.length >> 8,
    photo.length & 255,
    ...text,
    ...photo,
  );
}
