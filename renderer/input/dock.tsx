/** The input that fits a kind of answer: keypad, Chinese keyboard, date, or large options. */
import type { FieldKind } from '../../main/core/model/item.ts';
import { ANSWER_WORDS } from '../components/answer.words.ts';
import { useWords } from '../kiosk/use-words.ts';
import { ChineseKeyboard } from './chinese-keyboard.tsx';
import { DatePicker } from './date-picker.tsx';
import { Key } from './key.tsx';
import { CreditCodePad, NumberPad } from './keypads.tsx';
import { WORDS } from './words.ts';
import './dock.css';

const TEXTS = { ...ANSWER_WORDS, ...WORDS };

export function Dock(props: {
  kind: FieldKind;
  /** The answer is one person's name. */
  personName: boolean;
  options: readonly string[];
  value: string;
  onChange: (value: string) => void;
}) {
  const t = useWords(TEXTS);
  const { value, onChange } = props;
  switch (props.kind) {
    case 'idNumber':
      return <NumberPad value={value} onChange={onChange} extra="X" />;
    case 'phone':
      return <NumberPad value={value} onChange={onChange} extra="-" />;
    case 'number':
      return <NumberPad value={value} onChange={onChange} extra="." />;
    case 'uscc':
      return <CreditCodePad value={value} onChange={onChange} />;
    case 'date':
      return <DatePicker value={value} onChange={onChange} />;
    case 'select':
      return (
        <fieldset className="keypad options" aria-label={t('form.choose')}>
          {props.options.map((option) => (
            <Key key={option} wide isChosen={option === value} onPress={() => onChange(option)}>
              <span className="key-word">{option}</span>
            </Key>
          ))}
        </fieldset>
      );
    case 'bool':
      return (
        <fieldset className="keypad options" aria-label={t('form.choose')}>
          <Key wide isChosen={value === 'true'} onPress={() => onChange('true')}>
            <span className="key-word">{t('form.yes')}</span>
          </Key>
          <Key wide isChosen={value === 'false'} onPress={() => onChange('false')}>
            <span className="key-word">{t('form.no')}</span>
          </Key>
        </fieldset>
      );
    case 'text':
    case 'address':
    case 'longText':
      return <ChineseKeyboard personName={props.personName} value={value} onChange={onChange} />;
  }
}
