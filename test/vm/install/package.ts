/** The web package that a campaign installs. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { fail, NODE, OUT, ROOT, run } from '../../../scripts/setup/lib.mjs';

/** Its file: built anew, or with `--built` as it lies there. */
export async function buildPackage(): Promise<string> {
  const [built] = globSync('liuyang-kiosk-web_*.deb', { cwd: path.join(OUT, 'package') });
  if (process.argv.includes('--built') && built) return path.join(OUT, 'package', built);
  const script = path.join(ROOT, 'scripts/build/package.ts');
  const { code, printed } = await run(NODE, [script, '--web', 'deb'], { quiet: true });
  if (code !== 0) fail(printed);
  return /\S+liuyang-kiosk-web_\S+\.deb/.exec(printed)?.[0] ?? fail(printed);
}
