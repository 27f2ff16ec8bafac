/** Samples of what lies over a screen, whichever it is: the settings, help, the idle warning, the core being away. */
import type { ReactNode } from 'react';
import { IdleDialog } from '../app/idle.tsx';
import { ConfirmDialog } from '../components/dialog.tsx';
import { HelpDialog } from '../components/help.tsx';
import { PAGE_WORDS } from '../components/page.words.ts';
import { Recovering } from '../components/recovering.tsx';
import { SettingsSheet } from '../components/settings.tsx';
import { WaysOutSheet } from '../components/ways-out.tsx';
import { item, status } from '../samples/facts.ts';
import { nothing, type Sample } from '../samples/sample.ts';
import { DoubledDialog } from '../steps/confirm/doubled.tsx';
import { PhoneSample } from '../steps/phone/samples.tsx';

const ABOUT = { code: item.code, name: item.name, departmentName: item.departmentName };

const OVERLAYS = {
  settings: <SettingsSheet isOpen onClose={nothing} />,
  waysOut: <WaysOutSheet deadEnd="card-verification-failed" about={ABOUT} onClose={nothing} />,
  help: <HelpDialog isOpen onClose={nothing} />,
  idle: <IdleDialog secondsLeft={21} total={30} onStay={nothing} onLeave={nothing} />,
  leaveDialog: (
    <ConfirmDialog
      isOpen
      title={PAGE_WORDS['leave.title']['zh-CN']}
      text={PAGE_WORDS['leave.textLater']['zh-CN']}
      cancel={PAGE_WORDS['leave.stay']['zh-CN']}
      confirm={PAGE_WORDS['leave.go']['zh-CN']}
      other={{ label: PAGE_WORDS['leave.later']['zh-CN'], onPress: nothing }}
      onCancel={nothing}
      onConfirm={nothing}
    />
  ),
  doubled: (
    <DoubledDialog
      doubled={{ outcome: 'doubled', receiptNo: 'LY001-20261130-0003-7', at: '2026-11-30T09:12:00+08:00' }}
      onNoMore={nothing}
      onLookAgain={nothing}
      onAgain={nothing}
    />
  ),
  recovering: <Recovering starting={false} />,
};

const overPhone = (name: string, overlay: ReactNode): Sample => ({
  name,
  bar: { kind: 'pre-review', step: 'phone' },
  show: () => (
    <>
      <PhoneSample phone="" />
      {overlay}
    </>
  ),
});

/** The sample's printer has run out of paper; this one has not. */
const PRINTS = status.devices.map((device) =>
  device.device === 'receipt-printer' ? { ...device, state: 'ready' as const, fault: null } : device,
);

export const SAMPLES: readonly Sample[] = [
  ...Object.entries(OVERLAYS).map(([name, overlay]) => overPhone(name, overlay)),
  { ...overPhone('waysOutPaper', OVERLAYS.waysOut), status: { devices: PRINTS, clock: 'behind' } },
];
