/** Every kind of answer. A new kind is a file here, a line in this list, and a keyboard in renderer/input/kinds. */
import { address } from './address.ts';
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

const ALL = [text, longText, idNumber, phone, date, address, choice, number, uscc, yesNo] as const;

export type FieldKind = (typeof ALL)[number]['kind'];

export const FIELD_KINDS: readonly FieldKind[] = ALL.map(({ kind }) => kind);

export const KINDS = Object.fromEntries(ALL.map((kind) => [kind.kind, kind])) as Readonly<
  Record<FieldKind, Kind>
>;
