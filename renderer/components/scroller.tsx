/** Content that may be longer than the screen: says so, and turns by one tap for those who don't know to swipe. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../kiosk/use-words.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { SCROLLER_WORDS } from './scroller.words.ts';
import './scroller.css';

/** Pixels that may be out of sight without being missed. */
const SLACK = 12;
/** How much of the box one tap turns; the rest stays in sight, so that nobody loses the place. */
const TURN = 0.85;

interface Reach {
  above: boolean;
  below: boolean;
}

export function Scroller(props: { className: string; children: ReactNode }) {
  const t = useWords(SCROLLER_WORDS);
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [reach, setReach] = useState<Reach>({ above: false, below: false });
  useEffect(() => {
    const element = box.current;
    const outer = frame.current;
    if (!element || !outer) return;
    const measure = () => {
      // Against the frame: the turning bar itself must not be what makes the content too long.
      const long = element.scrollHeight > outer.clientHeight + SLACK;
      const above = long && element.scrollTop > SLACK;
      const below = long && element.scrollTop + element.clientHeight < element.scrollHeight - SLACK;
      setReach((now) => (now.above === above && now.below === below ? now : { above, below }));
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    sizes.observe(outer);
    const content = new MutationObserver(measure);
    content.observe(element, { childList: true, subtree: true, characterData: true });
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      sizes.disconnect();
      content.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  const turn = (way: 1 | -1) => {
    const element = box.current;
    const calm = document.documentElement.dataset.motion === 'less';
    element?.scrollBy({ top: way * element.clientHeight * TURN, behavior: calm ? 'instant' : 'smooth' });
  };
  const long = reach.above || reach.below;
  return (
    <div ref={frame} className="scroller">
      <div
        ref={box}
        className={`scroller-box ${props.className}${long ? ' scroller-long' : ''}`}
        tabIndex={long ? 0 : undefined}
      >
        {props.children}
      </div>
      {long && (
        <div className="scroller-bar">
          <Button className="scroller-turn" isDisabled={!reach.above} onPress={() => turn(-1)}>
            <Icon name="up" />
            {t('nav.less')}
          </Button>
          <Button className="scroller-turn scroller-down" isDisabled={!reach.below} onPress={() => turn(1)}>
            {t(reach.below ? 'nav.more' : 'nav.end')}
            {reach.below && <Icon name="down" />}
          </Button>
        </div>
      )}
    </div>
  );
}
