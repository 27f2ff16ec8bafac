/** A correction that is begun on its last day and confirmed after midnight is not taken to be refused when its citizen has gone. */
import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { hallDate } from '../../main/core/model/clock.ts';
import { clock } from '../kit/one-clock.ts';
import { asksBySlip, client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';
import { Reviewer } from '../kit/reviewer.ts';
import { fileItem } from '../kit/walk.ts';

withOneKiosk({ ready: ['id-card-reader'], clock });

const ITEM = 'BD-0001';
const DAY_MS = 24 * 3_600_000;
const PHOTO = new Blob([new Uint8Array(createCanvas(64, 48).toBuffer('image/jpeg'))], { type: 'image/jpeg' });

it('says at the confirm that the last day is over, and saves nothing', async () => {
  const { failed, receiptNo } = await fileItem(client, ITEM, { withErrors: false });
  expect(failed).toEqual([]);
  const filed = await client.filing.confirm();
  if (filed.outcome !== 'committed') throw new Error(filed.outcome);
  expect((await settled(receiptNo ?? ''))?.state).toBe('delivered');
  await client.session.end({ reason: 'finished' });
  const key = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo)?.key ?? '';
  const reviewer = new Reviewer(kiosk.world.sandboxUrl);
  const fields = [{ key: 'landArea', words: '和土地证上的不一致' }];
  const materials = [{ archiveKey: 'land-cert', words: '看不清', marks: [] }];
  const until = hallDate(clock.now);
  expect(await reviewer.decide(key, { outcome: 'supplement', until, fields, materials })).toBe(204);

  await asksBySlip('correction', filed.receipt);
  expect(await client.correction.ask()).toMatchObject({ outcome: 'told', draft: { mending: { until } } });
  await client.preReview.answer({ answers: { landArea: '321' } });
  await client.preReview.addPage({ archiveKey: 'land-cert', jpeg: PHOTO });
  clock.advance(DAY_MS);
  // An answer that was on its way while the clock moved says an old time, which puts the clock in doubt: this one says the new.
  for await (const { state } of await client.phoneUpload.receive({ archiveKey: 'land-cert' })) {
    if (state === 'ready') break;
  }
  const over = { outcome: 'incomplete', problems: [{ field: 'mending', code: 'last-day-over' }] };
  expect(await client.filing.confirm()).toEqual(over);
  expect((await reviewer.corrections()).filter(({ corrects }) => corrects === key)).toEqual([]);
  await client.session.end({ reason: 'left' });
  await client.session.begin();
  // Nothing of it waits in the queue either.
  expect(await client.slips.find({ code: filed.receipt.code })).toMatchObject({
    followUps: { correction: 'offered' },
  });
  await client.session.end({ reason: 'finished' });
});
