/** The four real-time status bytes of ESC/POS (DLE EOT 1–4) → faults and warnings. Pure. */
import type { DeviceFault, DeviceWarning } from '../status.ts';

export type StatusBytes = { printer: number; offline: number; error: number; paper: number };

/** Bits 0 and 7 are 0, bits 1 and 4 are 1 in every real-time status byte. */
export function isStatusByte(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

/** An answer to GS r: told from a real-time byte by bits 4 and 7, which are 0. */
export function isFenceByte(byte: number): boolean {
  return (byte & 0x90) === 0;
}

/** What one byte from the printer is. */
export type PrinterByte = 'real-time' | 'fence' | 'auto-status';

const AUTO_STATUS_BYTES = 4;

/**
 * Tells the answers apart that share one stream. Automatic status (ASB) comes unasked, four bytes at a time, and its
 * last three look like answers to GS r: taken for one, they would call a slip printed that is not.
 */
export class PrinterStream {
  #autoLeft = 0;

  /** Null for XON, XOFF and noise, which can fall anywhere. */
  push(byte: number): PrinterByte | null {
    if (byte === 0x11 || byte === 0x13) return null;
    if ((byte & 0x93) === 0x10) {
      this.#autoLeft = AUTO_STATUS_BYTES - 1;
      return 'auto-status';
    }
    if (isStatusByte(byte)) return 'real-time';
    if (!isFenceByte(byte)) return null;
    if (this.#autoLeft === 0) return 'fence';
    this.#autoLeft--;
    return 'auto-status';
  }
}

const bit = (byte: number, at: number) => ((byte >> at) & 1) === 1;

/** What a technician must hear first: the cause, not the off-line bit that follows from it. */
export function faultOf({ printer, offline, error, paper }: StatusBytes): DeviceFault | null {
  if ((paper & 0x60) !== 0 || bit(offline, 5)) {
    return { code: 'paper-out', technician: '打印纸用完：请装入新纸卷，合上上盖' };
  }
  if (bit(offline, 2)) return { code: 'cover-open', technician: '打印机上盖打开：请合上上盖' };
  if (bit(error, 3)) return { code: 'cutter', technician: '切刀故障：请打开上盖清除卡纸，再断电重启打印机' };
  if (bit(error, 5)) return { code: 'jam', technician: '打印机不可恢复的故障：请断电重启，仍不行则更换' };
  if (bit(error, 6)) return { code: 'overheated', technician: '打印头过热：稍候自动恢复' };
  if (bit(offline, 6)) return { code: 'jam', technician: '打印机报告错误：请检查是否卡纸' };
  if (bit(printer, 3)) return { code: 'no-answer', technician: '打印机离线：请检查打印机面板' };
  return null;
}

export function warningsOf({ paper }: Pick<StatusBytes, 'paper'>): DeviceWarning[] {
  return (paper & 0x0c) !== 0 ? ['paper-near-end'] : [];
}
