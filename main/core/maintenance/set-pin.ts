/** Asks for a maintenance PIN at the terminal and installs it; the PIN is never an argument, where others could read it. */
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { installPin } from './pin.ts';

const { values } = parseArgs({ options: { data: { type: 'string', default: '.kiosk-data' } } });
const terminal = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
const pin = (await terminal.question('新的维护密码（6 至 12 位数字）：')).trim();
terminal.close();
try {
  installPin(values.data, pin);
  process.stdout.write(`\n维护密码已保存在 ${values.data}，不必重启。\n`);
} catch (error) {
  process.stderr.write(`\n${(error as Error).message}\n`);
  process.exitCode = 1;
}
