/** Text by its characters: what is cut never ends in the middle of one. */

/** At most `units` UTF-16 units of the text. */
export function cutText(text: string, units: number): string {
  if (text.length <= units) return text;
  const splits = /[\ud800-\udbff]/.test(text.charAt(units - 1));
  return text.slice(0, splits ? units - 1 : units);
}

/** Whether every text in a value is well-formed: half a surrogate pair has no UTF-8 form, and nobody can take it. */
export function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (value === null || typeof value !== 'object' || value instanceof Blob) return true;
  return Object.entries(value).every(([key, member]) => key.isWellFormed() && isWellFormed(member));
}
