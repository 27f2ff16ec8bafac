/** One screen with made-up facts, as the gallery shows and photographs it. */
import type { ReactNode } from 'react';
import type { KioskStatus } from '../../main/core/kiosk/contract.ts';
import type { MatterKind } from '../../main/core/model/draft.ts';
import type { Rest } from '../kiosk/rest.ts';

export interface Sample {
  /** In the gallery's address and the picture's file name. */
  name: string;
  /** Where the bar of steps stands; without it there is none. */
  bar?: { kind: MatterKind; step: string };
  /** Where the kiosk is in another state than the usual. */
  status?: Partial<KioskStatus>;
  /** How it rests, where it is one that waits. */
  rest?: Rest;
  show(): ReactNode;
}

/** A call that was cut off. */
export const FAILED = {
  busy: false,
  failure: {
    text: '刚才的操作没有完成，请再试一次。',
    deadEnd: 'call-failed',
  },
} as const;

export const nothing = () => undefined;

/** A screen that waits for nothing. */
export const IDLE = { busy: false, failure: null };
