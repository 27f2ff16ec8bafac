/**
 * `npm run enrol`, in the package `node runtime/enrol.mjs`: makes a kiosk known to the platform, by the file that its staff handed out or by a
 * one-time code, which is asked for at the terminal and never an argument, where others could read it.
 */
import path from 'node:path';
import { loadConfig } from '../../../kiosk-config/load.ts';
import { end, optionsOf, shippedConfig } from '../command-line/command-line.ts';
import { SigningSuiteName } from '../model/signing-suite-name.ts';
import { readTransport } from '../platform/transport-files.ts';
import { askForCode, readEnrolmentFile, whyNotEnrolled } from './at-terminal.ts';
import { enrol } from './enrol.ts';
import { normalCode } from './proof.ts';

const USAGE =
  '用法：--data 数据目录 [--config 配置文件 …] [--file 登记文件] [--suite ed25519|sm2-sm3]；不给登记文件时会询问一次性登记码\n';

const { values } = optionsOf(
  {
    options: {
      data: { type: 'string', default: '.kiosk-data' },
      config: { type: 'string', multiple: true, default: [] },
      file: { type: 'string' },
      suite: { type: 'string', default: 'ed25519' },
      help: { type: 'boolean', default: false },
    },
  },
  USAGE,
);

/** Returns what went wrong, or null. */
async function run(): Promise<string | null> {
  const suite = SigningSuiteName.safeParse(values.suite);
  if (values.help || !suite.success) return USAGE;
  const loaded = loadConfig([shippedConfig(), path.join(values.data, 'site.yaml'), ...values.config]);
  if (!loaded.ok) return loaded.problems.join('\n');
  const { kiosk, platform } = loaded.config;
  const transport = readTransport(platform);
  if (!transport.ok) return transport.problems.join('\n');
  const given = values.file === undefined ? null : readEnrolmentFile(values.file);
  if (values.file !== undefined && !given) return `${values.file} 不是登记文件`;
  if (given && given.kioskId !== kiosk.id) {
    return `登记文件是终端 ${given.kioskId} 的，本机配置为 ${kiosk.id}`;
  }
  const code = normalCode(given?.code ?? (await askForCode(kiosk.id)));
  if (!code) return '登记码应为五组、每组四个字符';
  const answer = await enrol({
    dataFolder: values.data,
    baseUrl: given?.platform ?? platform.baseUrl,
    kioskId: kiosk.id,
    code,
    suite: suite.data,
    transport: transport.transport,
  });
  if (answer.outcome !== 'enrolled') return whyNotEnrolled(answer);
  process.stdout.write(
    `终端 ${kiosk.id} 已登记，密钥 ${answer.device.key.kid}；平台根密钥 ${answer.device.root.kid}\n`,
  );
  return null;
}

end(await run());
