/** Which candidates stand on one page of the keyboard: as many as fit whole, so that none is cut or hidden. Pure. */

/** In the list's own letter heights (em), as candidates.css has them. */
const KEY_LEAST = 1.9;
const KEY_AROUND = 0.56;
const GAP = 0.15;

const widthOf = (text: string) => Math.max(KEY_LEAST, [...text].length + KEY_AROUND);

/** How many of `texts` fill `rows` rows of `width` em; one at least, that nothing gets lost. */
function fitting(texts: readonly string[], width: number, rows: number): number {
  let row = 1;
  let used = 0;
  for (const [at, text] of texts.entries()) {
    const wide = widthOf(text);
    if (used > 0 && used + GAP + wide > width) {
      if (row === rows) return at;
      row += 1;
      used = 0;
    }
    used += (used > 0 ? GAP : 0) + wide;
  }
  return texts.length;
}

/** Where each page begins. */
export function pageStarts(texts: readonly string[], width: number, rows: number): number[] {
  const starts = [0];
  for (let from = 0; ; ) {
    from += Math.max(1, fitting(texts.slice(from), width, rows));
    if (from >= texts.length) return starts;
    starts.push(from);
  }
}
