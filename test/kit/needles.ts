/** Looks for a person's data in raw bytes, in every form in which a program might have written it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';

export type Needle = { what: string; form: string; bytes: Buffer };

/** UTF-8, UTF-16 of both orders, GB 18030, hex, and base64 at each of its three alignments. */
export function needlesFor(what: string, text: string): Needle[] {
  const utf8 = Buffer.from(text);
  const forms: [string, Buffer][] = [
    ['utf-8', utf8],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
    ['gb18030', iconv.encode(text, 'gb18030')],
    ['hex', Buffer.from(utf8.toString('hex'))],
    [
      'json escapes',
      Buffer.from(
        JSON.stringify(text)
          .replace(/[^\x20-\x7e]/g, escaped)
          .slice(1, -1),
      ),
    ],
  ];
  for (const encoded of [utf8, Buffer.from(text, 'utf16le')]) {
    for (let shift = 0; shift < 3; shift++) {
      const padded = Buffer.concat([Buffer.alloc(shift), encoded]).toString('base64');
      // The first and last quads also hold bits of what stands around.
      const inner = padded.slice(shift === 0 ? 0 : 4, Math.floor((shift + encoded.length) / 3) * 4);
      if (inner.length >= 6) forms.push([`base64+${shift}`, Buffer.from(inner)]);
    }
  }
  return forms.map(([form, bytes]) => ({ what, form, bytes }));
}

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Every place in the folder's files where a needle lies: none is what one wants. File names are looked at too. A file that is gone
 * by the time it is read has none.
 */
export function findNeedles(
  folder: string,
  needles: readonly Needle[],
  skip: readonly string[] = [],
): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || skip.includes(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = Buffer.concat([Buffer.from(`${file}\n`), contentOf(file)]);
    for (const { what, form, bytes: needle } of needles) {
      if (bytes.includes(needle)) found.push(`${what} (${form}) in ${path.relative(folder, file)}`);
    }
  }
  return found;
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
