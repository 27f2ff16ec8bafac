/** A filed application on paper, of nobody real: its applicant and what stands beside its content. */

import type { Applicant } from '../../main/core/model/draft.ts';
import type { ApplicationContent } from '../../main/core/model/papers.ts';
import type { ApplicationSubject } from '../../main/core/papers/application.ts';
import type { MendingNotice } from '../../main/core/papers/mending-notice.ts';

export const APPLICANT: Applicant = {
  source: 'card',
  document: 'resident',
  name: '张样例',
  idNumber: '990000199003071235',
  sex: '1',
  nation: '汉',
  birth: '1990-03-07',
  address: null,
};

export function subjectOf(
  content: ApplicationContent,
  receiptNo = 'LY001-20261124-0007-K',
): ApplicationSubject {
  return {
    receipt: {
      receiptNo,
      code: `LYZD2:${receiptNo}`,
      kind: 'pre-review',
      itemCode: 'RS-0001',
      itemName: '失业登记',
      committedAt: '2026-11-24T09:12:00+08:00',
      appointment: null,
      delivery: { state: 'waiting' },
    },
    content,
    hall: { name: '样例大厅', address: '测试路1号', phone: '0731-12345' },
    pageOf: () => null,
  };
}

/** What is to be mended of a case of nobody real. */
export const NOTICE: MendingNotice = {
  code: `LYZD2:LY001-20261124-0007-K.LW53S4LULAEXNQKM.RS-0001.0.${'KVCUK4M'.repeat(15).slice(0, 103)}`,
  caseNo: 'S43018120261124RS000018',
  itemName: '失业登记',
  departmentName: '市人社局',
  decidedAt: '2026-11-26T15:40:00+08:00',
  until: '2026-12-09',
  things: [
    { what: '失业日期', words: '和解除劳动关系证明上的日期不一致，请按证明填写。' },
    { what: '解除（终止）劳动关系证明', words: '公章看不清，右下角被手指挡住了，请平放重拍。' },
  ],
  pictures: [],
  kioskId: 'LY001',
  siteName: '浏阳市示例社区服务中心一楼大厅',
  hall: { name: '样例大厅', address: '测试路1号', phone: '0731-12345', hours: '周一至周五 9:00–17:00' },
};
