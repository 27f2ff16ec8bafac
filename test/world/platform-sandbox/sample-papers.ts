/** What the sandbox's archive and licence library hold of its fictitious people and firms, and how such a paper looks. */
import path from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import type { Grade, Store } from '../../../main/core/model/archive.ts';
import { ROOT } from '../../../scripts/setup/lib.mjs';

const FAMILY = 'Noto Sans SC';
const FONT = path.join(
  ROOT,
  'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);

/** `issued`, `until`: days from today; null: it does not run out. */
type SamplePaper = {
  archiveKey: string;
  title: string;
  store: Store;
  grade: Grade;
  issuer: string;
  issued: number;
  until: number | null;
  pages: number;
};

/** One of each sort: an issuer's, one seen at a window, one's own; good, soon to run out, run out; one of a single case. */
const PERSON: readonly SamplePaper[] = [
  paper('marriage-cert', '结婚证', 'library A 样例市民政局', -2000, null, 2),
  paper('real-estate-cert', '不动产权证书', 'library A 样例市自然资源和规划局', -1500, null),
  paper('driver-licence', '机动车驾驶证', 'library A 样例市公安局交通警察支队', -1200, 900),
  paper('diploma', '学历证书', 'library A 样例大学', -4000, null),
  paper('hukou-book', '居民户口簿', 'archive B 公安专区窗口核对', -400, null, 2),
  paper('body-condition', '机动车驾驶人身体条件证明', 'archive B 交警窗口核对', -176, 0),
  paper('bank-card', '本人银行卡', 'archive C 本人提交', -100, null),
  paper('health-cert', '从业人员健康证明', 'archive C 本人提交', -400, -35),
  paper('income-proof', '收入证明', 'archive C 本人提交', -10, 80),
];
const ORGANISATION: readonly SamplePaper[] = [
  paper('business-licence', '营业执照', 'library A 样例市市场监督管理局', -1500, null),
  paper('org-articles', '章程', 'archive B 市场准入专区窗口核对', -900, null, 2),
  paper('premises-proof', '住所使用证明', 'archive C 单位提交', -360, 5),
  paper('legal-id', '法定代表人身份证明', 'archive C 单位提交', -800, -10),
];

/** By document number, or credit code. */
export const SAMPLE_PAPERS: Readonly<Record<string, readonly SamplePaper[]>> = {
  '990000199003071235': PERSON,
  '990000199003071243': PERSON.slice(0, 1),
  '91990181MA0EXAMP1N': ORGANISATION,
};

/** The register of organisations: whose card opens a firm's papers. */
export const LEGAL_REPRESENTATIVES: Readonly<Record<string, string>> = {
  '91990181MA0EXAMP1N': '990000199003071235',
};

function paper(
  archiveKey: string,
  title: string,
  how: string,
  issued: number,
  until: number | null,
  pages = 1,
): SamplePaper {
  const [store, grade, issuer = ''] = how.split(' ') as [Store, Grade, string];
  return { archiveKey, title, store, grade, issuer, issued, until, pages };
}

export type Drawn = { archiveKey: string; issuer: string; issuedOn: string; validUntil: string | null };

/** A page of it as JPEG, upright A4 at 100 dots an inch. */
export function drawnPage({ archiveKey, issuer, issuedOn, validUntil }: Drawn, page: number): Buffer {
  GlobalFonts.registerFromPath(FONT, FAMILY);
  const canvas = createCanvas(827, 1169);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fdfbf3';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.strokeStyle = '#a8271d';
  pen.lineWidth = 6;
  pen.strokeRect(40, 40, canvas.width - 80, canvas.height - 80);
  pen.textAlign = 'center';
  pen.fillStyle = '#1b1f24';
  pen.font = `60px "${FAMILY}"`;
  const title = [...PERSON, ...ORGANISATION].find((each) => each.archiveKey === archiveKey)?.title;
  pen.fillText(title ?? archiveKey, canvas.width / 2, 220, canvas.width - 160);
  pen.font = `30px "${FAMILY}"`;
  const lines = [
    `第 ${page} 页`,
    `签发 ${issuer}`,
    `签发日期 ${issuedOn}`,
    validUntil === null ? '长期有效' : `有效期至 ${validUntil}`,
    '样例证照，不是真证件',
  ];
  for (const [at, line] of lines.entries()) pen.fillText(line, canvas.width / 2, 380 + at * 70);
  pen.beginPath();
  pen.arc(canvas.width - 230, canvas.height - 240, 110, 0, 2 * Math.PI);
  pen.stroke();
  pen.fillStyle = '#a8271d';
  pen.fillText('样例专用章', canvas.width - 230, canvas.height - 230);
  return canvas.toBuffer('image/jpeg', 85);
}
