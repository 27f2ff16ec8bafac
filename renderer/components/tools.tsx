/** The keys that are always there: 长辈版, repeat, how the screen looks and sounds, the other language. */
import { useState } from 'react';
import { languageAfter } from '../i18n/languages.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { type Modes, STANDARD, type Volume, withElder } from '../kiosk/modes.ts';
import { useWords } from '../kiosk/use-words.ts';
import { useRepeat } from '../voice/use-voice.ts';
import { Button } from './button.tsx';
import { Sheet } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { TOOLS_WORDS } from './tools.words.ts';
import './tools.css';

export function Tools() {
  const t = useWords(TOOLS_WORDS);
  const { language, setLanguage, modes, setModes } = useKiosk();
  const repeat = useRepeat();
  const [open, setOpen] = useState(false);
  const other = languageAfter(language);
  return (
    <fieldset className="tools" aria-label={t('tools.label')}>
      <Button
        className={`tool${modes.elder ? ' tool-on' : ''}`}
        aria-pressed={modes.elder}
        onPress={() => setModes(withElder(modes, !modes.elder))}
      >
        <span className="tool-sign" aria-hidden="true">
          {t('tools.elderSign')}
        </span>
        {t(modes.elder ? 'tools.elderOff' : 'tools.elder')}
      </Button>
      {modes.voice && (
        <Button className="tool" onPress={repeat}>
          <Icon name="speaker" />
          {t('tools.repeat')}
        </Button>
      )}
      <Button className="tool" onPress={() => setOpen(true)}>
        <Icon name="settings" />
        {t('tools.settings')}
      </Button>
      <Button className="tool" aria-label={other.switchTo} onPress={() => setLanguage(other.code)}>
        <Icon name="globe" />
        {other.ownName}
      </Button>
      <SettingsSheet isOpen={open} onClose={() => setOpen(false)} />
    </fieldset>
  );
}

type Row = {
  name: string;
  choices: readonly { label: string; chosen: boolean; next: Modes }[];
};

export function SettingsSheet(props: { isOpen: boolean; onClose: () => void }) {
  const t = useWords(TOOLS_WORDS);
  const { modes, setModes } = useKiosk();
  const onOff = (key: 'contrast' | 'calm' | 'low' | 'voice'): Row['choices'] =>
    [false, true].map((on) => ({
      label: t(on ? 'settings.on' : 'settings.off'),
      chosen: modes[key] === on,
      next: { ...modes, [key]: on },
    }));
  const rows: Row[] = [
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
