/** What a scan does: an electronic ID identifies, a licence fills the form, a slip is found again and printed. */
import { describe, expect, it } from 'vitest';
import { EnrolmentFile } from '../../main/core/enrolment/enrol.ts';
import type { CardEvent } from '../../main/core/identity/contract.ts';
import { generateSigningKey } from '../../main/core/signing/signing.ts';
import { slipCode } from '../../main/core/slip-proof/slip-proof.ts';
import { fittingAnswer } from '../kit/answers.ts';
import { clientAt, enrolled } from '../kit/enrolled.ts';
import { keyOf, submissionFor } from '../kit/filed.ts';
import { agree, bookFirstSlot, identified, untilReady, untilStatus } from '../kit/kiosk.ts';
import { client, kiosk, reconnect, settled, withOneKiosk } from '../kit/one-kiosk.ts';
import { sign } from '../kit/signing.ts';
import { slipTextOf } from '../kit/slips.ts';

withOneKiosk({ ready: ['id-card-reader', 'scanner', 'receipt-printer'] });

const ready = () => untilReady(client, 'id-card-reader', 'scanner', 'receipt-printer');

async function chooseItem(service: 'booking' | 'pre-review', itemCode: string) {
  await client.session.begin();
  const chosen = await client.filing.begin({ kind: service, itemCode });
  if (chosen.outcome !== 'begun') throw new Error(chosen.outcome);
  return agree(client);
}

/** Scans `code` once the stream waits, and returns what the screen is told until `last`. */
async function scanAtIdentity(code: string, last: CardEvent['state']): Promise<CardEvent[]> {
  const seen: CardEvent[] = [];
  for await (const event of await client.identity.readCard()) {
    if (seen.length === 0) await kiosk.bench({ do: 'scan', text: code });
    seen.push(event);
    if (event.state === last) break;
  }
  return seen;
}

/** What a screen is told of a scan. */
async function toldOf(text: string) {
  for await (const event of await client.kiosk.events()) {
    if (event.event === 'listening') await kiosk.bench({ do: 'scan', text });
    else if (event.event === 'scan') return event.code;
  }
  throw new Error('the stream ended');
}

describe('an electronic ID code', () => {
  it('identifies whom the platform says it is, and is good once', async () => {
    await chooseItem('booking', 'RS-0001');
    const seen = await scanAtIdentity('CTID:zhang:0001', 'identified');
    expect(seen.map(({ state }) => state)).toContain('checking-code');
    expect(seen.at(-1)).toMatchObject({
      draft: { applicant: { name: '张样例', source: 'e-id', idNumber: '990000199003071235' } },
    });

    // Another code in between: the same one at once would be dropped as the scanner repeating itself.
    await chooseItem('booking', 'RS-0001');
    await scanAtIdentity('CTID:uyghur:0001', 'identified');
    await chooseItem('booking', 'RS-0001');
    const again = await scanAtIdentity('CTID:zhang:0001', 'code-refused');
    expect(again.at(-1)).toEqual({ state: 'code-refused', reason: 'expired' });
  });

  it('takes whom the platform vouches for, with a name and a number that nobody could type', async () => {
    await chooseItem('booking', 'RS-0001');
    const seen = await scanAtIdentity('CTID:dupont:0001', 'identified');
    expect(seen.at(-1)).toMatchObject({
      draft: {
        applicant: {
          name: 'DUPONT JEAN-PIERRE ALEXANDRE CH',
          idNumber: 'CAN110081080310',
          document: 'foreign-permanent-2017',
        },
      },
    });
    await chooseItem('booking', 'RS-0001');
    const dotted = await scanAtIdentity('CTID:dots:0001', 'identified');
    expect(dotted.at(-1)).toMatchObject({
      draft: { applicant: { name: '阿依努尔\u00b7样例', nameAsRead: '阿依努尔・样例' } },
    });
  });

  it('is no identity when it is another kind of code, and none without the platform', async () => {
    await chooseItem('booking', 'RS-0001');
    const other = await scanAtIdentity('https://example.com/', 'code-refused');
    expect(other.at(-1)).toEqual({ state: 'code-refused', reason: 'not-an-id-code' });

    await kiosk.bench({ do: 'network', up: false });
    const offline = await scanAtIdentity('CTID:zhang:0002', 'code-refused');
    expect(offline.at(-1)).toEqual({ state: 'code-refused', reason: 'offline' });
    await kiosk.bench({ do: 'network', up: true });
    await ready();
  });

  it('leaves the reader waiting for a card', async () => {
    await chooseItem('booking', 'RS-0001');
    const seen: string[] = [];
    for await (const event of await client.identity.readCard()) {
      if (seen.length === 0) await kiosk.bench({ do: 'scan', text: '6901234567892' });
      seen.push(event.state);
      if (event.state === 'code-refused') await kiosk.bench({ do: 'place', person: 'zhang' });
    }
    await kiosk.bench({ do: 'remove' });
    expect(seen.at(-1)).toBe('identified');
  });
});

