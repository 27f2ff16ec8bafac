/** What a technician reads of the receipt printer; the sentences for its status bits stand in status.ts. */
import type { Words } from '../common/module.ts';

export const WORDS = {
  name: '回执打印机',
  faults: {
    notFitted: { code: 'unplugged', technician: '未配置打印机，或打印机尚未连接' },
    noAnswer: { code: 'no-answer', technician: '打印机不应答：请检查电源和数据线' },
    unconfirmed: {
      code: 'no-answer',
      technician: '打印机收到整张回执但没有确认打完：请查看出纸口，必要时断电重启打印机',
    },
  },
} as const satisfies Words;
