/** What came of writing to a stick, as a sentence. */
import type { Exported } from '../../../../main/core/log-book/contract.ts';
import { useWords } from '../../../kiosk/use-words.ts';
import { COMMON } from './common.words.ts';

export function useExported(): (answer: Exported) => string {
  const t = useWords(COMMON);
  return (answer) =>
    answer.outcome === 'exported'
      ? t('console.exported', { file: answer.file })
      : t(`console.export.${answer.outcome}`);
}
