/** What a technician's programs ask and say of an enrolment. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { type EnrolAnswer, EnrolmentFile } from './enrol.ts';

const REFUSED: Record<string, string> = {
  'code-unknown': '登记码不对，或不是本终端的',
  'code-used': '登记码已用过，请平台重新发放',
  'code-expired': '登记码已过期，请平台重新发放',
};

export function whyNotEnrolled(answer: Exclude<EnrolAnswer, { outcome: 'enrolled' }>): string {
  switch (answer.outcome) {
    case 'refused':
      return REFUSED[answer.code] ?? `平台拒绝登记（${answer.code}）`;
    case 'unreachable':
      return `平台无法连接：${answer.detail}`;
    case 'not-the-platform':
      return '答复的不是发放登记码的平台，没有登记；请检查平台地址和网络';
  }
}

/** Null: it is none. */
export function readEnrolmentFile(file: string): EnrolmentFile | null {
  try {
    return EnrolmentFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

export async function askForCode(kioskId: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
  const code = await terminal.question(`终端 ${kioskId} 的一次性登记码：`);
  terminal.close();
  process.stdout.write('\n');
  return code;
}
