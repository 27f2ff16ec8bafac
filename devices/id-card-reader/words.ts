/** What a technician reads of the identity card reader; the sentences for its status codes stand in status-codes.ts. */
import type { Words } from '../common/module.ts';

export const WORDS = {
  name: '身份证读卡器',
  faults: {
    notAllowed: {
      code: 'not-allowed',
      technician:
        '身份证阅读器的 SAM 编号 {number} 不在 devices.idCardReader.allowedSams 中：核对阅读器，是本机的就把编号加进配置',
    },
    noAnswer: { code: 'no-answer', technician: '身份证阅读器不应答：请检查电源、数据线和波特率' },
  },
} as const satisfies Words;
