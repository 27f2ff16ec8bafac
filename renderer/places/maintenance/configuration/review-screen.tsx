/** What a change, or its undo, would change: from what to what, and when it holds. */
import type { ShownChange } from '../../../../main/core/configuration/contract.ts';
import { Button } from '../../../components/button.tsx';
import { Page } from '../../../components/page.tsx';
import { useSetting } from './use-setting.ts';
import './configuration.css';

export function ReviewScreen(props: {
  what: 'apply' | 'undo';
  changes: readonly ShownChange[];
  /** Why they can't be applied, a sentence each by key; then there are no changes. */
  problems: readonly { key: string; text: string }[];
  busy: boolean;
  onDo: () => void;
  onDrop: () => void;
  onLeave: () => void;
}) {
  const { t, nameOf, saidValue } = useSetting();
  const isUndo = props.what === 'undo';
  return (
    <Page
      title={t(isUndo ? 'configuration.undoTitle' : 'configuration.reviewTitle')}
      lead={t(isUndo ? 'configuration.undoLead' : 'configuration.reviewLead')}
      onBack={props.onLeave}
      backLabel={t('configuration.list')}
      primary={{
        label: t(isUndo ? 'configuration.undoDo' : 'configuration.apply'),
        onPress: props.onDo,
        busy: props.busy,
        isDisabled: props.problems.length > 0 || props.changes.length === 0,
      }}
      className="maintenance configuration"
    >
      {props.problems.map(({ key, text }) => (
        <div key={key} className="notice configuration-problems" role="alert">
          <strong>{nameOf(key)}</strong>
          <p>{text}</p>
        </div>
      ))}
      <section className="panel">
        <ul>
          {props.changes.map(({ key, from, to, takes }) => (
            <li key={key} className="configured">
              <span className="configured-name">{nameOf(key)}</span>
              <span className="configured-value configured-change">
                <del>{saidValue(key, from)}</del> → <ins>{saidValue(key, to)}</ins>
              </span>
              <span className="configured-more">{t(`configuration.takes.${takes}`)}</span>
            </li>
          ))}
          {props.changes.length === 0 && props.problems.length === 0 && <li>{t('configuration.same')}</li>}
        </ul>
      </section>
      {!isUndo && (
        <Button className="button button-quiet" isDisabled={props.busy} onPress={props.onDrop}>
          {t('configuration.drop')}
        </Button>
      )}
    </Page>
  );
}
