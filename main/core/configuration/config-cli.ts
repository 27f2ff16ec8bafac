/**
 * `npm run config -- --data DIR [--config FILE …] [--json]`, in the package `liuyang-kiosk-admin config`: every key of this kiosk's
 * configuration, its value, and the layer that it comes from.
 */
import path from 'node:path';
import { originOf } from '../../../kiosk-config/load.ts';
import { settingOf } from '../../../kiosk-config/settings.ts';
import { isTree } from '../../../kiosk-config/tree.ts';
import { end, optionsOf, shippedConfig } from '../command-line/command-line.ts';
import { readConfiguration } from './reading.ts';

const { values } = optionsOf(
  {
    options: {
      data: { type: 'string', default: '.kiosk-data' },
      config: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  },
  '用法：--data 数据目录 [--config 配置文件 …] [--json]',
);

const ORIGINS = { default: '默认', site: 'site.yaml', technician: '维护界面', remote: '远程' } as const;

/** A transport is one value, as a list is. */
function keysOf(value: unknown, above: readonly string[] = []): [key: string, value: unknown][] {
  if (!isTree(value) || above.at(-1) === 'transport') return [[above.join('.'), value]];
  return Object.entries(value).flatMap(([name, inner]) => keysOf(inner, [...above, name]));
}

const reading = readConfiguration({
  files: [shippedConfig(), path.join(values.data, 'site.yaml'), ...values.config],
  product: false,
  dataFolder: values.data,
});
if (reading.ok) {
  const { remote, leftOut } = reading;
  const keys = keysOf(reading.config).map(([key, value]) => ({
    ...{ key, value, origin: originOf(reading, key) },
    changeable: settingOf(key)?.takes ?? null,
  }));
  const nameOf = (origin: keyof typeof ORIGINS) =>
    origin === 'remote' ? `${ORIGINS.remote} 第 ${remote?.version} 版` : ORIGINS[origin];
  const lines = keys.map(({ key, value, origin }) => `${key}\t${JSON.stringify(value)}\t${nameOf(origin)}`);
  const said = values.json
    ? JSON.stringify({ remote: remote?.version ?? null, leftOut, keys })
    : [...lines, ...leftOut.map((line) => `未采用：${line}`)].join('\n');
  process.stdout.write(`${said}\n`);
} else {
  end(reading.problems.join('\n'));
}
