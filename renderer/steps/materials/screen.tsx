/** The papers an item asks for: taken from the archive, photographed, sent from a phone, or brought to the counter. One at a time in 长辈版. */
import { type ReactNode, useState } from 'react';
import { watermarkOf } from '../../../main/core/forms/origin.ts';
import type { ReadBy } from '../../../main/core/forms/read-here.ts';
import type { MaterialState } from '../../../main/core/model/draft.ts';
import type { Material } from '../../../main/core/model/item.ts';
import { PAGES_MAX } from '../../../main/core/model/limits.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { COMMON_WORDS } from '../../components/common.words.ts';
import type { Failure } from '../../components/failure.ts';
import { Page } from '../../components/page.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useToday } from '../../kiosk/use-today.ts';
import { useWords } from '../../kiosk/use-words.ts';
import type { ArchiveWays, MaterialActions } from './actions.ts';
import { ARCHIVE_WORDS } from './archive.words.ts';
import { ArchiveSaid, KeepPanel } from './archive-notes.tsx';
import { PaperScreen, UseConsentScreen } from './archive-screens.tsx';
import { MaterialCard } from './material-card.tsx';
import { PageWay, type Way } from './page-way.tsx';
import { SCAN_WORDS } from './scan.words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './materials.css';

const TEXTS = { ...COMMON_WORDS, ...WORDS, ...ARCHIVE_WORDS, ...SCAN_WORDS };

interface MaterialsProps {
  /** What a reviewer said of a paper, in a correction. */
  remarkOf?: (archiveKey: string) => ReactNode;
  materials: readonly Material[];
  /** By what the kiosk read a paper itself; without it, none was. */
  readBy?: (material: Material) => ReadBy | null;
  states: readonly MaterialState[];
  problems: readonly FieldProblem[];
  busy: boolean;
  failure: Failure | null;
  actions: MaterialActions;
  /** For what the papers are (forms/origin.ts), and who reviews them. */
  about: { purpose: string; item: string; department: string };
  /** Absent: nothing is taken from there. */
  archive?: ArchiveWays | undefined;
  scanner?: ScannerState;
  onDone: () => void;
}

/** `away`: it is in fault, or being looked for. Null: this kiosk has none. */
export type ScannerState = 'ready' | 'away' | null;

/** What stands over the list: one paper, in one of the ways to hand it in. */
type Over = { way: Way | 'consent' | 'look'; material: Material };

export function MaterialsScreen(props: MaterialsProps) {
  const [over, setOver] = useState<Over | null>(null);
  const today = useToday();
  const { actions, about, archive } = props;
  const watermark = watermarkOf(about.purpose, today);
  const stateOf = ({ archiveKey }: Material): MaterialState =>
    props.states.find((state) => state.archiveKey === archiveKey) ?? {
      archiveKey,
      pages: [],
      original: false,
    };
  if (!over) return <MaterialList {...props} watermark={watermark} stateOf={stateOf} onOver={setOver} />;
  const { material, way } = over;
  const { archiveKey } = material;
  const close = () => setOver(null);
  switch (way) {
    case 'camera':
    case 'phone':
    case 'scan':
      return (
        <PageWay
          way={way}
          material={material}
          taken={stateOf(material).pages.length}
          watermark={watermark}
          actions={actions}
          onWay={(other) => setOver({ way: other, material })}
          onClose={close}
        />
      );
    case 'consent':
      return (
        <UseConsentScreen
          {...about}
          busy={props.busy}
          onAgree={() => {
            void archive?.agree().then(() => archive.use(archiveKey));
            close();
          }}
          onClose={close}
        />
      );
    case 'look':
      return (
        <PaperScreen
          material={material}
          pages={stateOf(material).pages}
          watermark={watermark}
          load={(pageId) => actions.loadPage(archiveKey, pageId)}
          onDrop={() => {
            void actions.removePage(archiveKey, stateOf(material).pages[0] ?? '');
            close();
          }}
          onClose={close}
        />
      );
  }
}

