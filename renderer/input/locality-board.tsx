/** An address of Liuyang in two taps: the town or street, then the village or community; the house number is typed after it. */
import { useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { localityOf, TOWNS, type Town, withLocality } from '../engines/localities.ts';
import { useWords } from '../kiosk/use-words.ts';
import { Key } from './key.tsx';
import type { KeypadProps } from './keypads.tsx';
import { WORDS } from './words.ts';
import './locality-board.css';

const PAGE = 12;

/** `onDone`: a village was picked, or is none of those shown. */
export function LocalityBoard(props: KeypadProps & { onDone: () => void }) {
  const t = useWords(WORDS);
  const here = localityOf(props.value);
  const [town, setTown] = useState<Town | null>(here.town);
  const pick = (village: string | null) => {
    if (town) props.onChange(withLocality(props.value, town, village));
    props.onDone();
  };
  if (!town) {
    return (
      <Names
        key="towns"
        heading={t('key.pickTown')}
        names={TOWNS.map(({ name }) => name)}
        chosen={null}
        onPick={(name) => setTown(TOWNS.find((each) => each.name === name) ?? null)}
        aside={{ word: t('key.elsewhere'), onPress: props.onDone }}
      />
    );
  }
  return (
    <Names
      key={town.name}
      heading={t('key.pickVillage', { town: town.name })}
      names={town.villages}
      chosen={here.village}
      onPick={pick}
      onBack={() => setTown(null)}
      aside={{ word: t('key.noVillage'), onPress: () => pick(null) }}
    />
  );
}

/** A dozen a page; `aside`: what to do where none of them is it. */
function Names(props: {
  heading: string;
  names: readonly string[];
  chosen: string | null;
  onPick: (name: string) => void;
  onBack?: () => void;
  aside: { word: string; onPress: () => void };
}) {
  const t = useWords(WORDS);
  const [page, setPage] = useState(0);
  const last = Math.ceil(props.names.length / PAGE) - 1;
  return (
    <div className="localities">
      <output className="candidate-spelling">{props.heading}</output>
      <div className="locality-grid">
        {props.names.slice(page * PAGE, (page + 1) * PAGE).map((name) => (
          <Key key={name} isChosen={name === props.chosen} onPress={() => props.onPick(name)}>
            <span className="key-word">{name}</span>
          </Key>
        ))}
      </div>
      <div className="locality-turn">
        {props.onBack && (
          <Key wide onPress={props.onBack}>
            <span className="key-word">{t('key.otherTown')}</span>
          </Key>
        )}
        <Key wide onPress={props.aside.onPress}>
          <span className="key-word">{props.aside.word}</span>
        </Key>
        <Key label={t('key.namesBefore')} isDisabled={page === 0} onPress={() => setPage(page - 1)}>
          <Icon name="back" />
        </Key>
        <Key label={t('key.namesAfter')} isDisabled={page >= last} onPress={() => setPage(page + 1)}>
          <Icon name="next" />
        </Key>
      </div>
    </div>
  );
}
