/** What a printer says of itself: the four real-time bytes of ESC/POS (DLE EOT 1–4), and a presenter's full status. Pure. */
import type { DeviceFault, DeviceWarning } from '../common/status.ts';

export type StatusBytes = { printer: number; offline: number; error: number; paper: number };

/** Answer of the Custom family to DLE EOT 20: `10 0F`, then these four. */
export type FullStatus = { paper: number; user: number; recoverable: number; unrecoverable: number };

const FULL_HEAD = [0x10, 0x0f] as const;
const FULL_BYTES = 6;

/** Null when these are not the six bytes of a full status. */
export function decodeFullStatus(bytes: Uint8Array): FullStatus | null {
  const [one, two, paper, user, recoverable, unrecoverable, more] = bytes;
  if (one !== FULL_HEAD[0] || two !== FULL_HEAD[1] || more !== undefined) return null;
  if (paper === undefined || user === undefined) return null;
  if (recoverable === undefined || unrecoverable === undefined) return null;
  return { paper, user, recoverable, unrecoverable };
}

/** Bits 0 and 7 are 0, bits 1 and 4 are 1 in every real-time status byte. */
export function isStatusByte(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

/** An answer to GS r: told from a real-time byte by bits 4 and 7, which are 0. */
export function isFenceByte(byte: number): boolean {
  return (byte & 0x90) === 0;
}

/** What one byte from the printer is: an answer by itself, or part of a longer one. */
export type PrinterByte = 'real-time' | 'fence' | 'auto-status' | 'full-status';

const AUTO_STATUS_BYTES = 4;

/**
 * Tells the answers apart that share one stream. Automatic status (ASB, four bytes, unasked) and a presenter's full
 * status (six) hold bytes that look like answers to GS r: taken for one, they would call a slip printed that is not.
 * Where a presenter is, `10 0F` begins a full status: as ASB it would be a printer on-line with a broken cutter.
 */
export class PrinterStream {
  readonly #presenter: boolean;
  #group: number[] = [];
  #full: FullStatus | null = null;

  constructor(presenter = false) {
    this.#presenter = presenter;
  }

  /** Null for XON, XOFF and noise, which can fall anywhere. */
  push(byte: number): PrinterByte | null {
    if (byte === 0x11 || byte === 0x13) return null;
    if ((byte & 0x93) === 0x10) {
      this.#group = [byte];
      return 'auto-status';
    }
    if (isStatusByte(byte)) return 'real-time';
    if (this.#group.length > 0) return this.#more(byte);
    return isFenceByte(byte) ? 'fence' : null;
  }

  /** The full status that the last byte completed, once. */
  takeFullStatus(): FullStatus | null {
    const full = this.#full;
    this.#full = null;
    return full;
  }

  #more(byte: number): PrinterByte | null {
    const [head, second = byte] = this.#group;
    const isFull = this.#presenter && head === FULL_HEAD[0] && second === FULL_HEAD[1];
    if (!isFull && !isFenceByte(byte)) return null;
    this.#group.push(byte);
    if (this.#group.length === (isFull ? FULL_BYTES : AUTO_STATUS_BYTES)) {
      if (isFull) this.#full = decodeFullStatus(Uint8Array.from(this.#group));
      this.#group = [];
    }
    return isFull ? 'full-status' : 'auto-status';
  }
}

const bit = (byte: number, at: number) => ((byte >> at) & 1) === 1;

const NO_FAULT: FullStatus = { paper: 0, user: 0, recoverable: 0, unrecoverable: 0 };

/** What a technician must hear first: the cause, not the off-line bit that follows from it. */
export function faultOf(
  { printer, offline, error, paper }: StatusBytes,
  full: FullStatus | null = null,
): DeviceFault | null {
  const { paper: presenter, user, recoverable, unrecoverable } = full ?? NO_FAULT;
  if ((paper & 0x60) !== 0 || bit(offline, 5) || bit(presenter, 0)) {
    return { code: 'paper-out', technician: '打印纸用完：请装入新纸卷，合上上盖' };
  }
  if (bit(offline, 2) || bit(user, 1)) {
    return { code: 'cover-open', technician: '打印机上盖打开：请合上上盖' };
  }
  if (bit(user, 0)) return { code: 'cover-open', technician: '打印头抬起：请压下打印头，合上上盖' };
  if (bit(error, 3) || bit(unrecoverable, 0)) {
    return { code: 'cutter', technician: '切刀故障：请打开上盖清除卡纸，再断电重启打印机' };
  }
  if (bit(recoverable, 6)) return { code: 'jam', technician: '出纸通道卡纸：请打开出纸器取出卡住的纸' };
  if (bit(error, 5) || (unrecoverable & 0x4c) !== 0) {
    return { code: 'jam', technician: '打印机不可恢复的故障：请断电重启，仍不行则更换' };
  }
  if (bit(error, 6) || bit(recoverable, 0)) {
    return { code: 'overheated', technician: '打印头过热：稍候自动恢复' };
  }
  if (bit(recoverable, 3)) {
    return { code: 'protocol', technician: '打印机供电电压异常：请检查电源适配器' };
  }
  if (bit(offline, 6)) return { code: 'jam', technician: '打印机报告错误：请检查是否卡纸' };
  if (bit(printer, 3)) return { code: 'no-answer', technician: '打印机离线：请检查打印机面板' };
  return null;
}

export function warningsOf(
  { paper }: Pick<StatusBytes, 'paper'>,
  full: FullStatus | null = null,
): DeviceWarning[] {
  const nearEnd = (paper & 0x0c) !== 0 || bit(full?.paper ?? 0, 2);
  return nearEnd ? ['paper-near-end'] : [];
}

/** Whether a slip waits to be taken; null without a full status. */
export function slipAtExit(full: FullStatus | null): boolean | null {
  return full && bit(full.paper, 5);
}
