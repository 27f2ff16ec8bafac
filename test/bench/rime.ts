/**
 * librime with luna_pinyin_simp (Debian `librime-dev`, `rime-data-luna-pinyin`, and gcc): simplified characters, ten candidates a page as ours
 * has, an empty user dictionary that learns nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SHARED = '/usr/share/rime-data';
const SCHEMA = 'luna_pinyin_simp';
const PATCHES = {
  'default.custom': `patch: {schema_list: [{schema: ${SCHEMA}}], menu/page_size: 10}\n`,
  // ü as u too, as ours takes it; what is typed is never learnt.
  [`${SCHEMA}.custom`]:
    'patch: {translator/enable_user_dict: false, speller/algebra/+: [derive/^([nl])ve$/$1ue/, derive/^([jqxy])u/$1v/, derive/^([nl])v$/$1u/]}\n',
};

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

export function rime(spellings: readonly string[]): RimeAnswer {
  const folder = mkdtempSync(path.join(tmpdir(), 'rime-'));
  try {
    const program = path.join(folder, 'rime');
    const user = path.join(folder, 'user');
    mkdirSync(user);
    for (const [name, patch] of Object.entries(PATCHES))
      writeFileSync(path.join(user, `${name}.yaml`), patch);
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
