/** What the technician's buttons do, each ending in a sentence that says how it went. */
import type { PrintAnswer } from '../../../main/core/model/print-answer.ts';
import type { UpdateAnswer } from '../../../main/core/model/update-state.ts';
import { PRINTING_WORDS } from '../../components/printing.words.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useWords } from '../../kiosk/use-words.ts';
import type { MaintenanceActions } from './common/actions.ts';
import { WORDS } from './common/words.ts';

const TEXTS = { ...PRINTING_WORDS, ...WORDS };

export function useActions(act: (work: () => Promise<string>) => void): MaintenanceActions {
  const t = useWords(TEXTS);
  const { maintenance } = useClient();
  const printed = (answer: PrintAnswer) =>
    answer.outcome === 'printed' ? t('maintenance.printed') : t(`print.${answer.fault}`);
  const retried = ({ rows }: { rows: number }) => t('maintenance.retried', { count: rows });
  const asked = ({ outcome }: UpdateAnswer, done: 'maintenance.update.checking' | 'maintenance.restarted') =>
    t(outcome === 'asked' ? done : `maintenance.update.${outcome}`);
  return {
    testPrint: () => act(async () => printed(await maintenance.testPrint())),
    restartDevice: (device) =>
      act(async () => {
        await maintenance.restartDevice({ device });
        return t('maintenance.restarted');
      }),
    restartCore: () =>
      act(async () => {
        await maintenance.restartCore();
        return t('maintenance.restarted');
      }),
    checkUpdate: () => act(async () => asked(await maintenance.checkUpdate(), 'maintenance.update.checking')),
    applyUpdate: () => act(async () => asked(await maintenance.applyUpdate(), 'maintenance.restarted')),
    rollBack: () => act(async () => asked(await maintenance.rollBack(), 'maintenance.restarted')),
    retryQueue: () => act(async () => retried(await maintenance.retryQueue())),
    retryOne: (receiptNo) => act(async () => retried(await maintenance.retryOne({ receiptNo }))),
    closeParked: (receiptNo, number, reason) =>
      act(async () => {
        const { outcome } = await maintenance.closeParked({ receiptNo, number, reason });
        return t(`maintenance.close.${outcome}`);
      }),
    exportParked: (receiptNo) =>
      act(async () => {
        const answer = await maintenance.exportParked({ receiptNo });
        return answer.outcome === 'exported'
          ? t('maintenance.exported', { files: answer.files, folder: answer.folder })
          : t(`maintenance.export.${answer.outcome}`);
      }),
  };
}
