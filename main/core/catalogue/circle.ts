/** Finds what leads back to itself, such as conditions that ask of one another. Pure. */

/** The first circle that is met on the ways from `starts`, in order, each member once; null where there is none. */
export function circleOf<T>(starts: Iterable<T>, next: (from: T) => Iterable<T>): T[] | null {
  const find = (way: T[], last: T): T[] | null => {
    for (const step of next(last)) {
      const at = way.indexOf(step);
      const found = at >= 0 ? way.slice(at) : find([...way, step], step);
      if (found) return found;
    }
    return null;
  };
  for (const start of starts) {
    const circle = find([start], start);
    if (circle) return circle;
  }
  return null;
}

/** A circle of keys as a clerk reads it: a → b → a. */
export const circleText = (keys: readonly string[]) => [...keys, ...keys.slice(0, 1)].join(' → ');
