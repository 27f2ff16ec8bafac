/**
 * What serves on where a whole file can't be taken: the same part of the catalogue as the build last found it good, so that a slip in
 * fields.yaml does not take every form with it. What is right in the other files counts as it stands.
 */
import { type Entries, itemsFile } from './entries.ts';
import type { CatalogueProblem, ReadAnswer } from './files.ts';

/** `good`: the build's, whole and checked. The problems stay, and the technician is told whose place it took. */
export function withLastGood(read: ReadAnswer, good: Entries): ReadAnswer {
  const { entries, unread } = read;
  const from = (file: string) => (unread.has(file) ? good : entries);
  const departments = from('departments.yaml').departments;
  // A department without items has lost its file, or all that was in it.
  const isLost = (file: string) => !entries.items.some((item) => item.file === file);
  const lost = new Set(departments.map(({ code }) => itemsFile(code)).filter(isLost));
  const isWhole = (file: string) => !unread.has(file) && !lost.has(file);
  const replaced = [...new Set([...unread, ...lost])];
  return {
    ...read,
    problems: [...read.problems, ...replaced.map(servesOn)],
    entries: {
      zones: from('zones.yaml').zones,
      departments,
      fields: from('fields.yaml').fields,
      papers: from('materials.yaml').papers,
      items: [
        ...entries.items.filter(({ file }) => isWhole(file)),
        ...good.items.filter(({ file }) => !isWhole(file)),
      ],
      synonyms: from('synonyms.yaml').synonyms,
      elsewhere: from('elsewhere.yaml').elsewhere,
      results: from('results.yaml').results,
    },
  };
}

const servesOn = (file: string): CatalogueProblem => ({
  ...{ file, line: null, item: '', field: '' },
  message: '一条也读不出来，本机沿用随程序发布的上一份好的：请改好后重启主程序',
});
