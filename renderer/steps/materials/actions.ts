/** What can be done with the papers in the core. */
import type { FieldProblem } from '../../../main/core/model/problem.ts';

export interface MaterialActions {
  /** Resolves to what is wrong, or null once kept. */
  addPage(archiveKey: string, jpeg: Blob): Promise<FieldProblem | null>;
  removePage(archiveKey: string, pageId: string): Promise<void>;
  setOriginal(archiveKey: string, original: boolean): Promise<void>;
  /** Leaves out one that may come later (容缺). Without it: none may, as in a correction. */
  setLater?(archiveKey: string, later: boolean): Promise<void>;
  loadPage(archiveKey: string, pageId: string): Promise<Blob | null>;
}
