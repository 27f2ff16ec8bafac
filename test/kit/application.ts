/** A filed application on paper, of nobody real: its applicant and what stands beside its content. */

import type { Applicant } from '../../main/core/model/draft.ts';
import type { ApplicationContent } from '../../main/core/model/papers.ts';
import type { ApplicationSubject } from '../../main/core/papers/application.ts';

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
  };
}
