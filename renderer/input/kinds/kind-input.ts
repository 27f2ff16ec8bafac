/** How one kind of answer is entered: its keyboard, and what its box on the form is like. */
import type { ReactNode } from 'react';
import type { AnswerValue } from '../../../main/core/model/draft.ts';
import type { Field } from '../../../main/core/model/field.ts';

export type KeyboardProps = {
  field: Field;
  answer: AnswerValue | undefined;
  /** The answer as text, for keys that append and erase. */
  text: string;
  onChange: (answer: AnswerValue) => void;
};

export type KindInput = {
  Keyboard: (props: KeyboardProps) => ReactNode;
  /** Picked from what the keyboard offers, rather than typed. */
  isPicked: boolean;
  /** The box takes no characters from a plugged-in keyboard. */
  isReadOnly: boolean;
  /** The box has several lines. */
  isLong: boolean;
};

/** A box of one line that can be typed into. */
export const TYPED = { isPicked: false, isReadOnly: false, isLong: false } as const;
