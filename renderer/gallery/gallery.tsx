/** Development page: any presentational screen with made-up facts, by `gallery.html#name`; `#name/en` in English. Not in the build. */
import '../theme/index.css';
import { type ReactNode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { KioskStatus } from '../../main/core/kiosk/contract.ts';
import type { Applicant } from '../../main/core/model/draft.ts';
import { IdleDialog } from '../app/idle.tsx';
import { Entry } from '../components/entry.tsx';
import { HelpDialog } from '../components/help.tsx';
import { ChromeProvider, Page } from '../components/page.tsx';
import { Recovering } from '../components/recovering.tsx';
import { SettingsSheet } from '../components/tools.tsx';
import { STEPS } from '../flows/machine.ts';
import { ChineseKeyboard } from '../input/chinese-keyboard.tsx';
import { KioskProvider, useKiosk, useWords } from '../kiosk/kiosk-context.tsx';
import { type Modes, STANDARD, withElder } from '../kiosk/modes.ts';
import { AttractScreen, OutOfServiceScreen } from '../places/attract/screen.tsx';
import { FoundSlipScreen, UnknownSlipScreen } from '../places/found-slip/screen.tsx';
import { HomeScreen } from '../places/home/screen.tsx';
import { MaintenanceScreen, PinScreen } from '../places/maintenance/screen.tsx';
import { CancelScreen } from '../steps/cancel/screen.tsx';
import { BROWSE_START, type Browse } from '../steps/choose/browse.ts';
import { ChooseItemScreen } from '../steps/choose/screen.tsx';
import { ConfirmScreen } from '../steps/confirm/screen.tsx';
import { DoneScreen } from '../steps/done/screen.tsx';
import { FormScreen } from '../steps/form/screen.tsx';
import { GuideScreen } from '../steps/guide/screen.tsx';
import { CardScreen, TypedIdentityScreen } from '../steps/identify/screen.tsx';
import { CameraScreen } from '../steps/materials/camera-screen.tsx';
import { MaterialsScreen } from '../steps/materials/screen.tsx';
import { PhoneScreen } from '../steps/phone/screen.tsx';
import { TimeScreen } from '../steps/time/screen.tsx';
import { draft, info, item, overview, receipt, status } from './facts.ts';
import { drawnPhoto } from './photo.ts';

const nothing = () => undefined;
const settled = async () => null;
const idle = { busy: false, failure: null };

const days = Array.from({ length: 6 }, (_, day) => ({
  date: `2026-11-${String([23, 24, 25, 26, 27, 30][day] ?? 20 + day)}`,
  slots: [9, 10, 11, 13, 14, 15, 16].flatMap((hour) => [
    {
      start: `${String(hour).padStart(2, '0')}:00`,
      end: `${String(hour).padStart(2, '0')}:30`,
      remaining: day === 1 ? 0 : hour % 4,
    },
    { start: `${String(hour).padStart(2, '0')}:30`, end: `${hour + 1}:00`, remaining: 5 },
  ]),
}));

const rows = Array.from({ length: 9 }, (_, index) => ({
  ...item,
  code: `${index}`,
  name: ['失业登记', '就业创业证核发', '城乡居民基本养老保险参保登记（含信息变更）'][index % 3] ?? '',
}));

function Choose(props: {
  looking?: boolean;
  tab: 'zone' | 'department' | 'audience' | 'search';
  open?: boolean;
  asked?: boolean;
}) {
  const t = useWords();
  const [browse, setBrowse] = useState<Browse>({
    ...BROWSE_START,
    tab: props.tab,
    asked: props.asked ?? true,
    looking: props.looking ?? false,
    query: props.tab === 'search' ? 'sydj' : '',
    group: props.open ? ({ kind: 'zone', id: 'z0', name: '人社专区' } as const) : null,
  });
  return (
    <ChooseItemScreen
      title={t('choose.titleBooking')}
      service="booking"
      overview={overview}
      browse={browse}
      items={rows}
      hits={rows.map((row) => ({ item: row, marks: [[0, 2]], keyword: null }))}
      onBrowse={(next) => setBrowse(next)}
      onItem={nothing}
      onLeave={nothing}
    />
  );
}

function WrongPin() {
  const t = useWords();
  const message = t('maintenance.wrongPin', { count: 4 });
  return <PinScreen busy={false} message={message} onPin={nothing} onLeave={nothing} />;
}

function Card(
  props: Pick<Parameters<typeof CardScreen>[0], 'event'> & { applicant?: Applicant | null; cancels?: true },
) {
  const t = useWords();
  return (
    <CardScreen
      event={props.event}
      applicant={props.applicant ?? null}
      lead={t(props.cancels ? 'card.leadCancel' : 'card.lead')}
      onType={nothing}
      onAgain={nothing}
      onNext={nothing}
    />
  );
}

function Form(props: { fields: typeof item.fields }) {
  return (
    <FormScreen
      {...idle}
      fields={props.fields}
      answers={draft.answers}
      fromCard={new Set(['name', 'id'])}
      refused={[]}
      startField={0}
      onSave={async () => true}
      onBack={nothing}
      onDone={nothing}
    />
  );
}

function Keyboard(props: { start: 'write' | 'parts' }) {
  const [text, setText] = useState('');
  return (
    <Page title="姓名" fixed className="with-dock">
      <div className="entries">
        <Entry
          label="姓名"
          value={text}
          placeholder="请输入"
          required
          isActive
          problem={null}
          onActivate={nothing}
          onChange={setText}
        />
      </div>
      <div className="dock">
        <ChineseKeyboard start={props.start} value={text} onChange={setText} />
      </div>
    </Page>
  );
}

const field = (...keys: string[]) => item.fields.filter((each) => keys.includes(each.key));
const actions = {
  addPage: settled,
  loadPage: settled,
  removePage: async () => undefined,
  setOriginal: async () => undefined,
};

const time = { ...idle, chosen: { date: '2026-11-25', start: '09:30' }, onChoose: nothing };
const done = {
  receipt,
  secondsLeft: 48,
  application: null,
  onPrintAgain: nothing,
  onPrintApplication: nothing,
  onRebook: null,
  onFinish: nothing,
};

const found = {
  receipt,
  failure: null,
  onPrint: nothing,
  onCancel: nothing,
  onHome: nothing,
  onFinish: nothing,
};
const foundDelivered = {
  ...found,
  receipt: { ...receipt, delivery: { state: 'delivered' as const, caseNo: '430181202611240001' } },
  isPrinted: true,
  steps: [{ state: 'confirmed' as const, at: '2026-11-24T09:12:00+08:00' }],
  printing: { state: 'idle' as const },
};
const cancelled = { ...done, receipt: { ...receipt, service: 'cancellation' as const }, onRebook: nothing };

const screens: Record<string, [step: number | null, () => ReactNode]> = {
  attract: [
    null,
    () => (
      <AttractScreen
        counts={overview.counts}
        busy={false}
        notice={null}
        onStart={nothing}
        onMaintenance={nothing}
      />
    ),
  ],
  closed: [
    null,
    () => (
      <OutOfServiceScreen
        service={{
          state: 'out-of-service',
          reason: 'configuration',
          details: ['kiosk.yaml 第 12 行 printer.port：应为 tcp://主机:端口'],
        }}
        onMaintenance={nothing}
      />
    ),
  ],
  home: [null, () => <HomeScreen counts={overview.counts} onChoose={nothing} onLeave={nothing} />],
  ways: [0, () => <Choose tab="zone" asked={false} />],
  zones: [0, () => <Choose tab="zone" />],
  departments: [0, () => <Choose tab="department" />],
  audience: [0, () => <Choose tab="audience" />],
  items: [0, () => <Choose tab="zone" open />],
  search: [0, () => <Choose tab="search" />],
  hits: [0, () => <Choose tab="search" looking />],
  guide: [1, () => <GuideScreen {...idle} item={item} service="booking" onBegin={nothing} />],
  card: [2, () => <Card event={{ state: 'present-card' }} />],
  reading: [2, () => <Card event={{ state: 'reading' }} />],
  refused: [2, () => <Card event={{ state: 'refused', reason: 'expired' }} />],
  checkingCode: [2, () => <Card event={{ state: 'checking-code' }} />],
  codeRefused: [2, () => <Card event={{ state: 'code-refused', reason: 'expired' }} />],
  readerAway: [2, () => <Card event={{ state: 'reader-unavailable' }} />],
  identified: [2, () => <Card event={null} applicant={draft.applicant} />],
  photo: [
    2,
    () =>
      draft.applicant && (
        <Card event={{ state: 'identified', draft, photo: drawnPhoto() }} applicant={draft.applicant} />
      ),
  ],
  typed: [2, () => <TypedIdentityScreen {...idle} problems={[]} onEnter={nothing} />],
  phone: [3, () => <PhoneScreen {...idle} phone="1390000" problems={[]} onPhone={nothing} />],
  time: [4, () => <TimeScreen {...time} answer={{ firm: true, days }} taken={false} />],
  wish: [4, () => <TimeScreen {...time} answer={{ firm: false, days }} taken />],
  form: [4, () => <Form fields={item.fields} />],
  address: [4, () => <Form fields={field('address', 'name')} />],
  date: [4, () => <Form fields={field('date', 'reason')} />],
  select: [4, () => <Form fields={field('reason', 'training')} />],
  write: [4, () => <Keyboard start="write" />],
  parts: [4, () => <Keyboard start="parts" />],
  uscc: [4, () => <Form fields={field('uscc', 'wage')} />],
  materials: [
    5,
    () => (
      <MaterialsScreen
        {...idle}
        materials={item.materials}
        states={draft.materials}
        problems={[]}
        actions={actions}
        onDone={nothing}
      />
    ),
  ],
  camera: [
    5,
    () => (
      <CameraScreen
        material={
          item.materials[0] ?? {
            archiveKey: '',
            name: '',
            form: '原件',
            copies: 1,
            required: true,
            source: '其他',
          }
        }
        taken={0}
        pagesMax={10}
        onKeep={settled}
        onOriginal={nothing}
        onClose={nothing}
      />
    ),
  ],
  confirm: [6, () => <ConfirmScreen {...idle} item={item} draft={draft} onConfirm={nothing} />],
  done: [
    7,
    () => (
      <DoneScreen
        {...done}
        printing={{ state: 'answered', answer: { outcome: 'printed' } }}
        delivery={{ state: 'delivered', caseNo: '430181202611240001' }}
      />
    ),
  ],
  cardsLeft: [
    7,
    () => (
      <DoneScreen
        {...done}
        printing={{ state: 'answered', answer: { outcome: 'printed' } }}
        delivery={{ state: 'waiting' }}
        application={{ state: 'offered' }}
      />
    ),
  ],
  slipTaken: [
    7,
    () => (
      <DoneScreen
        {...done}
        printing={{ state: 'answered', answer: { outcome: 'printed' } }}
        delivery={{ state: 'delivered', caseNo: '430181202611240001' }}
      />
    ),
  ],
  unprinted: [
    7,
    () => (
      <DoneScreen
        {...done}
        printing={{
          state: 'answered',
          answer: { outcome: 'not-printed', fault: 'paper-out' },
        }}
        delivery={{ state: 'waiting' }}
      />
    ),
  ],
  filed: [
    7,
    () => (
      <DoneScreen
        {...done}
        receipt={{ ...receipt, service: 'pre-review', appointment: null }}
        printing={{ state: 'answered', answer: { outcome: 'printed' } }}
        delivery={{ state: 'waiting' }}
        application={{ state: 'offered' }}
      />
    ),
  ],
  found: [null, () => <FoundSlipScreen {...foundDelivered} cancel="offered" />],
  foundUnprinted: [
    null,
    () => (
      <FoundSlipScreen
        {...found}
        isPrinted={false}
        steps={null}
        cancel="waiting"
        printing={{ state: 'idle' }}
      />
    ),
  ],
  foundRefused: [null, () => <FoundSlipScreen {...foundDelivered} cancel="offered-again" />],
  foundCancelled: [
    null,
    () => (
      <FoundSlipScreen
        {...found}
        receipt={{ ...cancelled.receipt, delivery: { state: 'delivered', caseNo: '430181202611240001' } }}
        isPrinted
        steps={[
          { state: 'confirmed', at: '2026-11-24T09:12:00+08:00' },
          { state: 'cancelled', at: '2026-11-25T15:40:00+08:00' },
        ]}
        cancel="not-offered"
        printing={{ state: 'idle' }}
      />
    ),
  ],
  cancelCard: [0, () => <Card event={{ state: 'present-card' }} cancels />],
  cancel: [1, () => <CancelScreen {...idle} itemName={item.name} draft={draft} onConfirm={nothing} />],
  cancelled: [
    2,
    () => (
      <DoneScreen
        {...cancelled}
        printing={{ state: 'answered', answer: { outcome: 'printed' } }}
        delivery={{ state: 'delivered', caseNo: '430181202611240001' }}
      />
    ),
  ],
  cancelledOffline: [
    2,
    () => (
      <DoneScreen
        {...cancelled}
        printing={{ state: 'answered', answer: { outcome: 'not-printed', fault: 'paper-out' } }}
        delivery={{ state: 'waiting' }}
      />
    ),
  ],
  foundUnknown: [null, () => <UnknownSlipScreen onHome={nothing} onFinish={nothing} />],
  pin: [null, () => <WrongPin />],
  maintenance: [
    null,
    () => (
      <MaintenanceScreen
        busy={false}
        message={null}
        overview={{
          version: '0.1.0',
          kioskId: info.kioskId,
          platformUrl: 'https://platform.invalid',
          dataFolder: '/var/lib/kiosk',
          freeDiskBytes: 5e10,
          coreStartedAt: '2026-11-24T08:30:00+08:00',
          catalogue: { items: 293, booking: 131, preReview: 257 },
          delivered: 321,
          unprintedSlips: 2,
          camera: {
            technician: '没有找到高拍仪：请检查 USB 线，并核对 devices.documentCamera.labelMatch',
            at: '2026-11-24T10:30:00+08:00',
          },
          queue: [
            {
              receiptNo: receipt.receiptNo,
              submissionId: draft.submissionId,
              service: 'booking',
              itemCode: item.code,
              committedAt: receipt.committedAt,
              state: 'parked',
              attempts: 3,
              nextAttemptAt: null,
              lastProblem: '422 itemCode unknown',
            },
          ],
        }}
        store={{
          notices: [
            { at: '2026-11-23T02:11:00+08:00', code: 'recovered', detail: 'kiosk.db → 已隔离，恢复 12 件' },
          ],
          auditHead: `4321:${'0f'.repeat(32)}`,
          backup: { at: '2026-11-24T08:00:00+08:00', path: '/mnt/backup/kiosk', ok: true },
        }}
        actions={{
          testPrint: nothing,
          restartDevice: nothing,
          restartCore: nothing,
          retryQueue: nothing,
          retryOne: nothing,
          exportParked: nothing,
        }}
        onLeave={nothing}
      />
    ),
  ],
  settings: [
    3,
    () => (
      <>
        <PhoneScreen {...idle} phone="" problems={[]} onPhone={nothing} />
        <SettingsSheet isOpen onClose={nothing} />
      </>
    ),
  ],
  help: [
    3,
    () => (
      <>
        <PhoneScreen {...idle} phone="" problems={[]} onPhone={nothing} />
        <HelpDialog isOpen onClose={nothing} />
      </>
    ),
  ],
  idle: [
    3,
    () => (
      <>
        <PhoneScreen {...idle} phone="" problems={[]} onPhone={nothing} />
        <IdleDialog secondsLeft={21} total={30} onStay={nothing} onLeave={nothing} />
      </>
    ),
  ],
  recovering: [
    3,
    () => (
      <>
        <PhoneScreen {...idle} phone="" problems={[]} onPhone={nothing} />
        <Recovering starting={false} />
      </>
    ),
  ],
};

type Held = KioskStatus['devices'][number]['holds'];

/** The usual devices, with something else in them; the social-security card reader is there where it holds a card. */
function holding(held: Record<string, Held>): KioskStatus['devices'] {
  const usual = status.devices.map((device) => ({ ...device, holds: held[device.device] ?? device.holds }));
  const holds = held['social-security-card'];
  const [like] = usual;
  return holds && like ? [...usual, { ...like, device: 'social-security-card', holds }] : usual;
}

/** Where a screen tells of something else than the usual machine. */
const STATUSES: Record<string, Partial<KioskStatus>> = {
  cardsLeft: { devices: holding({ 'receipt-printer': 'slip', 'social-security-card': 'card' }) },
  slipTaken: {
    devices: holding({ 'receipt-printer': 'nothing', 'id-card-reader': 'nothing' }),
    network: 'online',
  },
};

const MODES: Record<string, Modes> = {
  standard: STANDARD,
  elder: withElder(STANDARD, true),
  contrast: { ...STANDARD, contrast: true },
  low: { ...STANDARD, low: true },
  elderLow: { ...withElder(STANDARD, true), low: true },
  left: { ...STANDARD, hand: 'left' },
};

function useHash(): string {
  const [hash, setHash] = useState(location.hash.slice(1));
  useEffect(() => {
    const follow = () => setHash(location.hash.slice(1));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return hash;
}

function Shown(props: { hash: string }) {
  const t = useWords();
  const { language, setLanguage } = useKiosk();
  const [name = 'attract', wanted] = props.hash.split('/');
  useEffect(() => {
    setLanguage(wanted === 'en' ? 'en' : 'zh-CN');
  }, [wanted, setLanguage]);
  const settledIn = language === (wanted === 'en' ? 'en' : 'zh-CN');
  useEffect(() => {
    if (settledIn) document.body.dataset.shown = props.hash;
  }, [props.hash, settledIn]);
  const [step, screen] = screens[name] ?? [null, () => Object.keys(screens).join(' ')];
  const service = name.startsWith('cancel')
    ? 'cancellation'
    : name === 'time' || name === 'wish'
      ? 'booking'
      : 'pre-review';
  const steps = step === null ? [] : STEPS[service].map((each) => t(`step.${each}`));
  const over = step === STEPS[service].length - 1;
  return (
    <ChromeProvider
      chrome={{
        steps,
        at: step ?? 0,
        onBack: over ? null : nothing,
        onHome: step === null || over ? null : nothing,
        askBeforeHome: true,
      }}
    >
      {screen()}
    </ChromeProvider>
  );
}

function Gallery() {
  const hash = useHash();
  return (
    <KioskProvider
      key={hash}
      link={null}
      info={info}
      status={{ ...status, ...STATUSES[hash.split('/')[0] ?? ''] }}
      modes={MODES[hash.split('/')[2] ?? 'standard'] ?? STANDARD}
    >
      <Shown hash={hash} />
    </KioskProvider>
  );
}

document.body.dataset.screens = Object.keys(screens).join(' ');
document.body.dataset.modes = Object.keys(MODES).join(' ');
const root = document.getElementById('root');
if (root) createRoot(root).render(<Gallery />);
