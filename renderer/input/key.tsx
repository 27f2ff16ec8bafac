/** One key of an on-screen keyboard. The field being typed in keeps the focus under the finger. */
import type { KeyboardEvent, ReactNode } from 'react';
import { now, press } from '../components/press.ts';
import { keyBeside } from './key-beside.ts';
import './key.css';

export function Key(props: {
  children: ReactNode;
  label?: string;
  wide?: boolean;
  /** A character that a plugged-in keypad types itself: reached by its arrows, not a stop on the way of its tab key. */
  isCharacter?: boolean;
  isDisabled?: boolean;
  isChosen?: boolean;
  onPress: () => void;
}) {
  const pressed = press(props.onPress, now);
  return (
    <button
      type="button"
      tabIndex={props.isCharacter ? -1 : 0}
      className={`key${props.wide ? ' key-wide' : ''}${props.isChosen ? ' key-chosen' : ''}`}
      aria-label={props.label}
      aria-pressed={props.isChosen}
      disabled={props.isDisabled}
      {...pressed}
      onPointerDown={(event) => {
        event.preventDefault();
        pressed.onPointerDown(event);
      }}
      onKeyDown={step}
    >
      {props.children}
    </button>
  );
}

function step(event: KeyboardEvent<HTMLButtonElement>): void {
  const beside = keyBeside(event.currentTarget, event.key);
  if (!beside) return;
  event.preventDefault();
  beside.focus();
}
