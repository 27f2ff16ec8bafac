/** Who asks for their bookings is sealed, with no more of the person than bookings are found by. */
import { expect, it } from 'vitest';
import type { Applicant } from '../../../../../main/core/model/draft.ts';
import { OwnBookingsQuestion, questionAad } from '../../../../../main/core/model/own-bookings.ts';
import { askOwnBookings } from '../../../../../main/core/own-bookings/ask.ts';
import type { OwnBookingsRequest } from '../../../../../main/core/platform/answers.ts';
import type { PlatformClient } from '../../../../../main/core/platform/client.ts';
import { generateKeyPair, open, SUITE } from '../../../../../main/core/sealing/seal.ts';

const ENQUIRY = '019ab000-0000-7000-8000-000000000001';
const applicant: Applicant = {
  ...{ source: 'card', document: 'resident', name: '张样例', idNumber: '990000199003071235', sex: '1' },
  ...{ nation: '汉族', birth: '1990-03-07', address: '样例省样例市', sam: '05.01-20200101-0000000001' },
};
const consent = { notice: '2026-12', at: '2026-11-29T10:00:00+08:00', submissionId: ENQUIRY, by: 'mark' };

it('sends the number sealed alone, and neither name nor address at all', async () => {
  const { publicKey, privateKey } = await generateKeyPair();
  const from = '2026-11-01T00:00:00+08:00';
  const sealingKey = { kid: 'platform-1', suite: SUITE, publicKey, from, until: null };
  const sent: OwnBookingsRequest[] = [];
  const ownBookings: PlatformClient['ownBookings'] = async (question) => {
    sent.push(question);
    return { kind: 'ok', value: { bookings: [] } };
  };
  const platform = {
    sealingKey,
    ask: <T>(question: (client: PlatformClient) => Promise<T>) => question({ ownBookings } as PlatformClient),
  };
  expect(await askOwnBookings({ kioskId: 'LY001', platform }, ENQUIRY, { consent, applicant })).toEqual({
    bookings: [],
  });
  const [request] = sent;
  if (!request) throw new Error('nothing was sent');
  expect(JSON.stringify(request)).not.toMatch(/990000|张样例|样例省/);
  const plain = await open(privateKey, request.sealed, questionAad(ENQUIRY));
  const question: unknown = JSON.parse(new TextDecoder().decode(plain ?? undefined));
  expect(question).toEqual({
    enquiryId: ENQUIRY,
    kioskId: 'LY001',
    consent: { notice: '2026-12', at: consent.at, submissionId: ENQUIRY },
    person: { source: 'card', document: 'resident', idNumber: applicant.idNumber, sam: applicant.sam },
  });
  expect(OwnBookingsQuestion.safeParse(question).success).toBe(true);
});

it('without a key of the platform nobody is asked', async () => {
  const platform = { sealingKey: null, ask: () => Promise.reject(new Error('asked')) };
  expect(await askOwnBookings({ kioskId: 'LY001', platform }, ENQUIRY, { consent, applicant })).toBeNull();
});
