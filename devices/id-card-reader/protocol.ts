/** SAM_V frames (GA/T 450): bytes in, values out. */

const PREAMBLE = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
/** Limits of the length field, in bytes: status and checksum at least; the largest a shipped driver accepts. */
const LENGTH_MIN = 4;
const LENGTH_MAX = 4089;

/** Command, parameter and data bytes. */
export const COMMAND = {
  reset: [0x10, 0xff],
  samStatus: [0x11, 0xff],
  samId: [0x12, 0xff],
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  readBase: [0x30, 0x01],
  /** Text, photo and fingerprint block; only where a fingerprint is really matched. */
  readWithFingerprint: [0x30, 0x10],
  /** Answers 91 where the card has none: the usual case. */
  readNewAddress: [0x30, 0x03],
  readManagementNumber: [0x30, 0x05],
  /** At most 80 bytes an RF exchange; some readers are told once after their status. */
  setMaxRf: [0x61, 0xff, 0x50],
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
  #spoilt = false;

  push(bytes: Uint8Array): Uint8Array[] {
    const joined = new Uint8Array(this.#pending.length + bytes.length);
    joined.set(this.#pending);
    joined.set(bytes, this.#pending.length);
    this.#keep(joined);
    const bodies: Uint8Array[] = [];
    for (;;) {
      const start = findPreamble(this.#pending);
      if (start < 0) {
        this.#keep(this.#pending.slice(-3));
        return bodies;
      }
      this.#keep(this.#pending.slice(start));
      if (this.#pending.length < 6) return bodies;
      const length = ((this.#pending[4] ?? 0) << 8) | (this.#pending[5] ?? 0);
      if (length < LENGTH_MIN - 1 || length > LENGTH_MAX) {
        this.#keep(this.#pending.slice(1));
        continue;
      }
      if (this.#pending.length < 6 + length) return bodies;
      if (checksum(this.#pending.subarray(4, 6 + length)) !== 0) {
        this.#spoilt = true;
        this.#keep(this.#pending.slice(1));
        continue;
      }
      bodies.push(this.#pending.slice(6, 5 + length));
      this.#keep(this.#pending.slice(6 + length));
    }
  }

  /** Whether the beginning of a frame is waiting for its rest. */
  get holding(): boolean {
    return this.#pending.length > 3;
  }

  /** Whether a frame came whole since `reset` whose sum is wrong. */
  get spoilt(): boolean {
    return this.#spoilt;
  }

  /** Forgets half a frame: called after a silence in its middle. */
  reset(): void {
    this.#keep(new Uint8Array(0));
    this.#spoilt = false;
  }

  /** What it held before may be of a card: it is overwritten, since nobody knows when memory is used again. */
  #keep(bytes: Uint8Array<ArrayBuffer>): void {
    this.#pending.fill(0);
    this.#pending = bytes;
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

/** Data bytes of good answers; the rest of the commands answer with none, or a few. */
const SAM_ID_BYTES = 16;
const NEW_ADDRESS_BYTES = 70;
const FEW_BYTES = 4;

/**
 * Whether a reply can be the answer to `command`. Replies don't say what they answer, so one that comes after its
 * deadline would pass for the next command's. Good ones are told apart by their data; a refusal carries none, and
 * taken for another's it costs a round, never a wrong value.
 */
export function isAnswerTo(command: Command, { status, data }: Reply): boolean {
  if (status === STATUS.found) return command === 'find';
  if (status === STATUS.notOnCard) return command.startsWith('read');
  if (status !== STATUS.done) return true;
  switch (command) {
    case 'find':
      return false;
    case 'reset':
    case 'samStatus':
    case 'setMaxRf':
      return data.length <= FEW_BYTES;
    case 'select':
      return data.length < SAM_ID_BYTES;
    case 'samId':
      return data.length === SAM_ID_BYTES;
    case 'readNewAddress':
      return data.length === NEW_ADDRESS_BYTES;
    case 'readBase':
    case 'readWithFingerprint':
      return data.length > NEW_ADDRESS_BYTES;
    case 'readManagementNumber':
      return true;
  }
}

/** `fingerprint` stays opaque; empty where the card holds none or none was asked for. */
export type CardBlocks = { text: Uint8Array; photo: Uint8Array; fingerprint: Uint8Array };

const NONE = new Uint8Array(0);

/**
 * Reply data of `readBase` (two big-endian lengths, then text and photo) or `readWithFingerprint` (three of each).
 * Never assumes 256 and 1024. Null when the lengths don't add up.
 */
export function splitCard(data: Uint8Array, hasFingerprint = false): CardBlocks | null {
  const count = hasFingerprint ? 3 : 2;
  if (data.length < 2 * count) return null;
  const blocks: Uint8Array[] = [];
  let at = 2 * count;
  for (let block = 0; block < count; block++) {
    const length = ((data[2 * block] ?? 0) << 8) | (data[2 * block + 1] ?? 0);
    if (at + length > data.length) return null;
    blocks.push(data.slice(at, at + length));
    at += length;
  }
  if (at !== data.length) return null;
  const [text = NONE, photo = NONE, fingerprint = NONE] = blocks;
  return { text, photo, fingerprint };
}

export function joinCard(blocks: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.of(
    ...blocks.flatMap(({ length }) => [length >> 8, length & 255]),
    ...blocks.flatMap((block) => [...block]),
  );
}

/** The 16 bytes of `samId` as printed on the module, e.g. 05.03-20180101-0001234567-0987654321; null when they are not 16. */
export function decodeSamId(data: Uint8Array): string | null {
  if (data.length !== SAM_ID_BYTES) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const padded = (value: number, digits: number) => String(value).padStart(digits, '0');
  const [maker, kind] = [view.getUint16(0, true), view.getUint16(2, true)];
  const rest = [4, 8, 12].map((at, index) => padded(view.getUint32(at, true), index === 0 ? 8 : 10));
  return [`${padded(maker, 2)}.${padded(kind, 2)}`, ...rest].join('-');
}

/** 70 bytes UTF-16LE without a length, padded at the end. */
export function decodeNewAddress(data: Uint8Array): string {
  return new TextDecoder('utf-16le').decode(data).replace(/[ \u3000\0]+$/, '');
}

export function encodeNewAddress(address: string): Uint8Array {
  return Uint8Array.from(Buffer.from(address.padEnd(NEW_ADDRESS_BYTES / 2), 'utf16le')).slice(
    0,
    NEW_ADDRESS_BYTES,
  );
}
