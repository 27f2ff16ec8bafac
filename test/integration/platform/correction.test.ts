/** A case is mended once for each review, by its applicant, in time by when it was confirmed: whatever is repeated, late or asked at once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Applicant } from '../../../main/core/model/draft.ts';
import { reviewAad, type Submission, submissionAad } from '../../../main/core/model/submission.ts';
import type { CorrectionBody, PlatformClient } from '../../../main/core/platform/client.ts';
import { type Recipient, seal } from '../../../main/core/sealing/seal.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { engines } from '../../kit/engines.ts';
import { clientAt, enrolled } from '../../kit/enrolled.ts';
import { type Filed, ITEM, keyOf, sealedPhoto, submissionFor } from '../../kit/filed.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

const UNTIL = '2026-12-04';
const refusal = (code: string, status = 422) => ({ kind: 'refused', status, code });
const bytesOf = (value: object) => Buffer.from(JSON.stringify(value));

for (const engine of engines()) {
  describe.skipIf(engine.isMissing)(`on ${engine.name}`, () => {
    let folder: string;
    let sandbox: Sandbox;
    let client: PlatformClient;
    let recipient: Recipient;
    let now: number;

    beforeAll(() => engine.start());
    afterAll(() => engine.stop());
    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'correction-'));
      now = Date.parse('2026-11-27T10:00:00+08:00');
      sandbox = await startSandbox({ folder, now: () => now, ...(await engine.database()) });
      client = clientAt(sandbox.url, await enrolled(sandbox));
      recipient = await keyOf(client);
    });
    afterEach(async () => {
      await sandbox.close();
      rmSync(folder, { recursive: true });
    });

    /** A case that is to be mended until UNTIL. */
    async function toMend(): Promise<Filed> {
      const filed = await submissionFor(recipient);
      await client.submit({ kind: 'pre-review', idempotencyKey: filed.key, body: filed.body });
      await decide(filed);
      return filed;
    }

    const decide = async ({ key }: Filed) => {
      const fields = [{ key: 'applicantName', words: '与身份证不一致' }];
      expect(
        await sandbox.reviewing.decide(key, { outcome: 'supplement', until: UNTIL, fields, materials: [] }),
      ).toBeNull();
    };
    const stateOf = async ({ key }: Filed) => (await sandbox.cases()).find((one) => one.key === key)?.state;

    type Mended = {
      as?: Partial<Applicant>;
      committedAt?: string;
      review?: number;
      blobs?: CorrectionBody['blobs'];
    };
    async function corrected({ key: corrects, submission }: Filed, mended: Mended = {}) {
      const { applicant, consent, itemCode } = submission;
      if (!applicant) throw new Error('a case without an applicant');
      const { as = {}, committedAt = '2026-11-27T11:00:00+08:00', review = 1, blobs = [] } = mended;
      const key = uuidv7();
      const common = { receiptNo: 'LY001-20261127-0005-R', itemCode, committedAt, corrects, review };
      const inside: Submission = {
        ...common,
        submissionId: key,
        service: 'correction',
        consent,
        applicant: { ...applicant, source: 'card', ...as },
        phone: null,
        appointment: null,
        answers: { applicantName: '测试乙' },
        materials: blobs.length > 0 ? [{ archiveKey: 'id-card', pages: blobs, original: false }] : [],
      };
      const sealed = seal(recipient, bytesOf(inside), submissionAad(key));
      return {
        kind: 'correction',
        idempotencyKey: key,
        body: { ...common, kioskId: 'LY001', blobs, sealed },
      } as const;
    }

    /** What a kiosk asks with the card of `applicant`. */
    function asking(
      { key, submission }: Filed,
      as: Partial<Applicant> = {},
      bound = submission.submissionId,
    ) {
      const slip = slipName(key);
      const { idNumber = '' } = submission.applicant ?? {};
      const proof = { source: 'card', idNumber, ...as };
      const sealed = seal(recipient, bytesOf(proof), reviewAad(bound, slip));
      return { slip, submissionId: submission.submissionId, sealed };
    }

    it('takes each review’s correction once, however often it is sent and by how many', async () => {
      const filed = await toMend();
      const first = await corrected(filed);
      const second = await corrected(filed);
      const answers = await Promise.all([client.submit(first), client.submit(first), client.submit(second)]);
      const taken = answers.filter(({ kind }) => kind === 'ok');
      expect(taken.length).toBeGreaterThan(0);
      expect(await sandbox.correcting.all()).toHaveLength(1);
      expect(await stateOf(filed)).toBe('pending');
      const { key } = (await sandbox.correcting.all())[0] ?? {};
      const [winner, loser] = key === first.idempotencyKey ? [first, second] : [second, first];
      expect(await client.submit(winner)).toMatchObject({ kind: 'ok', value: { state: 'pending' } });
      expect(await client.submit(loser)).toEqual(refusal('already-corrected'));
      expect(await client.findSubmission(winner)).toMatchObject({ kind: 'ok', value: { state: 'pending' } });
      expect(await sandbox.reviewing.look(filed.key)).toMatchObject({ answers: { applicantName: '测试乙' } });
      await decide(filed);
      expect(await client.submit(await corrected(filed, { review: 2 }))).toMatchObject({ kind: 'ok' });
    });

    it('refuses strangers, typed names, and what nobody asked for', async () => {
      const filed = await toMend();
      const { idNumber } = { idNumber: '990000199001010038' };
      expect(await client.submit(await corrected(filed, { as: { idNumber } }))).toEqual(
        refusal('another-person'),
      );
      expect(await client.submit(await corrected(filed, { as: { source: 'typed' } }))).toEqual(
        refusal('not-proved'),
      );
      expect(await client.submit(await corrected(filed, { review: 2 }))).toEqual(refusal('nothing-to-mend'));
      const unknown = { ...filed, key: uuidv7() };
      expect(await client.submit(await corrected(unknown))).toEqual(refusal('unknown-case'));
      const gone = [{ sha256: 'c'.repeat(64), size: 100 }];
      expect(await client.submit(await corrected(filed, { blobs: gone }))).toEqual(
        refusal('blob-missing', 409),
      );
      expect(await sandbox.reviewing.decide(filed.key, { outcome: 'passed' })).toEqual({
        status: 409,
        code: 'not-pending',
      });
      expect(await stateOf(filed)).toBe('supplement');
    });

    it('counts by when it was confirmed, and lets what nobody mended run out', async () => {
      const filed = await toMend();
      now = Date.parse('2026-12-05T09:00:00+08:00');
      const expired = { kind: 'ok', value: { state: 'expired', review: { until: UNTIL } } };
      expect(await client.slipProgress(slipName(filed.key))).toMatchObject(expired);
      const late = await corrected(filed, { committedAt: '2026-12-05T00:00:01+08:00' });
      expect(await client.submit(late)).toEqual(refusal('too-late'));
      const inTime = await corrected(filed, { committedAt: '2026-12-04T23:59:59+08:00' });
      expect(await client.submit(inTime)).toMatchObject({ kind: 'ok', value: { state: 'pending' } });
      expect(await client.slipProgress(slipName(inTime.idempotencyKey))).toMatchObject({
        value: {
          state: 'pending',
          steps: [{ state: 'pending' }, { state: 'supplement' }, { state: 'pending' }],
        },
      });
    });

    it('tells what is to be mended to the applicant alone, with a proof of this matter', async () => {
      const filed = await toMend();
      expect(await client.review(asking(filed))).toMatchObject({
        kind: 'ok',
        value: { corrects: filed.key, review: 1, until: UNTIL, answers: { applicantName: '测试甲' } },
      });
      expect(await client.review(asking(filed, { idNumber: '990000199001010038' }))).toEqual(
        refusal('another-person'),
      );
      expect(await client.review(asking(filed, { source: 'typed' }))).toEqual(refusal('not-proved'));
      expect(await client.review(asking(filed, {}, uuidv7()))).toEqual(refusal('unreadable'));
      expect(await client.review({ ...asking(filed), slip: 'A'.repeat(16) })).toEqual({
        kind: 'ok',
        value: null,
      });
      await client.submit(await corrected(filed));
      expect(await client.review(asking(filed))).toEqual(refusal('nothing-to-mend'));
    });

    it('tells why a case was not accepted to the applicant alone, and nothing of one that was not refused', async () => {
      const filed = await submissionFor(recipient);
      await client.submit({ kind: 'pre-review', idempotencyKey: filed.key, body: filed.body });
      expect(await client.refusal(asking(filed))).toEqual(refusal('not-refused'));
      const words = '单位还没有停保';
      await sandbox.reviewing.decide(filed.key, { outcome: 'rejected', reason: 'conditions', words });
      expect(await client.refusal(asking(filed))).toMatchObject({
        kind: 'ok',
        value: { reason: 'conditions', words, decidedAt: '2026-11-27T10:00:00+08:00' },
      });
      expect(await client.review(asking(filed))).toEqual(refusal('nothing-to-mend'));
      const another = asking(filed, { idNumber: '990000199001010038' });
      expect(await client.refusal(another)).toEqual(refusal('another-person'));
      expect(await client.refusal(asking(filed, { source: 'typed' }))).toEqual(refusal('not-proved'));
      expect(JSON.stringify(await client.slipProgress(slipName(filed.key)))).not.toContain(words);
    });

    it('hands out only the photographs that are to be mended, in pieces', async () => {
      const key = uuidv7();
      const photo = await sealedPhoto(recipient, key, 700_000);
      await client.uploadBlob(photo);
      const blobs = [{ sha256: photo.sha256, size: photo.size }];
      const filed = await submissionFor(recipient, { key, blobs });
      await client.submit({ kind: 'pre-review', idempotencyKey: key, body: filed.body });
      const mark = { page: 1, shape: 'box', x: 0, y: 0, width: 1, height: 1 } as const;
      const materials = [{ archiveKey: 'id-card', words: '反光', marks: [mark] }];
      await sandbox.reviewing.decide(key, { outcome: 'supplement', until: UNTIL, fields: [], materials });
      const wanted = { ...asking(filed), sha256: photo.sha256 };
      const first = await client.reviewPage({ ...wanted, from: 0 });
      if (first.kind !== 'ok') throw new Error(first.kind);
      const from = Buffer.from(first.value.piece, 'base64').length;
      expect(first.value.size).toBe(700_000);
      const rest = await client.reviewPage({ ...wanted, from });
      if (rest.kind !== 'ok') throw new Error(rest.kind);
      expect(from + Buffer.from(rest.value.piece, 'base64').length).toBe(700_000);
      expect(await client.reviewPage({ ...wanted, from: 700_000 })).toEqual(refusal('unknown-page', 404));
      expect(await client.reviewPage({ ...wanted, sha256: 'd'.repeat(64), from: 0 })).toEqual(
        refusal('unknown-page', 404),
      );
    });

    it('an item’s cases are all listed, open ones by name', async () => {
      const filed = await toMend();
      expect(await sandbox.reviewing.list()).toMatchObject([{ key: filed.key, state: 'supplement' }]);
      expect(filed.body.itemCode).toBe(ITEM);
    });
  });
}
