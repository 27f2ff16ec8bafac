/** Digits in groups, as people read them to one another. */

/** 3-4-4 while it grows. */
export function groupPhone(digits: string): string {
  return [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].filter((part) => part !== '').join(' ');
}

/** 6-4-4-4 while it grows: division, year, month and day, rest. */
export function groupId(characters: string): string {
  return [characters.slice(0, 6), characters.slice(6, 10), characters.slice(10, 14), characters.slice(14)]
    .filter((part) => part !== '')
    .join(' ');
}
