/** Samples of what lies over a screen, whichever it is: the settings, help, the idle warning, the core being away. */
import { IdleDialog } from '../app/idle.tsx';
import { HelpDialog } from '../components/help.tsx';
import { Recovering } from '../components/recovering.tsx';
import { SettingsSheet } from '../components/settings.tsx';
import { nothing, type Sample } from '../samples/sample.ts';
import { PhoneSample } from '../steps/phone/samples.tsx';

const OVERLAYS = {
  settings: <SettingsSheet isOpen onClose={nothing} />,
  help: <HelpDialog isOpen onClose={nothing} />,
  idle: <IdleDialog secondsLeft={21} total={30} onStay={nothing} onLeave={nothing} />,
  recovering: <Recovering starting={false} />,
};

export const SAMPLES: readonly Sample[] = Object.entries(OVERLAYS).map(([name, overlay]) => ({
  name,
  bar: { kind: 'pre-review', step: 'phone' },
  show: () => (
    <>
      <PhoneSample phone="" />
      {overlay}
    </>
  ),
}));
