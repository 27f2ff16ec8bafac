/** Made-up facts for the samples of screens. The person is fictitious: division code 990000 does not exist. */
import type { Holds } from '../../devices/common/status.ts';
import type { DeviceName } from '../../devices/index.ts';
import type { ItemDetail, Overview } from '../../main/core/catalogue/contract.ts';
import { signedText } from '../../main/core/forms/owed.ts';
import type { KioskInfo, KioskStatus } from '../../main/core/kiosk/contract.ts';
import { hallDate } from '../../main/core/model/clock.ts';
import type {
  BookingDraft,
  CancellationDraft,
  CorrectionDraft,
  PreReviewDraft,
  RebookingDraft,
} from '../../main/core/model/draft.ts';
import { addDays } from '../../main/core/model/hall/days.ts';
import type { Receipt } from '../../main/core/model/receipt.ts';
import type { Mending } from '../../main/core/model/review.ts';
import type { Ink, Signature } from '../../main/core/model/signature.ts';

const since = '2026-11-24T08:30:00+08:00';

export const info: KioskInfo = {
  kioskId: 'LY-0007',
  siteName: '淮川街道便民服务点',
  hall: {
    name: '浏阳市政务服务中心',
    address: '浏阳市金沙北路一号',
    phone: '0731-83600000',
    hours: '周一至周五 9:00–12:00，13:30–17:00',
    reportWindow: '一楼“办不成事”反映窗口',
  },
  dataHandler: { name: '浏阳市行政审批服务局', phone: '0731-12345' },
  keepDays: 7,
  version: '0.1.0',
  development: false,
  samplePeople: true,
  pixelsPerMm: 4,
  camera: { width: 3264, height: 2448, settleMs: 1500 },
  elsewhere: [
    { siteName: '浏阳市示例社区服务中心', address: '示例路18号一楼大厅', distance: '步行约8分钟' },
    { siteName: '样例工业园综合服务楼', address: '园区大道66号', distance: '乘车约10分钟' },
  ],
  idleSeconds: 600,
  idleWarningSeconds: 30,
  awaySeconds: 10,
};

export const status: KioskStatus = {
  duty: null,
  notice: null,
  brightness: 100,
  service: { state: 'open' },
  network: 'offline',
  devices: [
    {
      device: 'id-card-reader',
      state: 'ready',
      fault: null,
      warnings: [],
      holds: 'card',
      port: 'serial /dev/ttyUSB0',
      since,
    },
    {
      device: 'receipt-printer',
      state: 'fault',
      fault: { code: 'paper-out', technician: '打印纸用完：换上 80 毫米热敏纸卷并合上盖子。' },
      warnings: [],
      holds: null,
      port: 'tcp 127.0.0.1:9100',
      since,
    },
    {
      device: 'scanner',
      state: 'ready',
      fault: null,
      warnings: [],
      holds: null,
      port: 'serial /dev/ttyUSB1',
      since,
    },
  ],
  clock: 'right',
  queue: { waiting: 2, parked: 1 },
};

const zones = ['人社', '公安', '不动产', '市场准入', '税务', '医保', '公积金', '工程建设', '民生综合'];

/** The sample devices, these of them holding what belongs to somebody. */
export function holding(held: Partial<Record<DeviceName, Holds>>): KioskStatus['devices'] {
  const named = Object.entries(held) as [DeviceName, Holds][];
  const well = { state: 'ready' as const, fault: null, warnings: [], port: 'usb', since };
  const others = status.devices.filter(({ device }) => !(device in held));
  return [...others, ...named.map(([device, holds]) => ({ ...well, device, holds }))];
}

export const overview: Overview = {
  zones: zones.map((name, index) => ({
    id: ['hr', 'police', 'realestate', 'market', 'tax', 'medical', 'fund', 'invest', 'social'][index] ?? '',
    name: `${name}专区`,
    scope: '社会保险、就业创业、劳动关系、社会保障卡、人才人事',
    counts: { items: 41 - index * 3, booking: 41 - index * 3, preReview: 41 - index * 3 },
  })),
  departments: Array.from({ length: 36 }, (_, index) => ({
    code: `D${index}`,
    name: `浏阳市第${index}局`,
    shortName:
      ['市人社局', '市公安局', '市自然资源局', '市市场监管局', '市医保局', '市民政局'][index % 6] ?? '',
    zoneId: 'z0',
    counts: { items: 9, booking: 9, preReview: 9 },
  })),
  counts: { items: 293, booking: 131, preReview: 257 },
};

