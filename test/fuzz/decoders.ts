/** Every decoder of the device layer, and inputs that come near what it expects: random bytes, and golden frames spoilt. */
import {
  decodeNewAddress,
  decodeReply,
  decodeSamId,
  SamFramer,
  splitCard,
} from '../../devices/id-card-reader/protocol.ts';
import { codeOf } from '../../devices/id-card-reader/status-codes.ts';
import { decodeText } from '../../devices/id-card-reader/text-block.ts';
import { takeCommand } from '../../devices/receipt-printer/command.ts';
import { columnsOf, wrap } from '../../devices/receipt-printer/layout.ts';
import {
  faultOf,
  isFenceByte,
  isStatusByte,
  PrinterStream,
  warningsOf,
} from '../../devices/receipt-printer/status.ts';
import { HidPosAssembler } from '../../devices/scanner/hid-pos.ts';
import { recogniseScan } from '../../devices/scanner/payload.ts';
import { decodeScan, LineSplitter, SCAN_BYTES_MAX } from '../../devices/scanner/protocol.ts';
import { vector } from '../unit/devices/vectors.ts';
import { OS_DECODERS, OS_SEEDS } from './decoders-os.ts';

export type Decoder = (input: Uint8Array) => void;

const chunked = (input: Uint8Array, take: (chunk: Uint8Array) => void) => {
  const size = 1 + ((input[0] ?? 0) % 96);
  for (let at = 0; at < input.length; at += size) take(input.subarray(at, at + size));
};

// These live on between inputs, as they do on a kiosk: what one input leaves behind must not hurt the next.
const framer = new SamFramer();
const splitter = new LineSplitter();
const assemblers = (['auto', 'honeywell', 'newland', 'shift1'] as const).map(
  (layout) => new HidPosAssembler(layout),
);
const printerStream = new PrinterStream();
const COLUMNS = 32;

export const DECODERS: Readonly<Record<string, Decoder>> = {
  ...OS_DECODERS,
  'sam-frames': (input) =>
    chunked(input, (chunk) => {
      for (const body of framer.push(chunk)) {
        const reply = decodeReply(body);
        if (!reply) continue;
        codeOf(reply.status);
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
  'printer-commands': (input) => {
    for (let rest = input; rest.length > 0; ) {
      const taken = takeCommand(rest);
      if (!taken) break;
      if (taken.length < 1) throw new Error('a command of no length: an endless loop');
      rest = rest.subarray(taken.length);
    }
  },
  'slip-layout': (input) => {
    const text = new TextDecoder('utf-16le').decode(input.subarray(0, 200));
    for (const line of wrap(text, COLUMNS)) {
      if (columnsOf(line) > COLUMNS) throw new Error('a line wider than the paper');
    }
  },
};

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
].map(vector);

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
