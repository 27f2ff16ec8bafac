/** Text by its characters: what is cut never ends in the middle of one. */

/** At most `units` UTF-16 units of the text. */
export function cutText(text: string, units: number): string {
  if (text.length <= units) return text;
  const splits = /[\ud800-\udbff]/.test(text.charAt(units - 1));
  return text.slice(0, splits ? units - 1 : units);
}
