/** Every decoder of the device layer, and inputs that come near what it expects: random bytes, and golden frames spoilt. */
import { createCanvas } from '@napi-rs/canvas';
import { readBmp } from '../../devices/id-card-reader/bmp.ts';
import {
  COMMAND,
  type Command,
  decodeNewAddress,
  decodeReply,
  decodeSamId,
  isAnswerTo,
  SamFramer,
  splitCard,
} from '../../devices/id-card-reader/protocol.ts';
import { codeOf } from '../../devices/id-card-reader/status-codes.ts';
import { decodeText } from '../../devices/id-card-reader/text-block.ts';
import { PresenceDebounce } from '../../devices/presence-sensor/debounce.ts';
import { PresenceLines, PresenceSight } from '../../devices/presence-sensor/protocol.ts';
import { drawCode128, encodeCode128 } from '../../devices/receipt-printer/code128.ts';
import { takeCommand } from '../../devices/receipt-printer/command.ts';
import { columnsOf, wrap } from '../../devices/receipt-printer/layout.ts';
import {
  decodeFullStatus,
  faultOf,
  isFenceByte,
  isStatusByte,
  PrinterStream,
  slipAtExit,
  warningsOf,
} from '../../devices/receipt-printer/status.ts';
import { HidPosAssembler } from '../../devices/scanner/hid-pos.ts';
import { recogniseScan } from '../../devices/scanner/payload.ts';
import { decodeScan, LineSplitter, SCAN_BYTES_MAX } from '../../devices/scanner/protocol.ts';
import { sidesOf, withoutMetadata } from '../../main/core/model/jpeg.ts';
import { vector } from '../kit/devices/vectors.ts';
import { OS_DECODERS, OS_SEEDS } from './decoders-os.ts';

export type Decoder = (input: Uint8Array) => void;

const chunked = (input: Uint8Array, take: (chunk: Uint8Array) => void) => {
  const size = 1 + ((input[0] ?? 0) % 96);
  for (let at = 0; at < input.length; at += size) take(input.subarray(at, at + size));
};

// These live on between inputs, as they do on a kiosk: what one input leaves behind must not hurt the next.
const framer = new SamFramer();
const splitter = new LineSplitter();
const presenceLines = new PresenceLines();
const presenceSight = new PresenceSight(1_200);
const debounce = new PresenceDebounce({ presentMs: 500, goneMs: 2_000 });
let presenceMs = 0;
const assemblers = (['auto', 'honeywell', 'newland', 'shift1'] as const).map(
  (layout) => new HidPosAssembler(layout),
);
const printerStream = new PrinterStream();
const presenterStream = new PrinterStream(true);
const COLUMNS = 32;
const COMMANDS = Object.keys(COMMAND) as Command[];
const FULL_STATUS = vector('escpos_custom_fullstatus_ticket');

/** A bitmap of 102 × 126 whose header an input spoils. */
const BITMAP = Uint8Array.from(
  Buffer.concat([
    Buffer.from('424dce970000000000003600000028000000660000007e0000000100180000000000', 'hex'),
    Buffer.alloc(20 + 308 * 126),
  ]),
);

if (!readBmp(BITMAP)) throw new Error('the bitmap to be spoilt is none');

