/** The slip that tries a printer: common characters, rare ones that its own font lacks, and a QR code. Pure. */
import type { Slip } from './contract.ts';

export interface TestSlipSubject {
  kioskId: string;
  siteName: string;
  /** As a person reads a time. */
  at: string;
}

export function testSlip({ kioskId, siteName, at }: TestSlipSubject): Slip {
  const text = (content: string) =>
    ({ kind: 'text', text: content, size: 1, bold: false, align: 'left' }) as const;
  return {
    blocks: [
      { kind: 'text', text: '打印测试', size: 2, bold: true, align: 'center' },
      { kind: 'rule' },
      { kind: 'row', label: '终端编号', value: kioskId },
      { kind: 'row', label: '地点', value: siteName },
      { kind: 'row', label: '时间', value: at },
      text('常用字：政务服务自助终端 0123456789 ABC'),
      text('生僻字：䶮 㙍 𠮷 頔 訢 磾'),
      { kind: 'qr', data: `LYZD:TEST:${kioskId}` },
    ],
  };
}
