/** What the core says of its configuration, what is planned here and not applied yet, and the calls that apply and undo. */
import { useEffect, useEffectEvent, useState } from 'react';
import type {
  ConfigurationOverview,
  SettingProblem,
  ShownChange,
} from '../../../../main/core/configuration/contract.ts';
import { COMMON_WORDS } from '../../../components/common.words.ts';
import { useClient } from '../../../kiosk/use-client.ts';
import { useTask } from '../../../kiosk/use-task.ts';
import { useWords } from '../../../kiosk/use-words.ts';
import type { Plans } from './list-screen.tsx';
import { WORDS } from './words.ts';

const TEXTS = { ...COMMON_WORDS, ...WORDS };

export type At =
  | { screen: 'list' }
  | { screen: 'edit'; key: string }
  | { screen: 'review'; changes: ShownChange[]; problems: SettingProblem[] }
  | { screen: 'undo' };

const LIST: At = { screen: 'list' };

export function useConfiguration() {
  const t = useWords(TEXTS);
  const { configuration } = useClient();
  const task = useTask();
  const [overview, setOverview] = useState<ConfigurationOverview | null>(null);
  const [plans, setPlans] = useState<Plans>({});
  const [at, setAt] = useState<At>(LIST);
  const [message, setMessage] = useState<string | null>(null);
  const load = async () => setOverview(await configuration.overview());
  const begin = useEffectEvent(() => task.run(load));
  useEffect(() => begin(), []);
  const changes = Object.entries(plans).map(([key, value]) => ({ key, value }));
  const refused = (problems: SettingProblem[]) => setAt({ screen: 'review', changes: [], problems });
  const finish = async (said: keyof typeof WORDS) => {
    setMessage(t(said));
    await load();
    setAt(LIST);
  };
  return {
    ...{ overview, plans, at, setAt, busy: task.busy },
    message: task.failed ? t('error.again') : message,
    plan(next: Plans) {
      setMessage(null);
      setPlans(next);
      setAt(LIST);
    },
    review: () =>
      task.run(async () => {
        const answer = await configuration.preview({ changes });
        if (answer.outcome === 'refused') refused(answer.problems);
        else setAt({ screen: 'review', changes: answer.changes, problems: [] });
      }),
    apply: () =>
      task.run(async () => {
        const answer = await configuration.apply({ changes });
        if (answer.outcome === 'refused') return refused(answer.problems);
        if (answer.outcome === 'cannot-save') return finish('configuration.cannotSave');
        setPlans({});
        await finish('configuration.saved');
      }),
    undo: () =>
      task.run(async () => {
        const { outcome } = await configuration.undo();
        if (outcome === 'cannot-save') return finish('configuration.cannotSave');
        await finish(outcome === 'saved' ? 'configuration.undone' : 'configuration.nothing');
      }),
  };
}
