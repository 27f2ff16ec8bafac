/** The devices: how each stands, restart, test print. */
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { fill, type Text } from '../../../i18n/words.ts';
import { useWords } from '../../../kiosk/use-words.ts';
import { type Section, SectionPage, type SectionProps, type Sign } from '../common/section.tsx';
import { WORDS as SHARED } from '../common/words.ts';
import { DevicePanel } from './panel.tsx';
import { WORDS } from './words.ts';

export const devices: Section = {
  name: 'devices',
  title: WORDS['devices.title'],
  about: WORDS['devices.about'],
  icon: 'settings',
  whenClosed: false,
  signs({ overview, status }) {
    const signs = (status?.devices ?? []).flatMap(({ device, state, warnings }): Sign[] => {
      const name = SHARED[`device.${device}`];
      if (state === 'fault') return [{ level: 'red', text: named(WORDS['devices.sign.fault'], name) }];
      if (warnings.length === 0) return [];
      return [{ level: 'amber', text: named(WORDS['devices.sign.warning'], name) }];
    });
    if (!overview.camera) return signs;
    return [...signs, { level: 'red', text: WORDS['devices.sign.camera'] }];
  },
  show: (props) => <Devices {...props} />,
};

/** A sentence with the device's name in it, in each language. */
function named(sentence: Text, name: Text): Text {
  return {
    'zh-CN': fill(sentence['zh-CN'], { device: name['zh-CN'] }),
    en: fill(sentence.en, { device: name.en }),
  };
}

function Devices(props: SectionProps) {
  const t = useWords(SHARED);
  const { busy, actions } = props;
  return (
    <SectionPage section={props} title={devices.title}>
      <DevicePanel busy={busy} actions={actions} />
      <div className="maintenance-actions">
        <Button className="button button-quiet" isDisabled={busy} onPress={actions.testPrint}>
          <Icon name="printer" />
          {t('maintenance.testPrint')}
        </Button>
        <Button
          className="button button-quiet"
          isDisabled={busy}
          onPress={() => actions.restartDevice('all')}
        >
          {t('maintenance.restartDevices')}
        </Button>
      </div>
    </SectionPage>
  );
}