describe('a business licence', () => {
  it('fills what the form asks of it; the code itself never reaches the screen', async () => {
    await identified(kiosk, client, 'pre-review', 'RS-0034');
    expect(await toldOf('DZYYZZ:huapao:0001')).toEqual({ kind: 'business-licence' });
    const answer = await client.preReview.fillFromLicence();
    expect(answer).toMatchObject({
      outcome: 'filled',
      draft: {
        answers: { orgName: '样例市示范花炮有限公司', uscc: '91990181MA0EXAMP1N', legalRep: '张样例' },
      },
    });
    expect(await client.preReview.fillFromLicence()).toEqual({ outcome: 'nothing-to-fill' });
  });

  it('is filled in as the form asks, however the register words it, and what does not fit is named', async () => {
    await identified(kiosk, client, 'pre-review', 'SC-0001');
    await toldOf('DZYYZZ:maoyi:0001');
    const answer = await client.preReview.fillFromLicence();
    if (answer.outcome !== 'filled') throw new Error(answer.outcome);
    expect(answer.left).toEqual([]);
    const { orgType, regCapital, bizScope } = answer.draft.answers;
    expect({ orgType, regCapital, length: String(bizScope).length }).toEqual({
      orgType: '有限责任公司',
      regCapital: '500',
      length: 600,
    });
    await toldOf('DZYYZZ:dollars:0001');
    expect(await client.preReview.fillFromLicence()).toMatchObject({
      outcome: 'filled',
      left: ['单位类型', '注册资本'],
    });
  });

  it('that was scanned in the form is handed in with it, while the form is of the same firm', async () => {
    const draft = await identified(kiosk, client, 'pre-review', 'RS-0034');
    const item = await client.catalogue.item({ code: 'RS-0034' });
    if (!item || draft.kind !== 'pre-review') throw new Error('RS-0034');
    const isMissed = async () => {
      const answer = await client.filing.confirm();
      if (answer.outcome !== 'incomplete') throw new Error(answer.outcome);
      return answer.problems.some(({ field }) => field === 'business-licence');
    };
    await client.preReview.answer({
      answers: Object.fromEntries(item.fields.map((field) => [field.key, fittingAnswer(field)])),
    });
    expect(await isMissed()).toBe(true);
    await toldOf('DZYYZZ:huapao:0005');
    expect(await client.preReview.fillFromLicence()).toMatchObject({ outcome: 'filled' });
    expect(await isMissed()).toBe(false);
    await client.preReview.answer({ answers: { orgName: '别的样例公司' } });
    expect(await isMissed()).toBe(true);
    await client.preReview.answer({ answers: { orgName: '样例市示范花炮有限公司' } });
    for (const { archiveKey } of draft.materials)
      if (archiveKey !== 'business-licence')
        await client.preReview.setOriginal({ archiveKey, original: true });
    await sign(client, 'RS-0034');
    const filed = await client.filing.confirm();
    if (filed.outcome !== 'committed') throw new Error(JSON.stringify(filed));
    expect((await settled(filed.receipt.receiptNo))?.state).toBe('delivered');
    const { receiptNo } = filed.receipt;
    const key = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo)?.key ?? '';
    const { materials } = await kiosk.opened(key);
    expect(materials.find(({ archiveKey }) => archiveKey === 'business-licence')).toMatchObject({
      pages: [],
      origin: { sources: ['licence-code'], grade: 'A' },
    });
  });

  it('takes the platform’s word for a code whose check character is wrong', async () => {
    await identified(kiosk, client, 'pre-review', 'RS-0034');
    await toldOf('DZYYZZ:maoyi:0002');
    expect(await client.preReview.fillFromLicence()).toMatchObject({
      draft: { answers: { uscc: '91350203M0001QKT19' } },
    });
  });

  it('gives its printed code alone while the platform is away', async () => {
    await identified(kiosk, client, 'pre-review', 'RS-0034');
    await kiosk.bench({ do: 'network', up: false });
    await toldOf('DZYYZZ:91990181MA0EXAMP1N:0002');
    const answer = await client.preReview.fillFromLicence();
    expect(answer).toMatchObject({ outcome: 'filled', draft: { answers: { uscc: '91990181MA0EXAMP1N' } } });
    // Anybody can print a code: it fills the form, and is no licence.
    const missing = await client.filing.confirm();
    expect(missing).toMatchObject({
      problems: expect.arrayContaining([{ field: 'business-licence', code: 'photo-missing' }]),
    });
    await toldOf('DZYYZZ:huapao:0003');
    expect(await client.preReview.fillFromLicence()).toEqual({ outcome: 'offline' });
    await kiosk.bench({ do: 'network', up: true });
    await ready();
  });
});

