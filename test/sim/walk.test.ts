/** The short form of `npm run sim -- walk`: items that have every kind of field, a situation, repeats and rules between them. */
import { expect, it } from 'vitest';
import { FieldKind } from '../../main/core/model/field.ts';
import { client, withOneKiosk } from '../kit/one-kiosk.ts';
import { fileItem } from '../kit/walk.ts';

const ITEMS = ['GJ-0006', 'SC-0003', 'XF-0001', 'YB-0011', 'SC-0001', 'MZ-0005', 'BD-0005'];

withOneKiosk();

it('files each item, after each field refused every wrong answer for its own reason', async () => {
  const kinds = new Set<FieldKind>();
  for (const code of ITEMS) {
    for (const { kind } of (await client.catalogue.item({ code }))?.fields ?? []) kinds.add(kind);
    const { receiptNo, errors, failed } = await fileItem(client, code, { withErrors: true });
    expect(failed).toEqual([]);
    expect(receiptNo).not.toBeNull();
    expect(errors).toBeGreaterThan(20);
  }
  expect([...kinds].toSorted()).toEqual(FieldKind.options.toSorted());
});
