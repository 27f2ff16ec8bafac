/** 办件编号 of docs/standards.md, section 8: kind, division, day, department, the hall's serial of the day, check digit. */
import type { Db } from './db.ts';

const DIVISION = '430181';
const KIND = { booking: 'Y', 'pre-review': 'S' } as const;

/** Luhn (ISO/IEC 7812-1) check digit, letters first spelt out as A=10 … Z=35. */
export function luhnCheckDigit(text: string): number {
  const digits = [...text].map((character) => Number.parseInt(character, 36)).join('');
  let sum = 0;
  for (const [fromRight, digit] of [...digits].reverse().entries()) {
    const doubled = Number(digit) * (fromRight % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

/** The first of `count` serials of the day, YYYY-MM-DD. Call it inside the transaction that files the cases, or numbers are lost. */
export async function takeSerials(db: Db, day: string, count: number): Promise<number> {
  const row = await db.one<{ last: number }>(
    `INSERT INTO serial VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET last = serial.last + excluded.last
     RETURNING last`,
    day,
    count,
  );
  return (row?.last ?? 0) - count + 1;
}

/** `day` is YYYY-MM-DD. */
export function caseNumber(kind: keyof typeof KIND, department: string, day: string, serial: number): string {
  const body = `${KIND[kind]}${DIVISION}${day.replaceAll('-', '')}${department}${String(serial).padStart(5, '0')}`;
  return `${body}${luhnCheckDigit(body)}`;
}