function MaterialList(
  props: MaterialsProps & {
    watermark: string;
    stateOf: (material: Material) => MaterialState;
    onOver: (over: Over) => void;
  },
) {
  const t = useWords(TEXTS);
  const { modes } = useKiosk();
  const [at, setAt] = useState(0);
  const { materials, stateOf, archive, onOver } = props;
  const readBy = (material: Material) => props.readBy?.(material) ?? null;
  const isThere = (material: Material) => isHandedIn(stateOf(material)) || readBy(material) !== null;
  const isMissing = (material: Material) => material.required && !isThere(material);
  const missing = materials.filter(isMissing).length;
  const shown = modes.elder ? materials.slice(at, at + 1) : materials;
  const hasMore = modes.elder && at + 1 < materials.length;
  const lead = missing > 0 ? t('materials.lead', { count: missing }) : t('materials.ready');
  return (
    <Page
      title={t('materials.title')}
      lead={modes.elder ? t('materials.one', { page: at + 1, pages: materials.length }) : lead}
      prompt={PROMPTS.materials}
      onBack={modes.elder && at > 0 ? () => setAt(at - 1) : undefined}
      primary={
        hasMore
          ? { label: t('nav.next'), onPress: () => setAt(at + 1), isDisabled: shown.some(isMissing) }
          : { label: t('nav.next'), onPress: props.onDone, isDisabled: missing > 0, busy: props.busy }
      }
      failure={props.failure}
      deadEnd={deadEndOf(props, shown)}
      className="materials"
    >
      <ArchiveSaid offers={archive?.offers ?? null} />
      {props.scanner === 'away' && (
        <p className="archive-said" role="status">
          {t('materials.scanAway')}
        </p>
      )}
      <ul className="material-list">
        {shown.map((material) => (
          <MaterialCard
            key={material.archiveKey}
            material={material}
            state={stateOf(material)}
            readBy={readBy(material)}
            isHandedIn={isThere(material)}
            isFull={stateOf(material).pages.length >= PAGES_MAX}
            remark={props.remarkOf?.(material.archiveKey)}
            problem={props.problems.find(({ field }) => field === material.archiveKey) ?? null}
            busy={props.busy}
            actions={props.actions}
            watermark={props.watermark}
            {...offered(archive, material)}
            onPhotograph={() => onOver({ way: 'camera', material })}
            onPhone={() => onOver({ way: 'phone', material })}
            onScan={props.scanner === 'ready' ? () => onOver({ way: 'scan', material }) : null}
            onUse={() =>
              archive?.isAgreed ? void archive.use(material.archiveKey) : onOver({ way: 'consent', material })
            }
            onLook={() => onOver({ way: 'look', material })}
          />
        ))}
      </ul>
      {archive && !hasMore && <KeepPanel archive={archive} materials={materials} stateOf={stateOf} />}
    </Page>
  );

  function offered(ways: ArchiveWays | undefined, { archiveKey }: Material) {
    const offers = ways?.offers?.outcome === 'offers' ? ways.offers.offers : [];
    const refused = ways?.refused?.archiveKey === archiveKey ? ways.refused.why : null;
    return {
      offer: offers.find((each) => each.archiveKey === archiveKey) ?? null,
      offerRefused: refused && t(`archive.refused.${refused}`),
    };
  }
}

function deadEndOf({ problems, archive }: MaterialsProps, shown: readonly Material[]) {
  const isAmong = (key: string) => shown.some(({ archiveKey }) => archiveKey === key);
  if (problems.some(({ field }) => isAmong(field))) return 'answer-refused';
  return archive?.refused && isAmong(archive.refused.archiveKey) ? 'call-failed' : null;
}

function isHandedIn({ pages, original, later }: MaterialState): boolean {
  return pages.length > 0 || original || later === true;
}
