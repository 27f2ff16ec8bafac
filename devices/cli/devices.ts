/**
 * `npm run devices`, in the package `node runtime/devices.mjs`: what is plugged in, for a technician with no screen.
 * `--test NAME [--config FILE …]` tries one configured device and says what it sees.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../kiosk-config/load.ts';
import type { Technician } from '../common/module.ts';
import { anyDevices, type DevicesConfig, deviceKey, SCREEN_DEVICES } from '../index.ts';
import { listPorts } from './list-ports.ts';

/** Beside the built program, and two floors up in a checkout. */
const CONFIG_FILES = ['kiosk-config', '../../kiosk-config'].map((folder) =>
  path.join(import.meta.dirname, folder, 'default.yaml'),
);

const technician: Technician = {
  say: (line) => void process.stdout.write(`\u001b[36m▸\u001b[0m ${line}\n`),
  onHang: () => fail('端口挂死：请断电重启设备'),
};

function fail(line: string): never {
  process.stderr.write(`\u001b[31m✗ ${line}\u001b[0m\n`);
  process.exit(1);
}

async function list(): Promise<void> {
  await listPorts(
    anyDevices.flatMap(({ pluggedIn = [] }) => pluggedIn),
    technician,
  );
  for (const device of [...anyDevices, ...SCREEN_DEVICES]) await device.list?.(technician);
}

function configured(files: readonly string[]): DevicesConfig {
  const shipped = CONFIG_FILES.find((file) => existsSync(file)) ?? CONFIG_FILES[0] ?? '';
  const answer = loadConfig([shipped, ...files]);
  return answer.ok ? answer.config.devices : fail(answer.problems.join('\n'));
}

async function test(wanted: string, configFiles: readonly string[]): Promise<void> {
  const device = anyDevices.find(({ name, shortName }) => wanted === name || wanted === shortName);
  if (!device) fail(`--test ${anyDevices.map(({ shortName }) => shortName).join('、')}`);
  const key = deviceKey(device.name);
  const config: unknown = Object.entries(configured(configFiles)).find(([name]) => name === key)?.[1];
  if (!device.isFitted(config)) {
    fail(`配置中没有${device.words.name}（devices.${key}）：用 --config 指定 site.yaml`);
  }
  const problem = await device.selfTest(config, technician);
  if (problem !== null) fail(problem);
}

const { values } = parseArgs({
  options: {
    test: { type: 'string' },
    config: { type: 'string', multiple: true, default: [] },
  },
});
if (values.test === undefined) await list();
else await test(values.test, values.config);
