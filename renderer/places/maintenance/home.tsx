/** The overview: what is wrong and the one thing to do about each, then all parts with their light. */
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { useText, useWords } from '../../kiosk/use-words.ts';
import type { Facts, Section, Sign } from './common/section.tsx';
import { WORDS as SHARED } from './common/words.ts';
import { WORDS } from './home.words.ts';
import './common/maintenance.css';
import './home.css';

const TEXTS = { ...SHARED, ...WORDS };
/** More at once is a list nobody reads; the tiles have their lights all the same. */
const FIRST_MAX = 3;

export function HomeScreen(props: {
  facts: Facts;
  sections: readonly Section[];
  message: string | null;
  onEnter: (name: string) => void;
  onLeave: () => void;
}) {
  const t = useWords(TEXTS);
  const { facts, sections } = props;
  const { closed, kioskId } = facts.overview;
  const signed = sections.map((section) => ({ section, signs: section.signs(facts) }));
  const all = signed.flatMap(({ section, signs }) => signs.map((sign) => ({ section, sign })));
  const reds = all.filter(({ sign }) => sign.level === 'red');
  const ambers = all.filter(({ sign }) => sign.level === 'amber');
  const state = [
    ...(reds.length > 0 ? [t('overview.red', { count: reds.length })] : []),
    ...(ambers.length > 0 ? [t('overview.amber', { count: ambers.length })] : []),
  ];
  return (
    <Page
      title={t('maintenance.title')}
      lead={`${kioskId} · ${state.length > 0 ? state.join(' · ') : t('overview.well')}`}
      onBack={props.onLeave}
      backLabel={t('maintenance.lock')}
      notice={props.message}
      className="maintenance"
    >
      {closed && (
        <section className="panel">
          <h2>{t('maintenance.closed')}</h2>
          <ul className="queue">
            {closed.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {all.length > 0 && (
        <FirstThings first={[...reds, ...ambers].slice(0, FIRST_MAX)} onEnter={props.onEnter} />
      )}
      <section className="section-tiles" aria-label={t('overview.sections')}>
        {signed.map(({ section, signs }) => (
          <Tile key={section.name} section={section} signs={signs} onEnter={props.onEnter} />
        ))}
      </section>
    </Page>
  );
}

function FirstThings(props: {
  first: readonly { section: Section; sign: Sign }[];
  onEnter: (name: string) => void;
}) {
  const t = useWords(TEXTS);
  const text = useText();
  return (
    <section className="panel">
      <h2>{t('overview.next')}</h2>
      <ul className="first-things">
        {props.first.map(({ section, sign }) => (
          <li key={`${section.name} ${text(sign.text, sign.blanks)}`}>
            <Light level={sign.level} />
            <span>{text(sign.text, sign.blanks)}</span>
            <Button
              className="button button-small"
              aria-label={`${text(sign.text, sign.blanks)} ${t('overview.go')}`}
              onPress={() => props.onEnter(section.name)}
            >
              {t('overview.go')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tile(props: { section: Section; signs: readonly Sign[]; onEnter: (name: string) => void }) {
  const text = useText();
  const { name, title, about, icon } = props.section;
  const worst = props.signs.find(({ level }) => level === 'red') ?? props.signs[0];
  return (
    <Button className="button button-quiet section-tile" onPress={() => props.onEnter(name)}>
      <Icon name={icon} />
      <span className="section-name">{text(title)}</span>
      <span className="section-about">{worst ? text(worst.text, worst.blanks) : text(about)}</span>
      <Light level={worst?.level ?? 'well'} />
    </Button>
  );
}

/** By colour, shape and word: a light that only a colour tells is none for many. */
function Light({ level }: { level: 'red' | 'amber' | 'well' }) {
  const t = useWords(TEXTS);
  return <span className={`light light-${level}`}>{t(`overview.level.${level}`)}</span>;
}
