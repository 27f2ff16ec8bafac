/** What a SAM_V's third status byte (SW3) asks the driver to do; GA/T 450 family. Pure. */
import type { DeviceFault } from '../status.ts';

export type Meaning =
  | 'done'
  /** The item asked for is not on this card. */
  | 'not-on-card'
  | 'found'
  | 'no-card'
  /** The radio link broke: find it anew. */
  | 'lifted'
  /** Card and SAM did not accept each other. */
  | 'rejected'
  /** The random number failed: reset the SAM, then find anew. */
  | 'reset'
  | 'not-an-id-card'
  /** The request or the answer was garbled on the wire: send it once more. */
  | 'resend'
  | 'fault';

const MEANINGS: Readonly<Record<number, Meaning>> = {
  144: 'done',
  145: 'not-on-card',
  159: 'found',
  16: 'resend',
  17: 'resend',
  36: 'resend',
  49: 'rejected',
  50: 'rejected',
  51: 'rejected',
  64: 'not-an-id-card',
  65: 'lifted',
  71: 'reset',
  128: 'no-card',
  129: 'lifted',
};

/** Codes that no document names are vendors' own: a fault. */
export function meaningOf(sw3: number): Meaning {
  return MEANINGS[sw3] ?? 'fault';
}

export function readerFault(sw3: number): DeviceFault {
  switch (sw3) {
    case 0x66:
      return { code: 'not-authorised', technician: 'SAM 模块未经授权（SW3=66）：请联系阅读器厂商' };
    case 0x60:
      return {
        code: 'self-test',
        technician: 'SAM 自检失败（SW3=60）：请断电重启阅读器，仍不行则更换',
      };
    default: {
      const hex = sw3.toString(16).toUpperCase().padStart(2, '0');
      return { code: 'protocol', technician: `阅读器报告状态 ${hex}：请断电重启阅读器` };
    }
  }
}
