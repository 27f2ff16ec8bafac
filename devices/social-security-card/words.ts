/** What a technician reads of the social-security card reader; the sentences for a card's status words stand in apdu.ts. */
import type { Words } from '../common/module.ts';

export const WORDS = {
  name: '社保卡读卡器',
  /** By what the system's smart-card service reports. */
  faults: {
    'no-library': {
      code: 'software',
      technician: '缺少智能卡库：请安装 libpcsclite1 和 pcscd（Windows 自带），并确认安装包带有 koffi',
    },
    'no-service': {
      code: 'software',
      technician: '智能卡服务未运行：请启动 pcscd（systemctl enable --now pcscd.socket）',
    },
    'no-reader': {
      code: 'unplugged',
      technician: '找不到社保卡读卡器：请检查 USB 线、驱动（libccid）和配置中的名称',
    },
    'no-card': { code: 'no-answer', technician: '读卡器与卡的连接中断' },
    mute: { code: 'no-answer', technician: '卡片对复位无应答' },
    busy: { code: 'no-answer', technician: '社保卡读卡器被其他程序占用：请关闭占用它的程序' },
    hung: { code: 'no-answer', technician: '智能卡服务不应答：请重启 pcscd，必要时重新插拔读卡器' },
    other: { code: 'no-answer', technician: '读卡器报告错误：请重新插拔读卡器' },
  },
} as const satisfies Words;
