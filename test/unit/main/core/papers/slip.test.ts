/** What a slip says of its time, and when it was handed in and arrived. */
import { describe, expect, it } from 'vitest';
import { MATTERS } from '../../../../../main/core/matters/index.ts';
import type { Appointment } from '../../../../../main/core/model/draft.ts';
import type { Language } from '../../../../../main/core/model/language.ts';
import type { GivenUp } from '../../../../../main/core/model/papers.ts';
import { type DeliveryState, type Receipt, timeState } from '../../../../../main/core/model/receipt.ts';
import { composeSlip } from '../../../../../main/core/papers/slip.ts';
import type { FurtherItem, SlipPlace } from '../../../../../main/core/papers/slip-subject.ts';

const NOW = Date.parse('2026-11-24T10:31:40+08:00');
const FIRM: Appointment = {
  firm: true,
  date: '2026-11-26',
  start: '09:30',
  end: '10:00',
  heldUntil: '2026-11-24T10:58:00+08:00',
};
const delivered = (
  caseState: Extract<DeliveryState, { state: 'delivered' }>['caseState'],
): DeliveryState => ({
  state: 'delivered',
  caseNo: 'Y43018120261124RS000012',
  caseState,
  // By a platform that writes its times in UTC.
  arrivedAt: '2026-11-24T02:33:07Z',
});

type SlipOf = {
  kind?: 'booking' | 'rebooking';
  before?: Appointment;
  givenUp?: GivenUp | null;
  further?: readonly FurtherItem[];
  language?: Language;
  bring?: readonly string[];
};

function slipText(
  appointment: Appointment,
  delivery: DeliveryState,
  now: number | null,
  place: SlipPlace | null = null,
  { kind = 'booking', before, givenUp = null, further = [], language = 'zh-CN', bring = [] }: SlipOf = {},
): string {
  const receipt: Receipt = {
    receiptNo: 'LY001-20261124-0007-K',
    code: 'LYZD2:LY001-20261124-0007-K',
    kind,
    ...(before && { before }),
    itemCode: 'RS-0001',
    itemName: '失业登记',
    committedAt: '2026-11-24T10:31:00+08:00',
    appointment,
    delivery,
  };
  const { blocks } = composeSlip({
    receipt,
    words: MATTERS[kind].slip,
    language,
    itemVersion: 1,
    time: timeState(appointment, delivery, now),
    siteName: '终端',
    hall: { name: '大厅', address: '地址', phone: '电话', hours: '9:00–17:00' },
    place,
    bring,
    further,
    owed: null,
    isUnsigned: false,
    next: null,
    reprint: false,
    givenUp,
  });
  return blocks
    .map((block) => ('text' in block ? block.text : 'label' in block ? `${block.label} ${block.value}` : ''))
    .join('\n');
}

const PLACE: SlipPlace = {
  ...{ name: '大瑶镇便民服务中心', address: '大瑶镇', phone: '0731-83800000', hours: '工作日 09:00–12:00' },
  ...{ windows: '一楼 A01–A12', way: '进正门往左走' },
};

describe('the place on a slip', () => {
  it('stands large below the time, with the way and how to change it', () => {
    const said = slipText(FIRM, delivered('confirmed'), NOW, PLACE);
    expect(said).toContain('大瑶镇便民服务中心\n一楼 A01-A12\n怎么走 进正门往左走');
    expect(said).toContain(
      '最晚提前 2 小时：拿本回执到打印它的终端扫二维码；或带身份证到任一终端，点“我的预约和预审”；或打 0731-83800000。',
    );
    expect(said).toContain('地址 大瑶镇');
    expect(said).not.toContain('大厅');
  });

  it('of a time that holds no more there is nowhere to go', () => {
    for (const state of ['cancelled', 'rejected', 'rebooked'] as const) {
      const said = slipText(FIRM, delivered(state), NOW, PLACE);
      expect(said).not.toContain('A01');
      expect(said).not.toContain('要改时间或取消');
    }
  });

  it('of a booking of an earlier release it is the hall', () => {
    expect(slipText(FIRM, delivered('confirmed'), NOW)).toContain('大厅\n地址 地址');
  });
});

