/** One question with its answer so far: a real text field, fed by the docked keyboard or a plugged-in one. */
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useWords } from '../kiosk/use-words.ts';
import { ENTRY_WORDS } from './entry.words.ts';
import { afterPaint, press } from './press.ts';
import './entry.css';

export function Entry(props: {
  label: string;
  value: string;
  placeholder: string;
  required: boolean;
  isActive: boolean;
  isReadOnly?: boolean;
  isLong?: boolean;
  /** E.g. 平方米; shown at the end of the box. */
  unit?: string | undefined;
  /** E.g. read from the card. */
  note?: string | null;
  problem: string | null;
  onActivate: () => void;
  onChange: (value: string) => void;
}) {
  const t = useWords(ENTRY_WORDS);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!props.isActive) return;
    box.current?.scrollIntoView({ block: 'nearest' });
    // A plugged-in keypad types into it at once.
    focusField(box.current);
  }, [props.isActive]);
  const shared = {
    id,
    value: props.value,
    placeholder: props.placeholder,
    readOnly: props.isReadOnly === true,
    inputMode: 'none' as const,
    autoComplete: 'off',
    spellCheck: false,
    'aria-required': props.required,
    'aria-invalid': props.problem !== null,
    'aria-describedby': `${id}-more ${id}-keys`,
    onFocus: props.onActivate,
    onKeyDown: goToKeys,
    // No caret is put under the finger: the keys write at the end.
    ...press(() => focusField(box.current), afterPaint),
  };
  return (
    <div
      ref={box}
      className={`entry${props.isActive ? ' entry-active' : ''}${props.problem ? ' entry-wrong' : ''}`}
    >
      <div className="entry-head">
        <label htmlFor={id} className="entry-label">
          {props.label}
          {props.required && (
            <span className="entry-required" aria-hidden="true">
              *
            </span>
          )}
        </label>
        {props.note && <span className="tag">{props.note}</span>}
        <p id={`${id}-more`} className="entry-problem" role={props.problem ? 'alert' : undefined}>
          {props.problem}
        </p>
        {/* For the ear: the eye sees the keyboard below. */}
        <span id={`${id}-keys`} hidden>
          {t('entry.toKeys')}
        </span>
      </div>
      {props.isLong ? (
        <textarea
          {...shared}
          rows={props.isActive ? 2 : 1}
          className="entry-input"
          onChange={(event) => props.onChange(event.target.value)}
        />
      ) : (
        <span className="entry-line">
          <input
            {...shared}
            className="entry-input"
            onChange={(event) => props.onChange(event.target.value)}
          />
          {props.unit && <span className="entry-unit">{props.unit}</span>}
        </span>
      )}
    </div>
  );
}

function focusField(box: HTMLElement | null): void {
  box?.querySelector<HTMLElement>('.entry-input')?.focus({ preventScroll: true });
}

/** Tab goes on to the next question, whose keyboard then comes: down is the way to this one's own. */
function goToKeys(event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>): void {
  const { value, selectionEnd } = event.currentTarget;
  if (event.key !== 'ArrowDown' || selectionEnd !== value.length) return;
  const key = document.querySelector<HTMLElement>('.dock .key[tabindex="0"]:not(:disabled)');
  if (!key) return;
  event.preventDefault();
  key.focus();
}
