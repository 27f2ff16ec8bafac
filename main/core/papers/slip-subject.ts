/** What a slip is about. */
import type { ItemDetail } from '../model/item.ts';
import type { Owed } from '../model/later.ts';
import type { GivenUp, SlipWords } from '../model/papers.ts';
import type { Receipt, TimeState } from '../model/receipt.ts';
import type { ResultWord } from '../model/result.ts';
import type { OnScreen } from './english.ts';

export type TimeSubject = {
  receipt: Pick<Receipt, 'delivery'>;
  words: Pick<SlipWords, 'time'>;
  /** What its time is worth; null where it has none. */
  time: TimeState | null;
  givenUp: GivenUp | null;
};
type Hall = { name: string; address: string; phone: string; hours: string };
/** Where the visit is, and how to find the windows from the door; `way` null where nobody wrote it down. */
export type SlipPlace = Hall & { windows: string; way: string | null };
/** An item that is done in the same visit: when, at which windows and with what. */
export type FurtherItem = {
  name: string;
  start: string;
  end: string;
  windows: string | null;
  bring: readonly string[];
};
export type SlipSubject = TimeSubject &
  OnScreen & {
    receipt: Receipt;
    /** What its kind of matter says. */
    words: Pick<SlipWords, 'title' | 'time' | 'purpose'>;
    /** Which version of the item it answers; null where none is known. */
    itemVersion: number | null;
    siteName: string;
    hall: Hall;
    /** Of a booking whose place is known; null: the hall. */
    place: SlipPlace | null;
    bring: readonly string[];
    /** Further items of the same visit, in their order. */
    further: readonly FurtherItem[];
    /** Papers still owed; null: none. */
    owed: Owed | null;
    /** It is still to be signed, at the window. */
    isUnsigned: boolean;
    /** Of what was applied for wholly online: who decides, within how long, and how the result comes; null: it ends with a visit. */
    next: {
      item: Pick<ItemDetail, 'departmentName' | 'caseType' | 'promisedDays' | 'statutoryDays'>;
      result: ResultWord;
    } | null;
    reprint: boolean;
  };
