/** What a matter says on paper: on its slip (回执单), and on its application (申请表). */
import type { Appointment } from './draft.ts';
import type { Material } from './item.ts';
import type { Owed } from './later.ts';
import type { ResultWord } from './result.ts';
import type { Said } from './rule.ts';
import type { Ink } from './signature.ts';

/** What a slip says beyond its row in the queue. Nothing here names a person. */
export type SlipFacts = {
  appointment: Appointment | null;
  /** Of a rebooking: the time that its booking had before. */
  before?: Appointment | undefined;
  /** Archive keys of the papers to bring that were not photographed. */
  originals: string[];
  /** Archive keys of the item's papers that this case does not need. */
  unneeded?: string[] | undefined;
  /** Archive keys of the papers that prove an agent's authority, where it was done for another. */
  authorisation?: string[] | undefined;
  /** Papers that are still owed, by name, and until when. */
  owed?: Owed | undefined;
  /** It is still to be signed, at the window. */
  isUnsigned?: boolean | undefined;
  /** How the result comes; where it is there, it was applied for wholly online. */
  result?: ResultWord | undefined;
  /** Which version of the item it answers; absent in what follows an earlier matter. */
  itemVersion?: number | undefined;
};

/**
 * That the time of a slip was given up by what followed it, and for what: for nothing, or for another time. `asked`: somebody asked here,
 * and the platform does not know yet; `done`: it said yes.
 */
export type GivenUp = { state: 'asked' | 'done'; as: 'cancelled' | 'moved' };

/** What slips are good for. */
export const SHOWN_AT_WINDOW: Said = {
  'zh-CN': '请妥善保存，到窗口办理时出示',
  en: 'Keep this slip and show it at the window.',
};
export const KEPT_FOR_ENQUIRIES: Said = {
  'zh-CN': '请妥善保存，以备查询',
  en: 'Keep this slip in case you ask about it.',
};

/** What a kind of matter says on its slip. */
export type SlipWords = {
  title: Said;
  /** Whether the time on it holds, is the one that was given up, or the one that a booking was changed to. */
  time: 'kept' | 'given-up' | 'changed';
  /** Last line: what the slip is good for. */
  purpose: Said;
  /** Which of the item's papers are to be brought to the window. */
  bring(material: Material, facts: SlipFacts): boolean;
  /** In place of the above, of what was applied for wholly online. */
  online?: Pick<SlipWords, 'title' | 'purpose' | 'bring'>;
};

/** What a kind says on this slip. */
export function slipWords(words: SlipWords, { result }: SlipFacts): SlipWords {
  return result && words.online ? { ...words, ...words.online } : words;
}

/** The signature as paper shows it: the text signed for, the strokes, or in a sentence why there are none; and when. */
export type SignedPart = { text: string; ink: Ink | null; why: string | null; at: string };

/** The promise to bring papers later (容缺承诺书). */
export type PromiseContent = { owed: Owed; workingDays: number; signed: SignedPart };

/** A ruled row. `pages`: ids of a paper's pages whose pictures stand in it. */
export type ApplicationRow = { label: string; value: string; pages?: readonly string[] };

/** The application on A4 paper (申请表): its name and its ruled tables; a table without a row has no heading either. */
export type ApplicationContent = {
  name: string;
  sections: { heading: string | null; rows: ApplicationRow[] }[];
  promise: string;
  /** What it may be used for: stands over each page, with the day of the filing. */
  watermark: string;
  /** Null: a line to sign on by hand. */
  signed: SignedPart | null;
};
