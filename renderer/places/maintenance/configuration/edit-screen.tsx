/** One setting: what it may be, typed with the keyboard that fits it. */
import { useState } from 'react';
import type { ConfigurationOverview, SettingShown } from '../../../../main/core/configuration/contract.ts';
import { Button } from '../../../components/button.tsx';
import { Entry } from '../../../components/entry.tsx';
import { Page } from '../../../components/page.tsx';
import { ChineseKeyboard } from '../../../input/chinese-keyboard.tsx';
import { NumberPad } from '../../../input/keypads.tsx';
import { LetterRows } from '../../../input/letter-rows.tsx';
import { useSetting } from './use-setting.ts';
import './configuration.css';

const SPAN_ROWS = ['1234567890', ':-，'];
const LONGEST = 200;

export function EditScreen(props: {
  setting: SettingShown;
  overview: Pick<ConfigurationOverview, 'remote'>;
  /** What was planned for it, or what it is. */
  text: string;
  /** Null: set back to what the files say. */
  onKeep: (text: string | null) => void;
  onLeave: () => void;
}) {
  const { t, nameOf, unitOf, saidValue, originOf } = useSetting();
  const { setting } = props;
  const { key, kind, value, origin, otherwise } = setting;
  const [text, setText] = useState(props.text);
  const name = nameOf(key);
  const now = t('configuration.now', {
    value: saidValue(key, value),
    origin: originOf(setting, props.overview),
  });
  const change = (typed: string) => setText(typed.slice(0, LONGEST));
  return (
    <Page
      title={name}
      lead={`${useRule(setting)}${now}`}
      onBack={props.onLeave}
      backLabel={t('configuration.list')}
      primary={{
        label: t('configuration.keep'),
        onPress: () => props.onKeep(text),
        isDisabled: text === '' && kind !== 'spans',
      }}
      fixed
      className={kind === 'flag' ? 'maintenance' : 'with-dock pin'}
    >
      <div className="entries">
        {origin === 'technician' && (
          <Button className="button button-quiet" onPress={() => props.onKeep(null)}>
            {t('configuration.reset', { value: saidValue(key, otherwise) })}
          </Button>
        )}
        {kind === 'flag' ? (
          <div className="closing-reasons">
            {(['true', 'false'] as const).map((each) => (
              <Button
                key={each}
                className={`button ${each === text ? 'button-primary' : 'button-quiet'}`}
                aria-pressed={each === text}
                onPress={() => setText(each)}
              >
                {saidValue(key, each)}
              </Button>
            ))}
          </div>
        ) : (
          <Entry
            label={name}
            value={text}
            placeholder=""
            required={false}
            isActive
            unit={unitOf(key)}
            problem={null}
            onActivate={() => undefined}
            onChange={change}
          />
        )}
      </div>
      {kind !== 'flag' && (
        <div className="dock">
          <Keyboard kind={kind} value={text} onChange={change} />
        </div>
      )}
    </Page>
  );
}

function useRule({ kind, least, most }: SettingShown): string {
  const { t } = useSetting();
  if (kind === 'number') return t('configuration.range', { least: least ?? '', most: most ?? '' });
  if (kind === 'time' || kind === 'spans') return t(`configuration.form.${kind}`);
  return kind === 'text' && most !== null ? t('configuration.length', { most }) : '';
}

function Keyboard(props: { kind: SettingShown['kind']; value: string; onChange: (text: string) => void }) {
  const { kind, value, onChange } = props;
  if (kind === 'number') return <NumberPad value={value} onChange={onChange} />;
  if (kind === 'time') return <NumberPad value={value} onChange={onChange} extra=":" />;
  if (kind === 'text') return <ChineseKeyboard value={value} onChange={onChange} />;
  return (
    <fieldset className="keypad keypad-rows">
      <LetterRows
        rows={SPAN_ROWS}
        upper={null}
        onShift={() => undefined}
        onPress={(character) => onChange(value + character)}
        onErase={() => onChange(value.slice(0, -1))}
      />
    </fieldset>
  );
}
