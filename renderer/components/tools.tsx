/** The keys that are always there: 长辈版, repeat, how the screen looks and sounds, the other language. */
import { useState } from 'react';
import { languageAfter } from '../i18n/languages.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { withElder } from '../kiosk/modes.ts';
import { useWords } from '../kiosk/use-words.ts';
import { useRepeat } from '../voice/use-voice.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { SettingsSheet } from './settings.tsx';
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
