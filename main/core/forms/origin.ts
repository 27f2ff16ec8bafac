/** Where a paper of a case came from, and what it may be used for. Pure, for screen, paper and platform alike. */
import type { Grade, PaperOrigin, PaperSource } from '../model/archive.ts';
import type { MaterialState } from '../model/draft.ts';
import type { ItemDetail } from '../model/item.ts';
import type { LaterPromise } from '../model/later.ts';
import type { ReadBy } from './read-here.ts';

/** What the papers of a case are for: said with the consent, sealed with each paper. Chinese, whatever the screen's language. */
export const purposeOf = ({ name, result }: Pick<ItemDetail, 'name' | 'result'>): string =>
  `办理“${name}”${result ? '网上申报' : '预审'}`;

/** What stands over a paper where it is shown or printed. `day`: YYYY-MM-DD; null while the clock is in doubt. */
export const watermarkOf = (purpose: string, day: string | null): string =>
  `仅用于${purpose}${day === null ? '' : ` ${day}`}`;

/** What one hands in oneself, in the order in which it is told. */
const HERE: readonly PaperSource[] = ['camera', 'scanner', 'phone'];

const READ: Readonly<Record<ReadBy, PaperSource>> = { card: 'reader', licence: 'licence-code' };

/** Null where nothing was handed in: the original is brought to the window, or the paper is left out. `read`: by what the kiosk read it. */
export function originOf(
  { archiveKey, pages, taken, fromPhone = [], fromScanner = [], original, later }: MaterialState,
  purpose: string,
  promise: LaterPromise | null | undefined,
  read: ReadBy | null,
): PaperOrigin | null {
  if (taken && pages.length > 0) {
    const { store, grade, issuer, issuedOn, validUntil } = taken;
    return { sources: [store], grade, purpose, issuer, issuedOn, validUntil };
  }
  if (pages.length > 0) {
    const sourceOf = (page: string): PaperSource =>
      fromPhone.includes(page) ? 'phone' : fromScanner.includes(page) ? 'scanner' : 'camera';
    const came = new Set(pages.map(sourceOf));
    const sources = HERE.filter((source) => came.has(source));
    return { sources, grade: 'C', purpose };
  }
  if (read && !original) return { sources: [READ[read]], grade: 'A', purpose };
  if (!later || !promise?.archiveKeys.includes(archiveKey)) return null;
  return { sources: ['promise'], grade: 'D', purpose, validUntil: promise.until };
}

const SOURCES: Readonly<Record<PaperSource, string>> = {
  library: '证照库',
  archive: '档案',
  camera: '本机拍照',
  phone: '手机上传',
  scanner: '本机扫描',
  promise: '书面承诺',
  reader: '本机读卡器读取',
  'licence-code': '电子营业执照扫码',
};

const GRADES: Readonly<Record<Grade, string>> = {
  A: '发证机关签发',
  B: '窗口核对过原件',
  C: '申请人自己提供',
  D: '申请人承诺',
};

/** An origin in a line, for paper and for who reviews the case. */
export function originLine({ sources, grade, issuer, issuedOn, validUntil }: PaperOrigin): string {
  return [
    `来源 ${sources.map((source) => SOURCES[source]).join('、')}`,
    `可信等级 ${grade}（${GRADES[grade]}）`,
    ...(issuer === undefined ? [] : [issuer]),
    ...(issuedOn === undefined ? [] : [`${issuedOn} 签发`]),
    ...(validUntil === undefined ? [] : [validUntil === null ? '长期有效' : `有效期至 ${validUntil}`]),
  ].join('；');
}
