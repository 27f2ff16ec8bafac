/** What the typed or drawn may mean: the likeliest first, turned by two keys. */
import { useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { Key } from './key.tsx';
import { WORDS } from './words.ts';
import './candidates.css';

const PAGE = 10;

export function Candidates(props: {
  /** What was typed, or what to do. */
  heading: string;
  texts: readonly string[];
  onPick: (text: string, index: number) => void;
}) {
  const t = useWords(WORDS);
  const [turned, setTurned] = useState({ for: props.heading, page: 0 });
  // Other letters, first page again.
  const page = turned.for === props.heading ? turned.page : 0;
  const turn = (to: number) => setTurned({ for: props.heading, page: to });
  const shown = props.texts.slice(page * PAGE, (page + 1) * PAGE);
  return (
    <div className="candidates">
      <output className="candidate-spelling">{props.heading}</output>
      <fieldset className="candidate-list" aria-label={t('key.candidates')}>
        {shown.map((text, index) => (
          <Key key={text} onPress={() => props.onPick(text, page * PAGE + index)}>
            {text}
          </Key>
        ))}
      </fieldset>
      <Key label={t('key.earlier')} isDisabled={page === 0} onPress={() => turn(page - 1)}>
        <Icon name="back" />
      </Key>
      <Key
        label={t('key.more')}
        isDisabled={(page + 1) * PAGE >= props.texts.length}
        onPress={() => turn(page + 1)}
      >
        <Icon name="next" />
      </Key>
    </div>
  );
}
