/** The settings, group by group: what each is, where it comes from, what was planned. */
import type { ConfigurationOverview, SettingShown } from '../../../../main/core/configuration/contract.ts';
import { Button } from '../../../components/button.tsx';
import { Page } from '../../../components/page.tsx';
import { Scroller } from '../../../components/scroller.tsx';
import { Tabs } from '../../../components/tabs.tsx';
import { GROUPS, type Group, groupOf, useSetting } from './use-setting.ts';
import './configuration.css';

/** What is planned by key; null: set back to what the files say. */
export type Plans = Readonly<Record<string, string | null>>;

export function ListScreen(props: {
  overview: ConfigurationOverview;
  plans: Plans;
  group: Group;
  busy: boolean;
  message: string | null;
  onGroup: (group: Group) => void;
  onEdit: (key: string) => void;
  onReview: () => void;
  onUndo: () => void;
  onLeave: () => void;
}) {
  const { t } = useSetting();
  const { overview, plans, group } = props;
  const count = Object.keys(plans).length;
  return (
    <Page
      title={t('configuration.title')}
      onBack={props.onLeave}
      backLabel={t('configuration.back')}
      notice={props.message}
      primary={
        count > 0
          ? { label: t('configuration.review', { count }), onPress: props.onReview, busy: props.busy }
          : undefined
      }
      fixed
      className="maintenance configuration"
    >
      <Problems overview={overview} />
      {overview.undo.length > 0 && count === 0 && (
        <Button className="button button-quiet" isDisabled={props.busy} onPress={props.onUndo}>
          {t('configuration.undo')}
        </Button>
      )}
      <Tabs
        label={t('configuration.groups')}
        tabs={GROUPS.map((id) => ({ id, name: t(`configuration.group.${id}`) }))}
        selected={group}
        onSelect={props.onGroup}
      >
        <Scroller className="configuration-list">
          <ul>
            {overview.settings
              .filter(({ key }) => groupOf(key) === group)
              .map((setting) => (
                <Row
                  key={setting.key}
                  setting={setting}
                  overview={overview}
                  plan={plans[setting.key]}
                  onEdit={() => props.onEdit(setting.key)}
                />
              ))}
          </ul>
        </Scroller>
      </Tabs>
    </Page>
  );
}

function Problems({ overview: { refused, leftOut } }: { overview: ConfigurationOverview }) {
  const { t } = useSetting();
  if (!refused && leftOut.length === 0) return null;
  return (
    <div className="notice configuration-problems" role="alert">
      {refused && <strong>{t('configuration.refused')}</strong>}
      {refused?.problems.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {leftOut.length > 0 && <strong>{t('configuration.leftOut')}</strong>}
      {leftOut.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function Row(props: {
  setting: SettingShown;
  overview: ConfigurationOverview;
  plan: string | null | undefined;
  onEdit: () => void;
}) {
  const { t, nameOf, saidValue, originOf } = useSetting();
  const { setting, overview, plan } = props;
  const { key, value, running, origin, kind, otherwise } = setting;
  const name = nameOf(key);
  const more =
    plan !== undefined
      ? t('configuration.planned', { value: saidValue(key, plan ?? otherwise) })
      : running !== null
        ? t('configuration.waits', { value: saidValue(key, running) })
        : kind === 'list'
          ? t('configuration.inFile')
          : origin === 'remote'
            ? t('configuration.fromAfar')
            : null;
  return (
    <li className={`configured${plan === undefined ? '' : ' configured-planned'}`}>
      <span className="configured-name">{name}</span>
      <span className="configured-value">
        {saidValue(key, value)} <span className="tag">{originOf(setting, overview)}</span>
      </span>
      {more && <span className="configured-more">{more}</span>}
      {kind !== 'list' && origin !== 'remote' && (
        <Button
          className="button button-small"
          aria-label={t('configuration.changeWhat', { what: name })}
          onPress={props.onEdit}
        >
          {t('configuration.change')}
        </Button>
      )}
    </li>
  );
}
