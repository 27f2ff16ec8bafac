/**
 * Ways to look at the same things, one at a time (ARIA Authoring Practices, tabs with automatic activation). Of our own: React Aria's
 * panel looks through all that is in it at each change, which cost every typed letter 5 ms.
 */
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { afterPaint, press } from './press.ts';
import './tabs.css';

export function Tabs<Id extends string>(props: {
  label: string;
  tabs: readonly { id: Id; name: ReactNode }[];
  selected: Id;
  onSelect: (id: Id) => void;
  children: ReactNode;
}) {
  const own = useId();
  const { tabs, selected } = props;
  const select = (id: Id) => {
    if (id !== selected) props.onSelect(id);
  };
  const step = (event: KeyboardEvent<HTMLElement>) => {
    const at = placeAfter(
      event.key,
      tabs.findIndex(({ id }) => id === selected),
      tabs.length,
    );
    const tab = at === null ? undefined : tabs[at];
    if (!tab) return;
    event.preventDefault();
    document.getElementById(`${own}-${tab.id}`)?.focus();
    afterPaint(() => select(tab.id));
  };
  return (
    <div className="tabs">
      <div role="tablist" className="tab-list" aria-label={props.label}>
        {tabs.map(({ id, name }) => (
          <button
            key={id}
            id={`${own}-${id}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={id === selected}
            aria-controls={`${own}-panel`}
            tabIndex={id === selected ? 0 : -1}
            {...press(() => select(id), afterPaint)}
            onKeyDown={step}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        key={selected}
        id={`${own}-panel`}
        role="tabpanel"
        className="tab-panel"
        aria-labelledby={`${own}-${selected}`}
      >
        {props.children}
      </div>
    </div>
  );
}

/** Where a key leads from the tab at `at`; null when it leads nowhere. */
function placeAfter(key: string, at: number, length: number): number | null {
  if (key === 'ArrowRight') return (at + 1) % length;
  if (key === 'ArrowLeft') return (at - 1 + length) % length;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : null;
}
