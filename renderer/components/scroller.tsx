/** Content that may be longer than the screen: says so, and turns by one tap for those who don't know to swipe. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../app/kiosk-context.tsx';

/** Pixels that may be out of sight without being missed. */
const SLACK = 12;

export function Scroller(props: { className: string; children: ReactNode }) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => setMore(element.scrollTop + element.clientHeight < element.scrollHeight - SLACK);
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    const content = new MutationObserver(look);
    content.observe(element, { childList: true, subtree: true, characterData: true });
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      sizes.disconnect();
      content.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  const turn = () => {
    const element = box.current;
    element?.scrollBy({ top: element.clientHeight * 0.8, behavior: 'smooth' });
  };
  return (
    <div className="scroller">
      <div ref={box} className={`scroller-box ${props.className}`}>
        {props.children}
      </div>
      {more && (
        <Button className="scroller-turn" onPress={turn}>
          {t('nav.more')}
        </Button>
      )}
    </div>
  );
}
