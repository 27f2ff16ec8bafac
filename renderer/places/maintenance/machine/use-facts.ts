/** The kiosk's own facts, line by line. */
import type { MaintenanceOverview, StoreHealth } from '../../../../main/core/maintenance/contract.ts';
import { RESTARTED, type Restarted } from '../../../../main/core/model/restarts.ts';
import type { Fact } from '../../../components/facts.tsx';
import { HEADER_WORDS } from '../../../components/header.words.ts';
import { HELP_WORDS } from '../../../components/help.words.ts';
import { useKiosk } from '../../../kiosk/kiosk-context.tsx';
import { useText, useWords } from '../../../kiosk/use-words.ts';
import { OFFERS } from '../../../matters/offers.ts';
import { useMoment } from '../common/use-moment.ts';
import { WORDS } from '../common/words.ts';
import { WORDS as MACHINE_WORDS } from './words.ts';

const TEXTS = { ...HEADER_WORDS, ...HELP_WORDS, ...WORDS, ...MACHINE_WORDS };

export function useKioskFacts(overview: MaintenanceOverview, store: StoreHealth | null): Fact[] {
  const t = useWords(TEXTS);
  const text = useText();
  const moment = useMoment();
  const { status } = useKiosk();
  const { catalogue, camera } = overview;
  const offers = OFFERS.map(({ title, count }) => `${text(title)} ${count(catalogue)}`);
  return [
    [t('maintenance.version'), overview.version],
    [t('help.kiosk'), overview.kioskId],
    [t('maintenance.platform'), overview.platformUrl],
    [t('maintenance.network'), t(status?.network === 'online' ? 'status.online' : 'status.offline')],
    [t('maintenance.clock'), t(`clock.${status?.clock ?? 'right'}`)],
    [t('maintenance.data'), overview.dataFolder],
    [t('maintenance.disk'), `${(overview.freeDiskBytes / 1024 ** 3).toFixed(1)} GB`],
    [t('maintenance.coreDumps'), t(`coreDumps.${overview.memory.coreDumps}`)],
    [t('maintenance.swap'), t(`swap.${overview.memory.swap}`)],
    [t('maintenance.started'), moment(overview.coreStartedAt)],
    ...restartFacts(overview.restarts, t, moment),
    [t('maintenance.catalogue'), [catalogue.items, ...offers].join(' / ')],
    [t('maintenance.delivered'), String(overview.delivered)],
    [t('maintenance.unprinted'), String(overview.unprintedSlips)],
    [
      t('maintenance.camera'),
      camera ? `${camera.technician} · ${moment(camera.at)}` : t('maintenance.cameraWell'),
    ],
    [
      t('maintenance.backup'),
      store?.backup
        ? `${moment(store.backup.at)} · ${store.backup.path}${store.backup.problem ? ` · ${t('maintenance.backupFailed')}：${store.backup.problem}` : ''}`
        : t('maintenance.noBackup'),
    ],
    [t('machine.remote'), remoteFact(overview.remote, t, moment)],
    [t('maintenance.auditHead'), store?.auditHead ?? '—'],
  ];
}

/** Whether technicians can come in from afar, until when, and what is wrong with that, a line each. */
function remoteFact(
  remote: MaintenanceOverview['remote'],
  t: ReturnType<typeof useWords<keyof typeof MACHINE_WORDS>>,
  moment: (iso: string | null) => string,
): string {
  if (!remote) return t('machine.remote.off');
  const { address, isListening, certificateUntil, problems } = remote;
  const until = certificateUntil && t('machine.remote.until', { until: moment(certificateUntil) });
  const state = t(isListening ? 'machine.remote.open' : 'machine.remote.shut', { address });
  return [state, until ?? '', ...problems].filter(Boolean).join('\n');
}

/** What hung and was ended: a line for each, and one that says since when it is counted. */
function restartFacts(
  restarts: MaintenanceOverview['restarts'],
  t: ReturnType<typeof useWords<keyof typeof WORDS>>,
  moment: (iso: string | null) => string,
): Fact[] {
  if (!restarts) return [];
  const line = (what: Restarted) => {
    const { count, last } = restarts.counts[what];
    const name = t(`restarted.${what}`);
    return last === null ? `${name} 0` : `${name} ${count}（${t('maintenance.last')} ${moment(last)}）`;
  };
  const since = t('maintenance.since', { since: moment(restarts.since) });
  return [[t('maintenance.restarts'), [...RESTARTED.map(line), since].join('\n')]];
}
