/** Questions after papers of archive and licence library, as a kiosk asks them that has read a citizen's card. */
import { v7 as uuidv7 } from 'uuid';
import { archiveAad, type Holder } from '../../main/core/model/archive.ts';
import type { ArchiveRequest } from '../../main/core/platform/answers.ts';
import { type Recipient, seal } from '../../main/core/sealing/seal.ts';

/** Zhang's number, whom the sandbox's archive knows. */
export const ZHANG = '990000199003071235';
export const FIRM = '91990181MA0EXAMP1N';

export type Asking = {
  idNumber?: string;
  source?: 'card' | 'e-id' | 'typed';
  kioskId?: string;
  holder?: Holder;
  itemCode?: string;
  /** The enquiry that it is sealed for, where that is another than it is asked with. */
  sealedFor?: string;
};

function question(recipient: Recipient, asking: Asking, more: object): ArchiveRequest {
  const enquiryId = uuidv7();
  const { idNumber = ZHANG, source = 'card', kioskId = 'LY001', holder = { kind: 'oneself' } } = asking;
  const plain = JSON.stringify({
    ...{ enquiryId, kioskId, itemCode: asking.itemCode ?? 'RS-0003', holder },
    consent: { notice: '2027-01', at: '2026-11-27T09:58:00+08:00', submissionId: enquiryId },
    person: { source, document: 'resident', idNumber },
    ...more,
  });
  const aad = archiveAad(asking.sealedFor ?? enquiryId);
  return { enquiryId, sealed: seal(recipient, new TextEncoder().encode(plain), aad) };
}

export const papersQuestion = (recipient: Recipient, wanted: readonly string[], asking: Asking = {}) =>
  question(recipient, asking, { wanted });

export const pageQuestion = (recipient: Recipient, ref: string, page: number, asking: Asking = {}) => ({
  ...question(recipient, asking, {
    ...{ ref, page },
    use: { purpose: '办理“样例”预审', at: '2026-11-27T09:59:00+08:00' },
  }),
  from: 0,
});
