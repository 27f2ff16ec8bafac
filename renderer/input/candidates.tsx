/** What the typed or drawn may mean: the likeliest first, as many as fit, turned by two keys. */
import { useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { pageStarts } from './candidate-pages.ts';
import { Key } from './key.tsx';
import { WORDS } from './words.ts';
import './candidates.css';

/** In letter heights, until the list has been measured. */
const USUAL_ROOM = { width: 20, rows: 1 };

/** How wide the list is in its own letter heights, and its rows; another mode has other ones. */
function useRoom() {
  const list = useRef<HTMLFieldSetElement>(null);
  const [room, setRoom] = useState(USUAL_ROOM);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => {
      const style = getComputedStyle(element);
      const letter = Number.parseFloat(style.fontSize);
      const rows = Number(style.getPropertyValue('--rows'));
      if (letter > 0 && element.clientWidth > 0 && rows > 0)
        setRoom({ width: element.clientWidth / letter, rows });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { list, ...room };
}

export function Candidates(props: {
  /** What was typed, or what to do. */
  heading: string;
  texts: readonly string[];
  /** Where there is room: four only on a high screen. */
  rows: 1 | 2 | 4;
  onPick: (text: string, index: number) => void;
}) {
  const t = useWords(WORDS);
  const { list, width, rows } = useRoom();
  const [turned, setTurned] = useState({ for: props.heading, page: 0 });
  const starts = pageStarts(props.texts, width, rows);
  // Other letters, first page again; a wider list has fewer pages.
  const page = turned.for === props.heading ? Math.min(turned.page, starts.length - 1) : 0;
  const turn = (to: number) => setTurned({ for: props.heading, page: to });
  const from = starts[page] ?? 0;
  const shown = props.texts.slice(from, starts[page + 1]);
  return (
    <div className="candidates">
      <output className="candidate-spelling">{props.heading}</output>
      <Key label={t('key.earlier')} isDisabled={page === 0} onPress={() => turn(page - 1)}>
        <Icon name="back" />
      </Key>
      <Key label={t('key.more')} isDisabled={page + 1 >= starts.length} onPress={() => turn(page + 1)}>
        <Icon name="next" />
      </Key>
      <fieldset ref={list} className="candidate-list" data-rows={props.rows} aria-label={t('key.candidates')}>
        {shown.map((text, index) => (
          <Key key={text} onPress={() => props.onPick(text, from + index)}>
            {text}
          </Key>
        ))}
      </fieldset>
    </div>
  );
}
