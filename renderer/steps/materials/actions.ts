/** What can be done with the papers in the core. */
import type { Offers, Taken } from '../../../main/core/archive/contract.ts';
import type { PageFrom } from '../../../main/core/matters/pre-review/contract.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import type { Receive } from './use-phone.ts';
import type { Scan } from './use-scan.ts';

export interface MaterialActions {
  /** Resolves to what is wrong, or null once kept. */
  addPage(archiveKey: string, jpeg: Blob, from: PageFrom): Promise<FieldProblem | null>;
  removePage(archiveKey: string, pageId: string): Promise<void>;
  setOriginal(archiveKey: string, original: boolean): Promise<void>;
  /** Leaves out one that may come later (容缺). Without it: none may, as in a correction. */
  setLater?(archiveKey: string, later: boolean): Promise<void>;
  loadPage(archiveKey: string, pageId: string): Promise<Blob | null>;
  /** Waits for a picture from a phone. */
  receive(archiveKey: string): Receive;
  /** Scans the page that lies on this kiosk's document scanner. */
  scan: Scan;
}

/** What the archive and the licence library have for this case, and what can be done with it. */
export interface ArchiveWays {
  /** Null while it is asked for. */
  offers: Offers | null;
  /** Its use was agreed to. */
  isAgreed: boolean;
  /** What is photographed here is kept for the next time. */
  isKept: boolean;
  /** Why the last one was not taken; null: it was. */
  refused: { archiveKey: string; why: Exclude<Taken['outcome'], 'taken' | 'not-agreed'> } | null;
  agree(): Promise<void>;
  use(archiveKey: string): Promise<void>;
  keep(keep: boolean): Promise<void>;
}