describe('the door of the contract', () => {
  it('refuses half a surrogate pair before anybody keeps it', async () => {
    await identified(kiosk, client, 'pre-review', 'RS-0034');
    const half = '样'.repeat(3).concat('𠮷').slice(0, 4);
    await expect(client.preReview.answer({ answers: { orgName: half } })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(client.identity.enter({ name: half, idNumber: '990000199003071235' })).rejects.toMatchObject(
      {
        code: 'BAD_REQUEST',
      },
    );
  });
});

describe('a slip', () => {
  it('that did not come out is found by its code in a later session, also after the core was killed', async () => {
    await identified(kiosk, client, 'booking', 'RS-0001');
    const receipt = await bookFirstSlot(client);
    const { receiptNo, code, appointment } = receipt;
    await kiosk.bench({ do: 'paper', paper: 'out' });
    await untilStatus(client, ({ devices }) =>
      devices.some(({ device, fault }) => device === 'receipt-printer' && fault?.code === 'paper-out'),
    );
    const failed = await client.slips.print({ receiptNo });
    expect(failed).toMatchObject({ outcome: 'not-printed', fault: 'paper-out' });
    await client.session.end({ reason: 'finished' });

    const down = new Promise<void>((resolve) => kiosk.core.once('down', () => resolve()));
    const up = new Promise<void>((resolve) => kiosk.core.once('up', () => resolve()));
    kiosk.core.kill();
    await down;
    await up;
    reconnect();
    await kiosk.bench({ do: 'paper', paper: 'ok' });
    await ready();

    const scanned = await toldOf(code);
    expect(scanned).toEqual({ kind: 'slip', code });
    await client.session.begin();
    const found = await client.slips.find({ code });
    expect(found).toMatchObject({
      outcome: 'found',
      isPrinted: false,
      receipt: { itemName: receipt.itemName, appointment },
    });
    const before = (await kiosk.slips()).length;
    expect(await client.slips.printFound({ code })).toEqual({ outcome: 'printed' });
    expect(await client.slips.printFound({ code })).toEqual({ outcome: 'printed' });
    const [first, second] = (await kiosk.slips()).slice(before);
    expect(first?.text).toContain(appointment?.start);
    expect(first?.text).not.toContain('补打');
    expect(second?.text).toContain('补打');
    expect(await client.slips.find({ code })).toMatchObject({ isPrinted: true });
  });

  it('tells how far its case is; nothing is shown by a number, nor by what this kiosk did not sign', async () => {
    const filed = (await kiosk.cases()).find(({ kind }) => kind === 'booking');
    if (!filed) throw new Error('no booking yet');
    const code = slipTextOf(kiosk.data, filed.receiptNo);
    await client.session.begin();
    expect(await client.slips.progress({ code })).toMatchObject({
      outcome: 'steps',
      steps: [{ state: 'confirmed' }],
    });
    const told = code.slice(0, code.lastIndexOf('.'));
    const atTheWindow = async (text: string) => {
      const answer = await fetch(`${kiosk.world.sandboxUrl}/window/verify`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text }),
      });
      return (await answer.json()).isTrue;
    };
    expect(await atTheWindow(code)).toBe(true);
    expect(await (await fetch(`${kiosk.world.sandboxUrl}/window/`)).text()).toContain('回执单核验');
    const homeMade = [
      filed.receiptNo,
      `LYZD:${filed.receiptNo}`,
      told,
      `${told}.${'A'.repeat(103)}`,
      code.replace(/\.\d{12}\./, '.202612312359.'),
      code.replace(/-(\d{4})-/, (_, serial) => `-${String(Number(serial) + 1).padStart(4, '0')}-`),
      slipCode(generateSigningKey(), { submissionId: filed.key, ...filed, when: null }),
    ];
    for (const text of homeMade) {
      expect([text, await atTheWindow(text)]).toEqual([text, false]);
      expect(await toldOf(text)).toEqual({ kind: 'slip', code: text });
      expect([text, await client.slips.find({ code: text })]).toMatchObject([text, { outcome: 'unknown' }]);
      expect(await client.filing.begin({ kind: 'cancellation', slip: text })).toEqual({
        outcome: 'not-offered',
      });
      await expect(client.slips.printFound({ code: text })).rejects.toThrow();
    }
  });

  it('of another kiosk is not found here, but the platform says how far it is, by its name', async () => {
    const handedOut = EnrolmentFile.parse(
      await (
        await fetch(`${kiosk.world.sandboxUrl}/_sandbox/enrolments`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ kioskId: 'LY002' }),
        })
      ).json(),
    );
    const other = await enrolled(
      {
        url: kiosk.world.sandboxUrl,
        enrolmentFor: () => handedOut,
      },
      'LY002',
    );
    const theirs = clientAt(kiosk.world.sandboxUrl, other);
    const { key, body, submission } = await submissionFor(await keyOf(theirs), {
      receiptNo: 'LY002-20261124-0001-K',
    });
    await theirs.submit({ kind: 'pre-review', idempotencyKey: key, body: { ...body, kioskId: 'LY002' } });
    const { receiptNo, itemCode } = submission;
    const slip = slipCode(other.device.key, { submissionId: key, receiptNo, itemCode, when: null });
    await client.session.begin();
    expect(await client.slips.find({ code: slip })).toMatchObject({ outcome: 'unknown' });
    expect(await client.slips.progress({ code: slip })).toMatchObject({ steps: [{ state: 'pending' }] });
    const guessed = slipCode(other.device.key, {
      submissionId: '01a20bc0-24b3-763f-bf95-4411339b60fa',
      receiptNo,
      itemCode,
      when: null,
    });
    expect(await client.slips.progress({ code: guessed })).toEqual({ outcome: 'not-yet' });
  });
});
