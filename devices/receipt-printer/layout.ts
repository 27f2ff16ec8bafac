/** Breaks a slip's texts into lines of a printer's fixed columns, with the rules of Chinese typesetting. Pure. */

/** A normal character's half width is one column; everything outside ASCII takes two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += (character.codePointAt(0) ?? 0) < 0x80 ? 1 : 2;
  return columns;
}

/** Must not begin a line: it takes the character before it along. */
const NEVER_FIRST = /^[，。、；：？！）》」』”’·%…—,.;:?!)\]]/u;
/** Runs of Latin letters and digits stay together: a number torn in two is misread. */
const UNITS = /[A-Za-z0-9_\-.:/@+]+|./gu;

/** One character a control code could hide in: they would reach the printer as commands. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** At least one line. No line is wider than `columns`; line breaks in the text are kept, other controls are blanks. */
export function wrap(text: string, columns: number): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((part) => wrapLine(part.replace(CONTROL, ' '), columns));
}

function wrapLine(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  const breakLine = (carried: string[]) => {
    lines.push(line.join('').trimEnd());
    line = carried;
    used = columnsOf(carried.join(''));
  };
  for (const unit of unitsOf(text, columns)) {
    const width = columnsOf(unit);
    if (used + width > columns) {
      const last = line.at(-1);
      const canCarry =
        NEVER_FIRST.test(unit) && last && line.length > 1 && columnsOf(last) + width <= columns;
      if (canCarry) {
        line.pop();
        breakLine([last]);
      } else {
        breakLine([]);
        if (unit === ' ') continue;
      }
    }
    line.push(unit);
    used += width;
  }
  lines.push(line.join(''));
  return lines;
}

/** Characters, and Latin runs that fit on a line. */
function unitsOf(text: string, columns: number): string[] {
  const units = text.match(UNITS) ?? [];
  return units.flatMap((unit) => (columnsOf(unit) > columns ? [...unit] : [unit]));
}
