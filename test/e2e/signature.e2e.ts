/** A citizen leaves one paper out, promises it, signs with a finger's moves, and sees what is owed again by the slip. */
import { expect, test } from '@playwright/test';
import { citizen, kiosk, look, withEachElectron } from '../kit/each-electron.ts';
import { itemDetail } from '../kit/items.ts';

const item = itemDetail('RS-0003');
const LATER = item.materials.find(({ later }) => later)?.name ?? '';

withEachElectron('signature', { eachStep: true });

const paper = (name: string) => kiosk.page.getByRole('listitem', { name, exact: true });

/** Up to the promise; every other paper is brought to the window. */
async function toPromise(): Promise<void> {
  await citizen.start('材料预审');
  await citizen.find('jyknry', item.name);
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
  await citizen.fillForm(item.fields);
  for (const { name } of item.materials) {
    await citizen.press(
      paper(name).getByRole('button', { name: name === LATER ? '以后补交' : '原件带到窗口' }),
    );
  }
  await citizen.next();
  await expect(citizen.heading('承诺补交 1 份材料')).toBeVisible();
  await expect(kiosk.page.getByText(LATER)).toBeVisible();
}

async function filed(receiptNo: string) {
  const found = async () => (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  await expect.poll(async () => (await found()) !== undefined).toBe(true);
  return kiosk.opened((await found())?.key ?? '');
}

test('promises a paper, signs, and the case has strokes, text and day', async () => {
  await toPromise();
  await look('promise');
  await citizen.tap('我承诺，去签字');
  await expect(citizen.heading('请签字')).toBeVisible();
  // Neither an empty box nor a touch is a signature, and it is said so.
  await citizen.next();
  await expect(kiosk.page.getByRole('alert')).toContainText('框里还没有字');
  await look('empty');
  // As long as a finger touches: the box grows when what was said above it goes away.
  await kiosk.page.getByRole('img', { name: '签字框' }).click({ delay: 300 });
  await citizen.next();
  await expect(kiosk.page.getByRole('alert')).toContainText('只碰了一下');
  await citizen.tap('清除，重签');
  await citizen.sign();
  await expect(kiosk.page.getByText(/^以后补交，最后一天/)).toBeVisible();
  await expect(kiosk.page.getByText(/^已签字，/)).toBeVisible();
  // Back: it stands there still, and need not be signed again.
  await citizen.tap('返回');
  await expect(citizen.heading('您已经签过字')).toBeVisible();
  await look('signed-before');
  await citizen.next();
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
  await expect(kiosk.page.getByText(/^承诺书已打印两份/)).toBeVisible();
  await look('filed');
  const { signature, later } = await filed(receiptNo);
  if (signature?.state !== 'signed') throw new Error(signature?.state);
  expect(signature.ink.strokes).toHaveLength(2);
  expect(signature.ink.strokes.flat().length).toBeGreaterThan(10);
  const [first, last] = [signature.ink.strokes[0]?.[0], signature.ink.strokes.at(-1)?.at(-1)];
  expect(last?.[2]).toBeGreaterThan(first?.[2] ?? 0);
  expect(signature.text).toContain(`《${LATER}》`);
  expect(later?.archiveKeys).toHaveLength(1);
  await citizen.finish();

  const slip = (await kiosk.slips()).find(
    ({ text }) => text.includes(receiptNo) && text.includes('还要补交'),
  );
  expect(slip?.text).toContain(LATER.slice(0, 12));
  const copies = (await kiosk.slips()).find(({ text }) => text.includes('随件存档'));
  expect(copies?.text).toContain('申请人留存');
});

test('who can’t sign here chooses why, by keys alone, and goes on', async () => {
  await toPromise();
  await citizen.tap('我承诺，去签字');
  await expect(citizen.heading('请签字')).toBeVisible();
  const byKey = async (name: string) => {
    await citizen.button(name).focus();
    await kiosk.page.keyboard.press('Enter');
  };
  await byKey('不方便？到大厅窗口签');
  await expect(citizen.heading('到大厅窗口签字')).toBeVisible();
  await look('why');
  await byKey('看不见屏幕');
  await expect(kiosk.page.getByText('还没有签，到大厅窗口签')).toBeVisible();
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('还没有签字')).toBeVisible();
  expect((await filed(receiptNo)).signature).toMatchObject({ state: 'at-window', why: 'sight' });
  await citizen.finish();
});
