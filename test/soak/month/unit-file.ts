/** What a unit of the unpacked package says of its program, with the machine's folders inside one of the test's own. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export type UnitFile = { before: string[] | null; start: string[]; env: Record<string, string> };

/** Where the package and the kiosk's data stand on a machine. */
const PLACES = /(^|[:=])\/(opt|run|var\/lib|etc\/liuyang-kiosk)(?=\/)/g;
const UNITS = 'usr/lib/systemd/system';

/** `root`: where the package was unpacked. */
export function unitFile(root: string, name: string): UnitFile {
  const lines = readFileSync(path.join(root, UNITS, `${name}.service`), 'utf8').split('\n');
  const said = (key: string) =>
    lines.flatMap((line) => (line.startsWith(`${key}=`) ? [line.slice(key.length + 1)] : []));
  const inside = (text: string) =>
    text.replace(PLACES, (_, lead: string, place: string) => `${lead}${root}/${place}`);
  const words = (line: string) => line.replace(/^\+/, '').split(' ').map(inside);
  const env = said('Environment').map((line) => {
    const [name = '', ...value] = line.replace(/^"(.*)"$/, '$1').split('=');
    return [name, inside(value.join('='))];
  });
  const [start = ''] = said('ExecStart');
  const [before] = said('ExecStartPre');
  return { before: before ? words(before) : null, start: words(start), env: Object.fromEntries(env) };
}