const fields: ItemDetail['fields'] = [
  { key: 'name', label: '申请人姓名', kind: 'text', required: true, prefill: 'idCard.name' },
  { key: 'id', label: '申请人身份证号', kind: 'id-number', required: true, prefill: 'idCard.number' },
  { key: 'spouseId', label: '配偶证件号码', kind: 'id-number', required: false, noDocument: true },
  { key: 'address', label: '现居住地址', kind: 'address', required: true },
  { key: 'date', label: '失业日期', kind: 'date', required: true, time: 'past' },
  {
    key: 'reason',
    label: '失业原因',
    kind: 'choice',
    required: true,
    options: ['合同到期', '本人辞职', '单位裁员', '单位破产', '其他'],
  },
  {
    key: 'uscc',
    label: '原单位统一社会信用代码',
    kind: 'uscc',
    required: false,
    prefill: 'licence.uscc',
  },
  { key: 'training', label: '愿意参加职业培训', kind: 'yes-no', required: true },
  { key: 'wage', label: '原月工资', kind: 'number', unit: '元', required: false },
];

export const item: ItemDetail = {
  code: 'RS-0001',
  version: 1,
  name: '失业登记',
  departmentCode: 'RS',
  departmentName: '市人社局',
  departmentFullName: '浏阳市人力资源和社会保障局',
  zoneId: 'z0',
  audience: ['person'],
  services: ['booking', 'pre-review'],
  caseType: '承诺件',
  promisedDays: 5,
  statutoryDays: 20,
  apply: 'online',
  visits: 1,
  type: '公共服务',
  identityLevel: 'typed',
  oldestTaken: 1,
  fee: '不收费',
  form: { sections: [{ title: '申请信息', fields }] },
  situation: [],
  materials: [
    {
      archiveKey: 'id-card',
      name: '居民身份证',
      form: '原件',
      copies: 1,
      required: true,
      source: '政府部门核发',
      points: ['人像、姓名、号码看得清', '在有效期内'],
      where: '带本人身份证放在读卡器上即可',
    },
    { archiveKey: 'form', name: '失业登记表', form: '原件', copies: 1, required: true, source: '申请人自备' },
    {
      archiveKey: 'leave-proof',
      later: true,
      name: '解除（终止）劳动关系证明',
      form: '复印件',
      copies: 2,
      required: false,
      source: '其他',
      points: ['盖单位公章', '写明离开的日期和原因'],
      where: '原工作单位，单位有义务出具',
    },
  ],
  fields,
};

/** Where a result is fetched. */
export const resultWindow = {
  id: 'hall',
  name: '市民之家综合出证窗口',
  where: '浏阳市民之家一楼 J09 窗口，进正门往左走到底',
  hours: '工作日 9:00–12:00、13:30–17:00',
  bring: ['身份证', '回执单'],
};
/** An item that is applied for wholly online. */
export const onlineItem = {
  ...item,
  code: 'YC-0004',
  name: '烟草专卖零售许可证补办',
  departmentName: '市烟草局',
  departmentFullName: '浏阳市烟草专卖局',
  promisedDays: 1,
  apply: 'full',
  visits: 0,
  result: {
    name: '烟草专卖零售许可证',
    ways: ['post', 'collect', 'licence'],
    postage: 'recipient',
    points: [
      resultWindow,
      {
        id: 'cabinet',
        name: '市民之家自助取件柜',
        where: '浏阳市民之家正门外右侧',
        hours: '每天 24 小时',
        bring: ['短信里的取件码'],
      },
    ],
  },
} satisfies ItemDetail;

const person = {
  submissionId: '019ab000-0000-7000-8000-000000000000',
  itemCode: item.code,
  applicant: {
    source: 'card',
    document: 'resident',
    name: '欧阳测试',
    idNumber: '990000199003070016',
    sex: '1',
    nation: '汉',
    birth: '1990-03-07',
    address: null,
  },
  consent: {
    notice: '2026-12',
    at: '2026-11-24T09:58:00+08:00',
    submissionId: '019ab000-0000-7000-8000-000000000000',
  },
  phone: '13900000000',
} as const;

export const draft: PreReviewDraft = {
  ...person,
  kind: 'pre-review',
  answers: {
    name: '欧阳测试',
    id: '990000199003070016',
    address: '湖南省浏阳市淮川街道测试社区一组十八号',
    date: '2026-10-31',
    reason: '合同到期',
    training: true,
  },
  materials: [{ archiveKey: 'id-card', pages: ['p1', 'p2'], original: false }],
};

