/** The rooms of a code base, the folders that hold source files, and the circles in which they import one another. */
import path from 'node:path';

/** One file imports another; both as paths from the repository's root. */
export type Import = { from: string; to: string };

/** `rooms` that reach each other, in alphabetical order, and the imports among them. */
export type Loop = { rooms: string[]; imports: Import[] };

const roomOf = (file: string) => path.posix.dirname(file);

export function roomsOf(imports: readonly Import[]): Set<string> {
  return new Set(imports.flatMap(({ from, to }) => [roomOf(from), roomOf(to)]));
}

/** Each group of rooms in which every room reaches every other one: none, in a house without loops. */
export function roomLoops(imports: readonly Import[]): Loop[] {
  const between = imports.filter(({ from, to }) => roomOf(from) !== roomOf(to));
  const next = new Map<string, Set<string>>();
  for (const { from, to } of between) {
    next.set(roomOf(from), (next.get(roomOf(from)) ?? new Set()).add(roomOf(to)));
  }
  const reach = new Map([...next.keys()].map((room) => [room, reachable(next, room)]));
  const loops: Loop[] = [];
  const seen = new Set<string>();
  for (const [room, far] of reach) {
    if (seen.has(room) || !far.has(room)) continue;
    const rooms = [...far].filter((other) => reach.get(other)?.has(room)).sort();
    for (const each of rooms) seen.add(each);
    const inside = new Set(rooms);
    loops.push({
      rooms,
      imports: between.filter(({ from, to }) => inside.has(roomOf(from)) && inside.has(roomOf(to))),
    });
  }
  return loops;
}

/** The rooms that one comes to from `start` by one import or more. */
function reachable(next: ReadonlyMap<string, ReadonlySet<string>>, start: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...(next.get(start) ?? [])];
  for (let room = waiting.pop(); room !== undefined; room = waiting.pop()) {
    if (found.has(room)) continue;
    found.add(room);
    waiting.push(...(next.get(room) ?? []));
  }
  return found;
}
