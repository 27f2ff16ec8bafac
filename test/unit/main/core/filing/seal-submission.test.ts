import { expect, it } from 'vitest';
import {
  plainOf,
  sealSubmission,
  submissionEnvelope,
} from '../../../../../main/core/filing/seal-submission.ts';
import type { Submission } from '../../../../../main/core/model/submission.ts';
import { submissionAad } from '../../../../../main/core/model/submission.ts';
import { unpackBody } from '../../../../../main/core/outbox/body.ts';
import { CancellationBody, SubmissionBody } from '../../../../../main/core/platform/answers.ts';
import {
  generateKeyPair,
  open as openSealed,
  SUITE,
  SuiteName,
} from '../../../../../main/core/sealing/seal.ts';

const MADE = { audit: `7:${'a'.repeat(64)}`, clock: 'behind' } as const;

const payload: Submission = {
  submissionId: '01a20bc0-24b3-763f-bf95-4411339b60fa',
  receiptNo: 'LY001-20261124-0001-K',
  service: 'booking',
  itemCode: 'RS-0001',
  committedAt: '2026-11-24T10:00:00+08:00',
  consent: {
    notice: '2026-12',
    at: '2026-11-24T09:58:00+08:00',
    submissionId: '019ab000-0000-7000-8000-000000000000',
  },
  applicant: {
    source: 'typed',
    document: 'resident',
    name: '测试甲"\\',
    idNumber: '990000199001010011',
    sex: null,
    nation: null,
    birth: null,
    address: null,
  },
  phone: '13900000000',
  appointment: { firm: true, date: '2026-11-25', start: '09:00', end: '09:30' },
  answers: {},
  materials: [],
};

it.each(SuiteName.options)(
  'the body unpacks to the platform’s JSON, whatever the key is called: %s',
  async (suite) => {
    const pair = await generateKeyPair(suite);
    for (const appointment of [payload.appointment, null]) {
      const recipient = { kid: 'a "kid"\\\n}', publicKey: pair.publicKey, suite };
      const blobs = [{ sha256: 'a'.repeat(64), size: 7 }];
      const envelope = submissionEnvelope(recipient, payload.submissionId);
      const open = appointment ? { appointment } : {};
      const how = { kioskId: 'LY001', envelope, made: MADE, blobs, open, caseKey: null };
      const { body, ...rest } = sealSubmission(
        { ...payload, appointment },
        plainOf({ ...payload, appointment }),
        how,
      );
      const { receiptNo, itemCode, committedAt, submissionId, service } = payload;
      expect(rest).toEqual({ submissionId, receiptNo, service, itemCode, committedAt, blobs });
      const { sealed, ...told } = SubmissionBody.parse(unpackBody(body));
      expect(told).toEqual({
        kioskId: 'LY001',
        receiptNo,
        itemCode,
        committedAt,
        made: MADE,
        blobs,
        ...(appointment && { appointment }),
      });
      const opened = await openSealed(pair.privateKey, sealed, submissionAad(submissionId));
      expect(JSON.parse(Buffer.from(opened ?? []).toString())).toEqual({ ...payload, appointment });
    }
  },
);

it('a cancellation names its booking, to the platform and to the queue’s order', async () => {
  const cancels = '01a20bc0-24b3-763f-bf95-4411339b60fb';
  const cancellation: Submission = {
    ...payload,
    service: 'cancellation',
    cancels,
    phone: null,
    appointment: null,
  };
  const suite = SUITE;
  const { publicKey } = await generateKeyPair(suite);
  const recipient = { kid: 'k', publicKey, suite };
  const envelope = submissionEnvelope(recipient, cancellation.submissionId);
  const how = { kioskId: 'LY001', envelope, made: MADE, blobs: [], open: { cancels }, caseKey: cancels };
  const { body, caseKey } = sealSubmission(cancellation, plainOf(cancellation), how);
  expect(caseKey).toBe(cancels);
  expect(CancellationBody.parse(unpackBody(body))).toMatchObject({ cancels, itemCode: 'RS-0001' });
  expect(body.toString()).not.toContain('测试甲');
});
