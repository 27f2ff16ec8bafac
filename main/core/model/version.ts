/** A release's version, as npm writes it: `1.4.0`, or `1.4.0-test` for one that comes before it. */
import { z } from 'zod';

const VERSION = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})(?:-([a-z]{1,16})(?:\.(\d{1,5}))?)?$/;

export const Version = z.string().regex(VERSION, '版本号须写成 1.4.0 的样子');
export type Version = z.infer<typeof Version>;

/** Below 0 where `one` comes before `other`, 0 where they are the same, above 0 otherwise. */
export function compareVersions(one: Version, other: Version): number {
  const [, ...ones] = VERSION.exec(one) ?? [];
  const [, ...others] = VERSION.exec(other) ?? [];
  for (const at of [0, 1, 2]) {
    const difference = Number(ones[at] ?? 0) - Number(others[at] ?? 0);
    if (difference !== 0) return difference;
  }
  const [word = '', number = '0'] = ones.slice(3);
  const [otherWord = '', otherNumber = '0'] = others.slice(3);
  // What has a word after it comes before what has none.
  if ((word === '') !== (otherWord === '')) return word === '' ? 1 : -1;
  if (word !== otherWord) return word < otherWord ? -1 : 1;
  return Number(number) - Number(otherNumber);
}
