/** Breaks a slip's texts into lines of a printer's fixed columns, with the rules of Chinese typesetting. Pure. */

/** A normal character's half width is one column; everything outside ASCII takes two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += (character.codePointAt(0) ?? 0) < 0x80 ? 1 : 2;
  return columns;
}

/** Must not begin a line: it takes the character before it along. */
const NEVER_FIRST = /^[，。、；：？！）》」』”’·%…—,.;:?!)\]]/u;
/** Must not end a line. */
const NEVER_LAST = /[（《「『“‘([]$/u;
/** Runs of Latin letters and digits stay together: a number torn in two is misread. */
const UNITS = /[A-Za-z0-9_\-.:/@+]+|./gu;

/** One character a control code could hide in: they would reach the printer as commands. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** At least one line. No line is wider than `columns`; line breaks in the text are kept, other controls are blanks. */
export function wrap(text: string, columns: number): string[] {
  const parts = text.split(/\r\n|\r|\n/).map((part) => part.replace(CONTROL, ' '));
  return parts.flatMap((part) => {
    const lines = breakLines(part, columns, columnsOf);
    const hangs = (line: string, at: number) => at + 1 < lines.length || columnsOf(line) > columns;
    return lines.map((line, at) => (hangs(line, at) ? line.trimEnd() : line));
  });
}

/** At least one line, no wider than `width` by `widthOf`; a blank at which a line breaks hangs over its end. */
export function breakLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  for (const unit of unitsOf(text, width, widthOf)) {
    const wide = widthOf(unit);
    if (used + wide > width && line.length > 0 && unit !== ' ') {
      const carried = takeAlong(line, unit, (units) => widthOf(units.join('')) + wide <= width);
      lines.push(line.join(''));
      line = carried;
      used = widthOf(carried.join(''));
    }
    line.push(unit);
    used += wide;
  }
  return [...lines, line.join('')];
}

/** Takes from the line's end what must not stand there, or must stand before what comes next; never all of it. */
function takeAlong(line: string[], next: string, fits: (units: readonly string[]) => boolean): string[] {
  const carried: string[] = [];
  for (let first = next; line.length > 1; first = carried[0] ?? next) {
    const last = line.at(-1) ?? '';
    const belongs = NEVER_FIRST.test(first) || NEVER_LAST.test(last);
    if (!belongs || !fits([last, ...carried])) break;
    line.pop();
    carried.unshift(last);
  }
  return carried;
}

/** Characters, and Latin runs that fit on a line. */
function unitsOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const units = text.match(UNITS) ?? [];
  return units.flatMap((unit) => (widthOf(unit) > width ? [...unit] : [unit]));
}