describe('several items in one visit on a slip', () => {
  const time = { name: '申领', start: '10:00', end: '11:00', windows: '二楼 C01–C14' };
  const visit: Appointment = {
    ...FIRM,
    also: [{ itemCode: 'BD-0003', name: time.name, start: time.start, end: time.end, windows: time.windows }],
  };
  const further = [{ ...time, bring: ['居民身份证', '合同'] }];

  it('are each there with time, windows and papers, and the whole time stands large', () => {
    const said = slipText(visit, delivered('confirmed'), NOW, PLACE, { further });
    expect(said).toContain('2026-11-26星期四\n09:30-11:00');
    expect(said).toContain('一次办 2 件事\n1. 失业登记\n09:30-10:00');
    expect(said).toContain('2. 申领\n10:00-11:00 二楼 C01-C14');
    expect(said).toContain('办“申领”：\n1. 居民身份证\n2. 合同');
  });

  it('of a time that holds no more are named without a time to come', () => {
    const over = { further: [{ ...time, bring: [] }] };
    const said = slipText(visit, delivered('cancelled'), NOW, PLACE, over);
    expect(said).toContain('2. 申领');
    expect(said).not.toContain('10:00-11:00 二楼');
  });
});

describe('the time on a slip', () => {
  it('printed before delivery it says until when it is held, and that an SMS confirms', () => {
    const said = slipText(FIRM, { state: 'waiting' }, NOW);
    expect(said).toContain('预约时间（待确认）\n2026-11-26星期四\n09:30-10:00');
    expect(said).toContain('保留到 2026-11-24 10:58');
    expect(said).toContain('短信或电话确认为准');
    expect(said).toContain('提交时间 2026-11-24 10:31');
    expect(said).not.toContain('到达平台');
  });

  it.each([
    ['a hold that lapsed', NOW + 3600_000, FIRM],
    ['a hold by a clock in doubt', null, FIRM],
    ['a hold of an earlier release, that never said until when', NOW, { ...FIRM, heldUntil: undefined }],
    ['a wish', NOW, { ...FIRM, firm: false, heldUntil: undefined }],
  ] as const)('%s is a wish', (_what, now, { heldUntil, ...rest }) => {
    for (const state of ['waiting', 'parked'] as const) {
      const said = slipText({ ...rest, ...(heldUntil && { heldUntil }) }, { state }, now);
      expect(said).toContain('意向时间（尚未确认）\n2026-11-26');
      expect(said).not.toContain('保留到');
    }
  });

  it.each([
    ['confirmed', '预约时间\n2026-11-26', '政务平台已确认此预约'],
    ['unconfirmed', '意向时间（尚未确认）\n2026-11-26', '等短信或电话通知'],
    [null, '意向时间（尚未确认）\n2026-11-26', '等短信或电话通知'],
    ['rejected', '没有约上的时间\n2026-11-26', '请勿按此时间前来'],
    ['expired', '没有约上的时间\n2026-11-26', '请勿按此时间前来'],
    ['cancelled', '取消的预约时间\n2026-11-26', '请勿按此时间前来'],
    ['rebooked', '改掉的预约时间\n2026-11-26', '此预约已改到别的时间'],
  ] as const)('the platform said %s', (state, above, below) => {
    const said = slipText(FIRM, delivered(state), NOW);
    expect(said).toContain(above);
    expect(said).toContain(below);
    expect(said).toContain('提交时间 2026-11-24 10:31');
    expect(said).toContain('到达平台 2026-11-24 10:33');
  });
});

