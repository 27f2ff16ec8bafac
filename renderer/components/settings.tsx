/** How the screen looks and sounds: one row a choice, each at once in force. */
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { type Modes, STANDARD, type Volume, withElder } from '../kiosk/modes.ts';
import { useWords } from '../kiosk/use-words.ts';
import { Button } from './button.tsx';
import { Sheet } from './dialog.tsx';
import { TOOLS_WORDS } from './tools.words.ts';
import './settings.css';

interface Row {
  name: string;
  choices: readonly { label: string; chosen: boolean; next: Modes }[];
}

export function SettingsSheet(props: { isOpen: boolean; onClose: () => void }) {
  const t = useWords(TOOLS_WORDS);
  const { setModes } = useKiosk();
  const rows = useRows();
  return (
    <Sheet
      isOpen={props.isOpen}
      title={t('settings.title')}
      actions={
        <>
          <Button className="button button-quiet" onPress={() => setModes(STANDARD)}>
            {t('settings.reset')}
          </Button>
          <Button className="button button-primary" onPress={props.onClose}>
            {t('settings.done')}
          </Button>
        </>
      }
    >
      <div className="settings">
        {rows.map((row) => (
          <fieldset key={row.name} className="setting" aria-label={row.name}>
            <span className="setting-name" aria-hidden="true">
              {row.name}
            </span>
            {row.choices.map((choice) => (
              <Button
                key={choice.label}
                className={`button button-small${choice.chosen ? ' button-chosen' : ''}`}
                aria-pressed={choice.chosen}
                onPress={() => setModes(choice.next)}
              >
                {choice.label}
              </Button>
            ))}
          </fieldset>
        ))}
      </div>
    </Sheet>
  );
}

/** Every choice there is, with what it makes of the modes. */
function useRows(): Row[] {
  const t = useWords(TOOLS_WORDS);
  const { modes } = useKiosk();
  const onOff = (key: 'contrast' | 'calm' | 'low' | 'voice'): Row['choices'] =>
    [false, true].map((on) => ({
      label: t(on ? 'settings.on' : 'settings.off'),
      chosen: modes[key] === on,
      next: { ...modes, [key]: on },
    }));
  return [
    {
      name: t('settings.elder'),
      choices: [false, true].map((on) => ({
        label: t(on ? 'tools.elder' : 'settings.standard'),
        chosen: modes.elder === on,
        next: withElder(modes, on),
      })),
    },
    { name: t('settings.contrast'), choices: onOff('contrast') },
    { name: t('settings.calm'), choices: onOff('calm') },
    { name: t('settings.low'), choices: onOff('low') },
    {
      name: t('settings.hand'),
      choices: (['left', 'right'] as const).map((hand) => ({
        label: t(`settings.${hand}`),
        chosen: modes.hand === hand,
        next: { ...modes, hand },
      })),
    },
    { name: t('settings.voice'), choices: onOff('voice') },
    {
      name: t('settings.volume'),
      choices: ([1, 2, 3] as const satisfies readonly Volume[]).map((volume) => ({
        label: t(`settings.volume${volume}`),
        chosen: modes.volume === volume,
        next: { ...modes, volume },
      })),
    },
  ];
}
