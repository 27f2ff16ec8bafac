/** The technician's part in the configuration: from the list to one setting, to what would change, and back. */
import { useState } from 'react';
import type { SettingProblem } from '../../../../main/core/configuration/contract.ts';
import { Page } from '../../../components/page.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import { EditScreen } from './edit-screen.tsx';
import { ListScreen } from './list-screen.tsx';
import { ReviewScreen } from './review-screen.tsx';
import { useConfiguration } from './use-configuration.ts';
import type { Group } from './use-setting.ts';
import { WORDS } from './words.ts';

export function Configuration(props: { onLeave: () => void }) {
  const t = useWords(WORDS);
  const [group, setGroup] = useState<Group>('kiosk');
  const { overview, plans, plan, at, setAt, busy, message, review, apply, undo } = useConfiguration();
  const list = () => setAt({ screen: 'list' });
  if (!overview) {
    return (
      <Page title={t('configuration.title')} onBack={props.onLeave} backLabel={t('configuration.back')}>
        <p>{message ?? t('configuration.loading')}</p>
      </Page>
    );
  }
  const settingOf = (key: string) => overview.settings.find((setting) => setting.key === key);
  const textOf = ({ key, why }: SettingProblem) => {
    if (why.code === 'from-afar') return t('configuration.fromAfar');
    if (why.code === 'not-a-setting') return t('configuration.problem.not-a-setting');
    const { kind, least, most } = settingOf(key) ?? {};
    return kind === 'number'
      ? t('configuration.range', { least: least ?? '', most: most ?? '' })
      : why.message;
  };
  const setting = at.screen === 'edit' && settingOf(at.key);
  if (setting) {
    return (
      <EditScreen
        setting={setting}
        overview={overview}
        text={plans[setting.key] ?? setting.value}
        onKeep={(text) => plan({ ...plans, [setting.key]: text })}
        onLeave={list}
      />
    );
  }
  if (at.screen === 'review') {
    const problems = at.problems.map((problem) => ({ key: problem.key, text: textOf(problem) }));
    const doings = { onDo: apply, onDrop: () => plan({}), onLeave: list };
    return <ReviewScreen what="apply" changes={at.changes} problems={problems} busy={busy} {...doings} />;
  }
  if (at.screen === 'undo') {
    const doings = { onDo: undo, onDrop: list, onLeave: list };
    return <ReviewScreen what="undo" changes={overview.undo} problems={[]} busy={busy} {...doings} />;
  }
  return (
    <ListScreen
      {...{ overview, plans, group, busy, message }}
      onGroup={setGroup}
      onEdit={(key) => setAt({ screen: 'edit', key })}
      onReview={review}
      onUndo={() => setAt({ screen: 'undo' })}
      onLeave={props.onLeave}
    />
  );
}
