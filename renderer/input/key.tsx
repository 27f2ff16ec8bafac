/** One key of an on-screen keyboard. The field being typed in keeps the focus. */
import type { ReactNode } from 'react';

export function Key(props: {
  children: ReactNode;
  label?: string;
  wide?: boolean;
  isDisabled?: boolean;
  isChosen?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`key${props.wide ? ' key-wide' : ''}${props.isChosen ? ' key-chosen' : ''}`}
      aria-label={props.label}
      aria-pressed={props.isChosen}
      disabled={props.isDisabled}
      onPointerDown={(event) => event.preventDefault()}
      onClick={props.onPress}
    >
      {props.children}
    </button>
  );
}
