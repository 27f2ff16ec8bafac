/** What can be done with the papers in the core. */
import type { FieldProblem } from '../../../main/core/model/problem.ts';

export interface MaterialActions {
  /** Resolves to what is wrong, or null once kept. */
  addPage(archiveKey: string, jpeg: Blob): Promise<FieldProblem | null>;
  removePage(archiveKey: string, pageId: string): Promise<void>;
  setOriginal(archiveKey: string, original: boolean): Promise<void>;
  loadPage(archiveKey: string, pageId: string): Promise<Blob | null>;
}
