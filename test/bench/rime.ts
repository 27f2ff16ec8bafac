/**
 * librime as well as Debian's data sets it up (`librime-dev`, `rime-data-luna-pinyin`, `rime-essay`, and gcc): luna_pinyin_simp, better on every list
 * than pinyin_simp; simplified characters, sentences, all words of the essay (also those its dictionary leaves out as rare or long), ü as ours
 * takes it, as many candidates a page as are asked for, and no user dictionary. Octagram is there, but Debian has no grammar for it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SHARED = '/usr/share/rime-data';
const SCHEMA = 'luna_pinyin_simp';
const DICTIONARY = 'luna_pinyin.dict.yaml';
const PRESET = 'use_preset_vocabulary: true';
/** What lies in the user's folder. */
const setUp = (page: number) => ({
  'default.custom.yaml': `patch: {schema_list: [{schema: ${SCHEMA}}], menu/page_size: ${page}}\n`,
  [`${SCHEMA}.custom.yaml`]:
    'patch: {translator/enable_user_dict: false, speller/algebra/+: [derive/^([nl])ve$/$1ue/, derive/^([jqxy])u/$1v/, derive/^([nl])v$/$1u/]}\n',
  [DICTIONARY]: readFileSync(path.join(SHARED, DICTIONARY), 'utf8').replace(
    PRESET,
    `${PRESET}\nmax_phrase_length: 8\nmin_phrase_weight: 1`,
  ),
});

export const hasRime = () =>
  existsSync('/usr/include/rime_api.h') &&
  existsSync(path.join(SHARED, `${SCHEMA}.schema.yaml`)) &&
  spawnSync('gcc', ['--version']).status === 0;

export interface RimeAnswer {
  /** Per word its first page. */
  texts: string[][];
  /** In milliseconds a key. */
  time: number;
}

/** `page`: candidates a page. */
export function rime(spellings: readonly string[], page: number): RimeAnswer {
  const folder = mkdtempSync(path.join(tmpdir(), 'rime-'));
  try {
    const program = path.join(folder, 'rime');
    const user = path.join(folder, 'user');
    mkdirSync(user);
    for (const [name, text] of Object.entries(setUp(page))) writeFileSync(path.join(user, name), text);
    run('gcc', ['-O2', '-o', program, path.join(import.meta.dirname, 'rime.c'), '-lrime'], '');
    const lines = run(program, [SHARED, user], `${spellings.join('\n')}\n`)
      .trimEnd()
      .split('\n');
    const [spent = 0, keys = 1] = (lines.pop() ?? '').split(' ').map(Number);
    if (lines.length !== spellings.length)
      throw new Error(`rime answered ${lines.length} of ${spellings.length}`);
    return { texts: lines.map((line) => line.split('\t')), time: spent / keys / 1000 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(command: string, parameters: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(command, parameters, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${command}: ${status} ${stderr}`);
  return stdout;
}
