/** Rows of character keys with erase at their end; shift before the last row for Latin. */

import { Icon } from '../components/icon.tsx';
import { useWords } from '../kiosk/kiosk-context.tsx';
import { Key } from './key.tsx';

export function LetterRows(props: {
  rows: readonly string[];
  /** Null: no shift key. */
  upper: boolean | null;
  onShift: () => void;
  onPress: (character: string) => void;
  onErase: () => void;
}) {
  const t = useWords();
  return props.rows.map((row, index) => (
    <div className="key-row" key={row}>
      {index === props.rows.length - 1 && props.upper !== null && (
        <Key wide isChosen={props.upper} label={t('key.shift')} onPress={props.onShift}>
          <Icon name="up" />
        </Key>
      )}
      {[...row].map((character) => (
        <Key key={character} isCharacter onPress={() => props.onPress(character)}>
          {character}
        </Key>
      ))}
      {index === props.rows.length - 1 && (
        <Key wide label={t('key.erase')} onPress={props.onErase}>
          <Icon name="erase" />
        </Key>
      )}
    </div>
  ));
}
