/** A number to call as it stands in a sentence: lines break between hyphen and digit otherwise (U+2060, word joiner). */
export const unbroken = (phone: string): string => phone.replaceAll('-', '-\u2060');
