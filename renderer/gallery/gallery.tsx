/** Development page: any sample of a screen, by `gallery/gallery.html#name/language/mode`. Not in the build. */
import '../theme/index.css';
import { useEffect, useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type Chrome, ChromeProvider, NO_JOURNEY } from '../components/page.tsx';
import { FIRST_LANGUAGE, LANGUAGES } from '../i18n/languages.ts';
import { KioskProvider, useKiosk } from '../kiosk/kiosk-context.tsx';
import { type Modes, STANDARD, withElder } from '../kiosk/modes.ts';
import { applyRest } from '../kiosk/rest.ts';
import { useText } from '../kiosk/use-words.ts';
import { matterView } from '../matters/index.ts';
import { info, item, status } from '../samples/facts.ts';
import { drawPaper } from '../samples/paper.ts';
import { nothing, type Sample } from '../samples/sample.ts';
import { SAMPLES } from './samples.ts';

const MODES: Record<string, Modes> = {
  standard: STANDARD,
  elder: withElder(STANDARD, true),
  contrast: { ...STANDARD, contrast: true },
  low: { ...STANDARD, low: true },
  elderLow: { ...withElder(STANDARD, true), low: true },
  left: { ...STANDARD, hand: 'left' },
};

const NO_BAR: Chrome = { ...NO_JOURNEY, onBack: nothing, askBeforeHome: true };

function useHash(): string {
  const [hash, setHash] = useState(location.hash.slice(1));
  useEffect(() => {
    const follow = () => setHash(location.hash.slice(1));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return hash;
}

/** The bar of steps with the sample's step in it; the last step has no way back. */
function useBar(bar: Sample['bar']): Chrome {
  const text = useText();
  if (!bar) return NO_BAR;
  const { journey } = matterView(bar.kind);
  const at = journey.findIndex(({ name }) => name === bar.step);
  const isOver = at === journey.length - 1;
  return {
    steps: journey.map(({ title }) => text(title)),
    at,
    onBack: isOver ? null : nothing,
    onHome: isOver ? null : nothing,
    onLater: isOver ? null : nothing,
    askBeforeHome: true,
    about: bar.step === 'choose' ? null : item,
  };
}

function Shown(props: { hash: string; sample: Sample | undefined }) {
  const { language, setLanguage } = useKiosk();
  const { sample, hash } = props;
  const wanted = languageOf(hash);
  useEffect(() => setLanguage(wanted), [wanted, setLanguage]);
  useEffect(() => {
    // Whoever takes the picture waits for this.
    if (language === wanted) document.body.dataset.shown = hash;
  }, [hash, language, wanted]);
  useLayoutEffect(() => applyRest(sample?.rest ?? null, document.documentElement), [sample]);
  const chrome = useBar(sample?.bar);
  if (!sample) return SAMPLES.map(({ name }) => name).join(' ');
  return <ChromeProvider chrome={chrome}>{sample.show()}</ChromeProvider>;
}

/** `zh` stands for `zh-CN`. */
function languageOf(hash: string) {
  const wanted = hash.split('/')[1];
  return LANGUAGES.find(({ code }) => code.split('-')[0] === wanted)?.code ?? FIRST_LANGUAGE;
}

function Gallery() {
  const hash = useHash();
  const [name = 'attract', , mode = 'standard'] = hash.split('/');
  const sample = SAMPLES.find((each) => each.name === name);
  return (
    <KioskProvider
      key={hash}
      link={null}
      info={info}
      status={{ ...status, ...sample?.status }}
      modes={MODES[mode] ?? STANDARD}
    >
      <Shown hash={hash} sample={sample} />
    </KioskProvider>
  );
}

await drawPaper();
document.body.dataset.screens = SAMPLES.map(({ name }) => name).join(' ');
document.body.dataset.modes = Object.keys(MODES).join(' ');
const root = document.getElementById('root');
if (root) createRoot(root).render(<Gallery />);
