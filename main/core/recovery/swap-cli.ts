/**
 * `npm run swap -- --from BACKUP --data DIR`, in the package `liuyang-kiosk-admin swap`: this spare machine takes the place of the one
 * whose copy, or disk, lies in BACKUP. The code for the swap is asked for at the terminal, or comes in a file, never as an argument.
 */
import { loadConfig } from '../../../kiosk-config/load.ts';
import { end, optionsOf, shippedConfig } from '../command-line/command-line.ts';
import { askForCode, readEnrolmentFile, whyNotEnrolled } from '../enrolment/at-terminal.ts';
import { enrol } from '../enrolment/enrol.ts';
import { normalCode } from '../enrolment/proof.ts';
import { SigningSuiteName } from '../model/signing-suite-name.ts';
import { readTransport } from '../platform/transport-files.ts';
import { readDevice } from '../signing/device.ts';
import { kioskOfCopy, restoreStore, siteOfCopy } from './swap.ts';

const USAGE =
  '用法：--from 备份目录或原机的数据目录 --data 本机数据目录 [--config 配置文件 …] [--file 登记文件] [--suite ed25519|sm2-sm3]；不给登记文件时会询问接替用的一次性登记码\n';

const { values } = optionsOf(
  {
    options: {
      from: { type: 'string' },
      data: { type: 'string', default: '.kiosk-data' },
      config: { type: 'string', multiple: true, default: [] },
      file: { type: 'string' },
      suite: { type: 'string', default: 'ed25519' },
    },
  },
  USAGE,
);

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Returns what went wrong, or null. */
async function run(from: string, suite: SigningSuiteName): Promise<string | null> {
  const { data } = values;
  const kioskId = kioskOfCopy(from);
  if (kioskId === null) return `${from} 里没有可用的备份（kiosk.db），或备份没有写明是哪台终端的`;
  const site = values.config.length > 0 ? null : siteOfCopy(data, from);
  const loaded = loadConfig([shippedConfig(), ...(site ? [site] : []), ...values.config], { product: true });
  if (!loaded.ok) return loaded.problems.join('\n');
  const { kiosk, platform } = loaded.config;
  if (kiosk.id !== kioskId)
    return `备份是终端 ${kioskId} 的，本机配置为 ${kiosk.id}：请把 kiosk.id 改为 ${kioskId}，或换对的备份`;
  const transport = readTransport(platform);
  if (!transport.ok) return transport.problems.join('\n');
  const given = values.file === undefined ? null : readEnrolmentFile(values.file);
  if (values.file !== undefined && given?.kioskId !== kioskId)
    return `${values.file} 不是终端 ${kioskId} 的登记文件`;
  const restored = restoreStore(data, from);
  if (!restored.ok) return restored.problem;
  say(`终端 ${kioskId} 的数据已恢复：待提交 ${restored.waiting} 件，已提交 ${restored.delivered} 件`);
  if (readDevice(data, kioskId).outcome === 'enrolled') return alreadyEnrolled(kioskId);
  const code = normalCode(given?.code ?? (await askForCode(kioskId)));
  if (!code) return '登记码应为五组、每组四个字符';
  const baseUrl = given?.platform ?? platform.baseUrl;
  const earlier = restored.slipKeys;
  const answer = await enrol({
    ...{ dataFolder: data, baseUrl, kioskId, code, suite, earlier },
    transport: transport.transport,
  });
  if (answer.outcome !== 'enrolled') return `${whyNotEnrolled(answer)}。数据已恢复，可用同一条命令再试`;
  if (answer.device.generation === 0)
    say('注意：这是普通登记码，不是接替用的，平台仍认原机的密钥；请平台注销原机，并换发接替用的登记码');
  say(`本机已接替终端 ${kioskId}，密钥 ${answer.device.key.kid}；原机的密钥平台不再接受`);
  return null;
}

function alreadyEnrolled(kioskId: string): null {
  say(`本机已是终端 ${kioskId}，不用再登记`);
  return null;
}

const suite = SigningSuiteName.safeParse(values.suite);
end(values.from && suite.success ? await run(values.from, suite.data) : USAGE);
