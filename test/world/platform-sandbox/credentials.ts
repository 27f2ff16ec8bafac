/** The sandbox's registers behind electronic ID and licence codes: fictitious, each code good once. */
import type { Credential, Licence } from '../../../main/core/platform/answers.ts';

/** What a phone would show; the part behind the last colon makes each showing another code. */
const PEOPLE: Readonly<Record<string, Credential>> = {
  'CTID:zhang': { name: '张样例', idNumber: '990000199003071235' },
  'CTID:dupont': { name: 'DUPONT JEAN-PIERRE ALEXANDRE CH', idNumber: 'CAN110081080310' },
  'CTID:dots': { name: '阿依努尔・样例', idNumber: '990000199003071243' },
  'CTID:uyghur': { name: '阿卜杜拉·样例', idNumber: '990000199003071243' },
};

/** As registers print them: a type with its kind of owners, capital in its own words, a long scope, a code that fails its check. */
const LONG: Licence = {
  uscc: '91350203M0001QKT19',
  name: '样例市示范贸易有限公司',
  type: '有限责任公司(自然人投资或控股)',
  legalRep: '阿依努尔・样例',
  capital: '500万元人民币',
  foundDate: '2015-06-01',
  address: '测试省样例市示范区贸易路1号',
  scope: '一般项目：样例商品的批发与零售；'.repeat(38).slice(0, 600),
};

const LICENCES: Readonly<Record<string, Licence>> = {
  'DZYYZZ:maoyi': LONG,
  'DZYYZZ:dollars': { ...LONG, type: '外商投资企业', capital: '50万美元' },
  'DZYYZZ:huapao': {
    uscc: '91990181MA0EXAMP1N',
    name: '样例市示范花炮有限公司',
    type: '有限责任公司',
    legalRep: '张样例',
    capital: '500万元',
    foundDate: '2015-06-01',
    address: '测试省样例市示范区花炮路1号',
    scope: '烟花爆竹生产与销售',
  },
};

export class Credentials {
  readonly #used = new Set<string>();

  person(raw: string): Credential | 'code-expired' | 'code-unknown' {
    return this.#once(PEOPLE, raw);
  }

  licence(raw: string): Licence | 'code-expired' | 'code-unknown' {
    return this.#once(LICENCES, raw);
  }

  #once<T>(register: Readonly<Record<string, T>>, raw: string): T | 'code-expired' | 'code-unknown' {
    if (this.#used.has(raw)) return 'code-expired';
    const found = register[raw.slice(0, raw.lastIndexOf(':'))];
    if (!found) return 'code-unknown';
    this.#used.add(raw);
    return found;
  }
}