export const DECODERS: Readonly<Record<string, Decoder>> = {
  ...OS_DECODERS,
  'sam-frames': (input) =>
    chunked(input, (chunk) => {
      for (const body of framer.push(chunk)) {
        const reply = decodeReply(body);
        if (!reply) continue;
        codeOf(reply.status);
        for (const command of COMMANDS) isAnswerTo(command, reply);
        for (const hasFingerprint of [false, true]) {
          const blocks = splitCard(reply.data, hasFingerprint);
          if (blocks) decodeText(blocks.text);
        }
        decodeSamId(reply.data);
        decodeNewAddress(reply.data);
      }
    }),
  'card-text': (input) => {
    const block = new Uint8Array(256);
    block.set(input.subarray(0, 256));
    decodeText(block);
    decodeText(input);
    splitCard(input);
  },
  'serial-scan': (input) =>
    chunked(input, (chunk) => {
      for (const line of splitter.push(chunk)) {
        if (line.length > SCAN_BYTES_MAX) throw new Error('a scan beyond the limit');
        recogniseScan(decodeScan(line));
      }
    }),
  'presence-lines': (input) =>
    chunked(input, (chunk) => {
      for (const line of presenceLines.push(chunk)) {
        if (line.says === 'distance' && !(line.millimetres > 0)) throw new Error('a distance that is none');
        const isThere = presenceSight.see(line);
        if (isThere !== null) debounce.see(isThere, presenceMs);
      }
      presenceMs += chunk[0] ?? 0;
      debounce.at(presenceMs);
      const next = debounce.nextChange;
      if (next !== null && next <= presenceMs) throw new Error('a change that is due and did not come');
    }),
  'hid-pos-scan': (input) => {
    const report = new Uint8Array(64);
    report.set(input.subarray(0, 64));
    for (const assembler of assemblers) {
      for (const scan of [...assembler.push(report), ...assembler.push(input)]) {
        if (scan.length > SCAN_BYTES_MAX) throw new Error('a scan beyond the limit');
        recogniseScan(decodeScan(scan));
      }
    }
  },
  'printer-status': (input) => {
    const [printer = 0, offline = 0, error = 0, paper = 0] = input;
    faultOf({ printer, offline, error, paper });
    warningsOf({ paper });
    for (const byte of input) printerStream.push(byte);
    if (isStatusByte(printer) && isFenceByte(printer)) throw new Error('one byte read as two answers');
  },
  'presenter-status': (input) => {
    const full = decodeFullStatus(input.subarray(0, 6));
    slipAtExit(full);
    faultOf({ printer: 0x12, offline: 0x12, error: 0x12, paper: 0x12 }, full);
    for (const byte of input) presenterStream.push(byte);
    // Whatever came before: a full status that is whole is read, and answers no fence.
    presenterStream.takeFullStatus();
    const kinds = [...FULL_STATUS].map((byte) => presenterStream.push(byte));
    if (kinds.includes('fence')) throw new Error('a part of a full status taken for a fence');
    if (!presenterStream.takeFullStatus()) throw new Error('a whole full status was missed');
  },
  barcode: (input) => {
    drawCode128(input);
    const text = Array.from(input.subarray(0, 48), (byte) => String.fromCharCode(0x20 + (byte % 95))).join(
      '',
    );
    const code = encodeCode128(text);
    if (text === '' || !code) return;
    const drawn = drawCode128(Uint8Array.from(code.data));
    if (drawn?.text !== text) throw new Error('a barcode that says something else');
    if (drawn.bars.reduce((sum, bar) => sum + bar, 0) !== code.modules) throw new Error('a wrong width');
  },
  bitmap: (input) => {
    const bmp = BITMAP.slice();
    bmp.set(input.subarray(0, 24), (input[24] ?? 0) % 40);
    for (const bytes of [bmp, input, Uint8Array.of(0x42, 0x4d, ...input)]) {
      const photo = readBmp(bytes);
      if (photo && photo.bmp.length > bytes.length) throw new Error('a picture larger than its bytes');
    }
  },
  'printer-commands': (input) => {
    for (let rest = input; rest.length > 0; ) {
      const taken = takeCommand(rest);
      if (!taken) break;
      if (taken.length < 1) throw new Error('a command of no length: an endless loop');
      rest = rest.subarray(taken.length);
    }
  },
  jpeg: (input) => {
    for (const bytes of [input, Uint8Array.of(0xff, 0xd8, ...input)]) {
      sidesOf(bytes);
      const kept = withoutMetadata(bytes);
      if (!kept) continue;
      if (kept.length > bytes.length) throw new Error('a picture larger than its bytes');
      if (withoutMetadata(kept)?.length !== kept.length) throw new Error('what was kept is not whole');
    }
  },
  'slip-layout': (input) => {
    const text = new TextDecoder('utf-16le').decode(input.subarray(0, 200));
    for (const line of wrap(text, COLUMNS)) {
      if (columnsOf(line) > COLUMNS) throw new Error('a line wider than the paper');
    }
  },
};

/** Small, and whole: what is spoilt of it comes near a photograph. */
const JPEG = new Uint8Array(createCanvas(16, 16).toBuffer('image/jpeg'));

const SEEDS = [
  ...OS_SEEDS,
  'rsp_read_base',
  'rsp_read_base_fp1024',
  'rsp_read_base_fpr2023',
  'rsp_find_ok',
  'stream_noise_resync',
  'scan_serial_gbk_cr',
  'scan_hidpos_honeywell_1',
  'scan_hidpos_newland_2',
  'escpos_ticket',
  'escpos_raster16',
  'escpos_custom_fullstatus_ticket',
  'escpos_asb_near_cover',
].map(vector);
SEEDS.push(JPEG, new Uint8Array(Buffer.from('ON\r\nRange 123\r\nocc, dis=1.23\r\nOFF\r\n')));

/** A golden frame with some bytes changed, cut off, put in or turned round; `random` gives integers below its argument. */
export function mutated(random: (below: number) => number): Uint8Array {
  let bytes = Uint8Array.from(SEEDS[random(SEEDS.length)] ?? []);
  for (let change = random(8); change >= 0; change--) {
    const at = random(bytes.length + 1);
    switch (random(4)) {
      case 0:
        bytes[at] = random(256);
        break;
      case 1:
        bytes = bytes.slice(0, at);
        break;
      case 2:
        bytes = Uint8Array.of(...bytes.subarray(0, at), random(256), ...bytes.subarray(at));
        break;
      default:
        bytes = Uint8Array.of(...bytes.subarray(at), ...bytes.subarray(0, at));
    }
  }
  return bytes;
}
