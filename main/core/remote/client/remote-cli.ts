/**
 * `npm run remote -- HOST:PORT --cert FILE --key FILE --ca FILE [--name NAME] ACT [WORD …]`, in the package `node runtime/remote.mjs`: a
 * technician's acts at a kiosk from afar. Without an act it lists them. Exit 0: done; 1: refused or not reached; 2: written wrongly.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { optionsOf } from '../../command-line/command-line.ts';
import { type Act, WrongUse } from './act.ts';
import { CHANGES } from './changes.ts';
import { type Address, remoteClient } from './link.ts';
import { LOOKS } from './looks.ts';
import { isHangUp, refusalOf } from './refusals.ts';

const ACTS: ReadonlyMap<string, Act> = new Map(Object.entries({ ...LOOKS, ...CHANGES }));
const DAY_MS = 24 * 3600_000;
const SOON_DAYS = 30;

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

const USAGE = [
  '用法：remote 地址:端口 --cert 证书 --key 私钥 --ca 签发终端证书的机构 [--name 终端证书上的名字] 做什么 …',
  ...[...ACTS].map(([name, { usage, about }]) => `  ${`${name} ${usage}`.trimEnd()}　${about}`),
].join('\n');

type Options = ReturnType<typeof given>['values'];

function given() {
  const text = { type: 'string' } as const;
  return optionsOf(
    {
      allowPositionals: true,
      options: {
        ...{ cert: text, key: text, ca: text, name: text },
        ...{ level: text, source: text, minutes: text },
      },
    },
    USAGE,
    2,
  );
}

/** Null: it is not as it has to be, and was said so. */
function addressOf(place: string, { cert, key, ca, name }: Options): Address | null {
  const [, host = '', port = ''] = /^\[?([^[\]]+)\]?:(\d{1,5})$/.exec(place) ?? [];
  if (host === '' || !cert || !key || !ca) return null;
  const read = (file: string) => {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      complain(`无法读取 ${file}（${(error as NodeJS.ErrnoException).code}）`);
      return null;
    }
  };
  const texts = { cert: read(cert), key: read(key), ca: read(ca) };
  if (texts.cert === null || texts.key === null || texts.ca === null) return null;
  if ((statSync(key).mode & 0o077) !== 0) {
    complain(`${key} 别人也能读：请改为 0600`);
    return null;
  }
  return { host, port: Number(port), name, cert: texts.cert, key: texts.key, ca: texts.ca };
}

/** Said before it bites. */
function lookAtOwn({ cert }: Address): void {
  const left = Math.floor((Date.parse(new X509Certificate(cert).validTo) - Date.now()) / DAY_MS);
  if (left < 0) complain('您的证书已过期：请向运营单位换领');
  else if (left < SOON_DAYS) complain(`您的证书还有 ${left} 天到期：请向运营单位换领`);
}

/** Returns the exit code. */
async function run(): Promise<number> {
  const { values, positionals } = given();
  const [place = '', name = '', ...words] = positionals;
  const act = ACTS.get(name);
  const address = act ? addressOf(place, values) : null;
  if (!act || !address) {
    complain(USAGE);
    return 2;
  }
  try {
    lookAtOwn(address);
    for await (const line of act.run(remoteClient(address), words, values)) say(line);
    return 0;
  } catch (error) {
    if (error instanceof WrongUse) {
      complain(`写法：${name} ${act.usage}`);
      return 2;
    }
    complain(refusalOf(error));
    if (act.endsCore && isHangUp(error)) complain('若终端正在重启，这也是正常的：过半分钟用 status 看');
    return 1;
  }
}

process.exitCode = await run();
