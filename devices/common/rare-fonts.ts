/**
 * Where the fonts for the rarest characters of names lie: HanaMinA and HanaMinB, which with Noto cover GB 18030-2022 level 3, and
 * BabelStone Han for much of what Unicode has had since.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Beside the bundled programs. */
const BUNDLED = path.join(import.meta.dirname, 'fonts');
/** Where Debian's fonts-hanazono and fonts-babelstone-han put them. */
const FILES: Readonly<Record<string, string>> = {
  'HanaMinA.ttf': '/usr/share/fonts/truetype/hanazono',
  'HanaMinB.ttf': '/usr/share/fonts/truetype/hanazono',
  'BabelStoneHan.ttf': '/usr/share/fonts/truetype/babelstone',
};

/** Paths of those that are installed, in the order in which they are asked. */
export function rareFontFiles(): string[] {
  return Object.entries(FILES).flatMap(([file, folder]) => {
    const found = [BUNDLED, folder].map((each) => path.join(each, file)).find((each) => existsSync(each));
    return found ?? [];
  });
}
