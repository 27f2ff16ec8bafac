/** Asks for a maintenance PIN at the terminal and installs it; the PIN is never an argument, where others could read it. */
import { createInterface } from 'node:readline/promises';
import { end, optionsOf } from '../command-line/command-line.ts';
import { installPin } from './pin.ts';

const { values } = optionsOf(
  { options: { data: { type: 'string', default: '.kiosk-data' } } },
  '用法：--data 数据目录',
);
const terminal = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
const pin = (await terminal.question('新的维护密码（6 至 12 位数字）：')).trim();
terminal.close();
try {
  installPin(values.data, pin);
  process.stdout.write(`\n维护密码已保存在 ${values.data}，不必重启。\n`);
} catch (error) {
  end(`\n${(error as Error).message}`);
}
