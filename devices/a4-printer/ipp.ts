/** IPP messages (RFC 8010) ↔ bytes: version, operation or status, attribute groups, document. Pure. */

/** Delimiter tags: what a group of attributes is about. */
export const GROUP = { operation: 0x01, job: 0x02, end: 0x03, printer: 0x04, unsupported: 0x05 } as const;

/** Value tags that are written or looked into here; any other value keeps its bytes. */
export const TAG = {
  unknown: 0x12,
  noValue: 0x13,
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  octets: 0x30,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mimeType: 0x49,
} as const;

/** Null for out-of-band values (`no-value`, `unknown`); bytes for what is neither a number, a truth nor a text. */
export type IppValue = { tag: number; value: number | boolean | string | Uint8Array | null };
/** A collection's parts follow each other as further values of the attribute that it belongs to. */
export type IppAttribute = { name: string; values: IppValue[] };
export type IppGroup = { tag: number; attributes: IppAttribute[] };

export type IppMessage = {
  /** Major and minor, 0x0200 for IPP/2.0 */
  version: number;
  /** The operation in a request, the status in an answer. */
  code: number;
  requestId: number;
  groups: IppGroup[];
  /** The document behind the attributes. */
  data: Uint8Array;
};

/** `at` is the byte where reading stopped. */
export type IppDecoded =
  | { ok: true; message: IppMessage }
  | { ok: false; problem: 'truncated' | 'value-outside-attribute'; at: number };

const HEADER_BYTES = 8;
/** Tags below this begin a group, those from it on a value. */
const FIRST_VALUE_TAG = 0x10;
const FIRST_SIZED_TAG = 0x20;
const FIRST_TEXT_TAG = 0x40;
const LAST_TEXT_TAG = 0x5f;

const isText = (tag: number) => tag >= FIRST_TEXT_TAG && tag <= LAST_TEXT_TAG;
const isOutOfBand = (tag: number) => tag >= FIRST_VALUE_TAG && tag < FIRST_SIZED_TAG;

export function encodeIpp({ version, code, requestId, groups, data }: IppMessage): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16BE(version, 0);
  header.writeUInt16BE(code, 2);
  header.writeUInt32BE(requestId, 4);
  const parts: Uint8Array[] = [header];
  for (const group of groups) {
    parts.push(Uint8Array.of(group.tag));
    for (const { name, values } of group.attributes) {
      // Only the first value bears the name: an empty one means "and also".
      values.forEach((value, index) => {
        parts.push(
          Uint8Array.of(value.tag),
          sized(Buffer.from(index === 0 ? name : '')),
          sized(encodeValue(value)),
        );
      });
    }
  }
  parts.push(Uint8Array.of(GROUP.end), data);
  return new Uint8Array(Buffer.concat(parts));
}

function encodeValue({ value }: IppValue): Uint8Array {
  if (value === null) return new Uint8Array(0);
  if (typeof value === 'string') return Buffer.from(value);
  if (typeof value === 'boolean') return Uint8Array.of(value ? 1 : 0);
  if (typeof value !== 'number') return value;
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function sized(bytes: Uint8Array): Uint8Array {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** A value whose length does not fit its tag keeps its bytes: one sloppy attribute must not hide the others. */
export function decodeIpp(bytes: Uint8Array): IppDecoded {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const truncated = (at: number): IppDecoded => ({ ok: false, problem: 'truncated', at });
  if (view.length < HEADER_BYTES) return truncated(view.length);
  const groups: IppGroup[] = [];
  let attribute: IppAttribute | null = null;
  let at = HEADER_BYTES;
  for (;;) {
    const tag = view[at];
    if (tag === undefined) return truncated(at);
    at++;
    if (tag === GROUP.end) break;
    if (tag < FIRST_VALUE_TAG) {
      groups.push({ tag, attributes: [] });
      attribute = null;
      continue;
    }
    const name = readSized(view, at);
    const value = name && readSized(view, at + 2 + name.length);
    if (!name || !value) return truncated(at);
    const group = groups.at(-1);
    if (!group || (name.length === 0 && !attribute)) {
      return { ok: false, problem: 'value-outside-attribute', at };
    }
    if (name.length > 0 || !attribute) {
      attribute = { name: name.toString('utf8'), values: [] };
      group.attributes.push(attribute);
    }
    attribute.values.push({ tag, value: decodeValue(tag, value) });
    at += 4 + name.length + value.length;
  }
  return {
    ok: true,
    message: {
      version: view.readUInt16BE(0),
      code: view.readUInt16BE(2),
      requestId: view.readUInt32BE(4),
      groups,
      data: new Uint8Array(view.subarray(at)),
    },
  };
}

function readSized(view: Buffer, at: number): Buffer | null {
  if (at + 2 > view.length) return null;
  const length = view.readUInt16BE(at);
  return at + 2 + length > view.length ? null : view.subarray(at + 2, at + 2 + length);
}

function decodeValue(tag: number, bytes: Buffer): IppValue['value'] {
  if (isOutOfBand(tag) && bytes.length === 0) return null;
  if (isText(tag)) return bytes.toString('utf8');
  if ((tag === TAG.integer || tag === TAG.enum) && bytes.length === 4) return bytes.readInt32BE();
  if (tag === TAG.boolean && bytes.length === 1) return bytes[0] !== 0;
  return new Uint8Array(bytes);
}
