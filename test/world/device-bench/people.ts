/** Fictitious people for the emulated reader: unassigned division codes, valid check digits. */
import type { EmulatedCard } from '../../../devices/id-card-reader/emulator.ts';

export const resident = (name: string, idNumber: string, extra: object = {}): EmulatedCard => ({
  kind: 'id-card',
  card: {
    kind: 'resident',
    name,
    sex: Number(idNumber[16]) % 2 === 1 ? '1' : '2',
    nation: '01',
    birth: idNumber.slice(6, 14),
    address: '测试省样例市示范区幸福路1号2幢3单元401室',
    idNumber,
    issuer: '样例市公安局示范分局',
    validFrom: '20200307',
    validTo: '20400307',
    ...extra,
  },
});

export const PEOPLE: Readonly<Record<string, { label: string; card: EmulatedCard }>> = {
  zhang: { label: '张样例（居民身份证）', card: resident('张样例', '990000199003071235') },
  uyghur: {
    label: '阿卜杜拉·样例（长期）',
    card: resident('阿卜杜拉·样例', '990000199003071243', { nation: '05', validTo: '长期' }),
  },
  expired: {
    label: '过期身份证',
    card: resident('李过期', '990000199003071235', { validFrom: '20050307', validTo: '20250307' }),
  },
  inconsistent: {
    label: '号码与生日不符',
    card: resident('王不符', '990000199003071235', { birth: '19900308' }),
  },
  hmt: {
    label: '陈样例（港澳台居住证）',
    card: {
      kind: 'id-card',
      card: {
        kind: 'hmt',
        name: '陈样例',
        sex: '2',
        birth: '19000101',
        address: '测试省样例市示范区港湾路8号',
        idNumber: '81000019000101000X',
        issuer: '样例市公安局',
        validFrom: '20190101',
        validTo: '20391231',
        passNumber: 'H00000000',
        issueCount: '01',
      },
    },
  },
  unreadable: { label: '读不出的身份证', card: { kind: 'unreadable' } },
  bank: { label: '银行卡', card: { kind: 'bank-card' } },
};
