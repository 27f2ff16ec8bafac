/** How each kind of answer in main/core/forms/kinds is entered. */
import type { FieldKind } from '../../../main/core/model/field.ts';
import { address } from './address.tsx';
import { bankCard } from './bank-card.tsx';
import { choice } from './choice.tsx';
import { date } from './date.tsx';
import { idNumber } from './id-number.tsx';
import type { KindInput } from './kind-input.ts';
import { longText } from './long-text.tsx';
import { number } from './number.tsx';
import { phone } from './phone.tsx';
import { text } from './text.tsx';
import { uscc } from './uscc.tsx';
import { yesNo } from './yes-no.tsx';

export const KIND_INPUTS: Readonly<Record<FieldKind, KindInput>> = {
  text,
  'long-text': longText,
  'id-number': idNumber,
  phone,
  date,
  address,
  choice,
  number,
  uscc,
  'bank-card': bankCard,
  'yes-no': yesNo,
};