/** Two strokes, as 欧 begins. */
export const ink: Ink = {
  width: 900,
  height: 320,
  strokes: [
    [
      [250, 90, 0],
      [300, 86, 40],
      [372, 84, 90],
      [360, 130, 140],
      [320, 190, 190],
      [270, 240, 250],
    ],
    [
      [262, 130, 420],
      [300, 180, 470],
      [352, 236, 540],
      [420, 250, 600],
      [520, 120, 700],
      [560, 110, 760],
      [540, 190, 830],
      [610, 230, 900],
      [690, 96, 990],
    ],
  ],
};
const until = addDays(hallDate(Date.now()), 14);
/** As it stands when a paper was left out, promised and signed for. */
export const promisedDraft: PreReviewDraft = {
  ...draft,
  materials: [...draft.materials, { archiveKey: 'leave-proof', pages: [], original: false, later: true }],
  later: {
    archiveKeys: ['leave-proof'],
    until,
    workingDays: 10,
    promisedAt: '2026-11-24T10:05:00+08:00',
  },
};
export const signature: Signature = {
  state: 'signed',
  text: signedText(item, draft),
  sha256: 'b'.repeat(64),
  at: '2026-11-24T10:07:00+08:00',
  ink,
};

const place = {
  ...{ id: 'hall', name: '浏阳市民之家', address: '浏阳市行政中心市民之家' },
  windows: '一楼 A01–A12',
};
const appointment = { firm: false, date: '2026-11-26', start: '09:30', end: '10:00', place };
export const bookingDraft: BookingDraft = { ...person, kind: 'booking', appointment };
/** Of a visit for three items. */
const also = [
  ...[{ itemCode: 'RS-0003', name: '失业保险金申领', start: '10:00', end: '10:30', windows: '一楼 A01–A12' }],
  ...[{ itemCode: 'BD-0003', name: '不动产转移登记', start: '11:00', end: '12:00', windows: '二楼 C01–C14' }],
];
export const visitDraft: BookingDraft = {
  ...bookingDraft,
  also: also.map(({ itemCode, name }) => ({ itemCode, name })),
  appointment: { ...appointment, firm: true, heldUntil: '2099-11-24T11:01:00+08:00', also },
};
export const cancellationDraft: CancellationDraft = {
  ...person,
  kind: 'cancellation',
  cancels: '019ab000-0000-7000-8000-000000000001',
  appointment,
};

export const rebookingDraft: RebookingDraft = {
  ...person,
  kind: 'rebooking',
  phone: null,
  rebooks: '019ab000-0000-7000-8000-000000000001',
  before: { firm: true, date: '2026-11-25', start: '14:00', end: '14:30', place },
  appointment,
};

export const mending: Mending = {
  corrects: '019ab000-0000-7000-8000-000000000001',
  caseNo: 'S43018120261124RS000018',
  review: 1,
  itemVersion: 1,
  decidedAt: '2026-11-26T15:40:00+08:00',
  until: addDays(hallDate(Date.now()), 9),
  answers: draft.answers,
  repeats: {},
  fields: [{ key: 'date', words: '和解除劳动关系证明上的日期不一致，请按证明填写。' }],
  materials: [
    {
      archiveKey: 'leave-proof',
      words: '公章看不清，右下角被手指挡住了，请平放重拍。',
      pages: [
        {
          sha256: 'a'.repeat(64),
          marks: [
            { shape: 'oval', x: 0.55, y: 0.62, width: 0.3, height: 0.26 },
            { shape: 'box', x: 0.12, y: 0.3, width: 0.4, height: 0.12 },
          ],
        },
      ],
    },
  ],
};

export const correctionDraft: CorrectionDraft = {
  ...person,
  kind: 'correction',
  phone: null,
  slip: 'LYZD2:SAMPLE',
  mending,
  answers: { ...draft.answers, date: '2026-10-15' },
  materials: [{ archiveKey: 'leave-proof', pages: ['p1'], original: false }],
};

export const receipt: Receipt = {
  receiptNo: 'LY007-20261124-0031-K',
  code: `LYZD2:LY007-20261124-0031-K.ABCDEFGHIJKLMNOP.${item.code}.202611260930.${'SAMPLE2'.repeat(15).slice(0, 103)}`,
  kind: 'booking',
  itemCode: item.code,
  itemName: item.name,
  committedAt: since,
  appointment: {
    firm: true,
    date: '2026-11-26',
    start: '09:30',
    end: '10:00',
    heldUntil: '2099-11-24T11:01:00+08:00',
    place,
  },
  delivery: { state: 'waiting' },
};

/** Of a visit for three items. */
export const visitReceipt: Receipt = { ...receipt, appointment: visitDraft.appointment };
