/** Every kind of answer. A new kind is a name in model/field.ts, a file here and in this list, and a keyboard in renderer/input/kinds. */
import type { FieldKind } from '../../model/field.ts';
import { address } from './address.ts';
import { bankCard } from './bank-card.ts';
import { choice } from './choice.ts';
import { date } from './date.ts';
import { idNumber } from './id-number.ts';
import type { Kind } from './kind.ts';
import { longText } from './long-text.ts';
import { number } from './number.ts';
import { phone } from './phone.ts';
import { text } from './text.ts';
import { uscc } from './uscc.ts';
import { yesNo } from './yes-no.ts';

export const KINDS: { readonly [Name in FieldKind]: Kind<Name> } = {
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