describe('the slip of a rebooking', () => {
  const before: Appointment = { firm: true, date: '2026-11-25', start: '14:00', end: '14:30' };
  const of = { kind: 'rebooking', before } as const;
  const wish = { ...FIRM, firm: false };

  it.each([
    [{ state: 'waiting' }, FIRM, '改约后的时间（待确认）\n2026-11-26', '保留到 2026-11-24 10:58'],
    [{ state: 'waiting' }, wish, '想改到的时间（尚未确认）\n2026-11-26', '原来的时间仍有效'],
    [delivered('confirmed'), FIRM, '改约后的时间\n2026-11-26', '原来的时间作废'],
    [delivered('rejected'), FIRM, '没有改成的时间\n2026-11-26', '原来的预约没有变'],
    [delivered('rebooked'), FIRM, '改掉的预约时间\n2026-11-26', '此预约已改到别的时间'],
    [delivered('cancelled'), FIRM, '取消的预约时间\n2026-11-26', '请勿按此时间前来'],
  ] as const)('%j: which of the two times holds', (delivery, appointment, above, below) => {
    const said = slipText(appointment, delivery, NOW, PLACE, of);
    expect(said).toContain('改约回执单');
    expect(said).toContain(above);
    expect(said).toContain(below);
    // What holds is as large as what is asked for.
    const holds = below.endsWith('有效') || below.includes('保留') || below.includes('没有变');
    expect(said).toContain(
      holds ? '原来的时间，现在仍有效\n2026-11-25 14:00' : '原来的时间 2026-11-25 14:00',
    );
  });

  it('of one that was not granted says so, whatever became of its booking', () => {
    const givenUp = { state: 'done', as: 'cancelled' } as const;
    const said = slipText(FIRM, delivered('rejected'), NOW, PLACE, { ...of, givenUp });
    expect(said).toContain('没有改成的时间');
    expect(said).not.toContain('A01');
  });

  it('asked for, the booking’s own slip holds until the platform says so', () => {
    const asked = slipText(FIRM, delivered('confirmed'), NOW, PLACE, {
      givenUp: { state: 'asked', as: 'moved' },
    });
    expect(asked).toContain('申请改约，尚未生效');
    expect(asked).toContain('A01');
    const done = slipText(FIRM, delivered('confirmed'), NOW, PLACE, {
      givenUp: { state: 'done', as: 'moved' },
    });
    expect(done).toContain('改掉的预约时间');
    expect(done).not.toContain('A01');
  });
});

describe('a slip that was asked for in English', () => {
  const english = (delivery: DeliveryState, of: SlipOf = {}) =>
    slipText(FIRM, delivery, NOW, PLACE, { ...of, language: 'en' }).split('In English\n')[1] ?? '';

  it('says below the Chinese when, where, with what, and how to change it', () => {
    const said = english(delivered('confirmed'), { bring: ['居民身份证'] });
    expect(said).toContain('Booking slip\nYour time:\nThu, 26 Nov 2026, 09:30-10:00\nConfirmed.');
    expect(said).toContain('Where: 大瑶镇便民服务中心 一楼 A01-A12.');
    expect(said).toContain('call 0731-83800000');
    expect(said).toContain('Bring the papers listed under 到窗口请带.');
    expect(said).toContain('Keep this slip and show it at the window.');
  });

  it.each(['cancelled', 'rejected', 'rebooked'] as const)(
    '%s: it says not to come, and not where',
    (state) => {
      const said = english(delivered(state));
      expect(said).toMatch(/Do not come at this time|has another time now/);
      expect(said).not.toContain('Where:');
      expect(said).not.toContain('To change or cancel');
    },
  );

  it('of a change that is not confirmed it says that the time before holds', () => {
    const before = { ...FIRM, date: '2026-11-25' };
    const said = english({ state: 'waiting' }, { kind: 'rebooking', before });
    expect(said).toContain('The time before holds until it is confirmed.');
    expect(said).toContain('The time before: Wed, 25 Nov 2026, 09:30');
  });

  it('what a stranger asked for does not hold yet', () => {
    const asked = { givenUp: { state: 'asked', as: 'cancelled' } } as const;
    expect(english(delivered('confirmed'), asked)).toContain('It still holds until a text message');
  });
});

it('a slip that was asked for in Chinese has no English', () => {
  expect(slipText(FIRM, delivered('confirmed'), NOW, PLACE)).not.toMatch(/[a-z]{4}/);
});
