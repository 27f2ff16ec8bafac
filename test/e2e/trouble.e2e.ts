/** Things go wrong in front of a citizen: the screen says what to do next, and nothing is lost. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { citizen, kiosk, look, withEachElectron } from '../kit/each-electron.ts';
import { anotherKiosk } from '../kit/enrolled.ts';
import { AFTER_OUTAGE } from '../kit/patience.ts';

withEachElectron('trouble');

async function toIdentify(): Promise<void> {
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
}

async function toTime(): Promise<void> {
  await toIdentify();
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
}

test('the paper runs out: the receipt as a QR code to photograph, and printed once there is paper', async () => {
  await toTime();
  await citizen.chooseTime();
  await kiosk.bench({ do: 'paper', paper: 'out' });
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('打印纸用完了。')).toBeVisible();
  await expect(kiosk.page.getByText('请用手机拍下二维码')).toBeVisible();
  await look('paper-out');
  await kiosk.bench({ do: 'paper', paper: 'ok' });
  await citizen.tap('重新打印');
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
  const slips = (await kiosk.slips()).filter(({ text }) => text.includes(receiptNo));
  expect(slips).toHaveLength(1);
});

test('cards that cannot be used: unreadable, a bank card, expired, contradicting itself; then a good one', async () => {
  await toIdentify();
  await kiosk.bench({ do: 'place', person: 'unreadable' });
  await expect(kiosk.page.getByText('没有读清楚，请取出卡套，换个位置平放。')).toBeVisible();
  await look('card-unreadable');
  for (const [person, sentence] of [
    ['bank', '这不是居民身份证，请换用身份证。'],
    ['expired', '证件已过有效期，请换领新证后办理，或到窗口咨询。'],
    ['inconsistent', '证件信息前后不一致，请到窗口核验。'],
  ] as const) {
    await kiosk.bench({ do: 'remove' });
    await kiosk.bench({ do: 'place', person });
    await expect(kiosk.page.getByText(sentence)).toBeVisible();
    await look(`card-${person}`);
    await kiosk.bench({ do: 'remove' });
    await citizen.tap('重新读卡');
  }
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
});

test('a card that cannot be used has ways out, and a note of what happened to take there', async () => {
  await toIdentify();
  await kiosk.bench({ do: 'place', person: 'inconsistent' });
  await citizen.tap('办不成？');
  await expect(kiosk.page.getByText('政务服务热线 12345（全天）')).toBeVisible();
  await look('ways-out');
  await citizen.tap('打印反映单');
  await expect(kiosk.page.getByText('反映单已打印，请取走，到窗口出示。')).toBeVisible();
  const notes = (await kiosk.slips()).filter(({ text }) => text.includes('办不成事反映单'));
  expect(notes).toHaveLength(1);
  expect(notes[0]?.text).toContain('证件信息前后不一致');
  expect(notes[0]?.text).toContain('失业登记');
});

test('another person’s card is read only after that person agreed', async () => {
  await toTime();
  await citizen.tap('返回');
  await citizen.tap('返回');
  await kiosk.bench({ do: 'place', person: 'uyghur' });
  await citizen.tap('重新读卡');
  await expect(kiosk.page.getByText('换了一个人：前面填的内容已经清除。请您先看这三句话。')).toBeVisible();
  await expect(kiosk.page.getByText('阿卜杜拉·样例')).toBeHidden();
  await citizen.agree();
  await expect(kiosk.page.getByText('请拿起身份证，再放一次')).toBeVisible();
  await kiosk.bench({ do: 'remove' });
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'uyghur' }), '阿卜杜拉·样例');
});

test('the card is pulled in the middle of the read: asked for again, then read', async () => {
  await toIdentify();
  await kiosk.bench({ do: 'pull-during-read' });
  await kiosk.bench({ do: 'place', person: 'zhang' });
  await expect(kiosk.page.getByText('身份证拿起得太快了，请平放并稍等片刻。')).toBeVisible();
  await look('card-pulled');
  await kiosk.bench({ do: 'place', person: 'zhang' });
  await expect(kiosk.page.getByText('读取成功')).toBeVisible();
});

test('the reader is unplugged: said, typed instead, and the reader comes back by itself', async () => {
  await toIdentify();
  await kiosk.bench({ do: 'unplug', device: 'id-card-reader' });
  await expect(kiosk.page.getByText('读卡器暂时不能使用')).toBeVisible();
  await look('reader-unplugged');
  await kiosk.bench({ do: 'plug', device: 'id-card-reader' });
  await kiosk.bench({ do: 'place', person: 'zhang' });
  await expect(kiosk.page.getByText('读取成功')).toBeVisible();
});

test('a typed number with a wrong check digit is named as such; the right one goes on', async () => {
  await toIdentify();
  await citizen.tap('没带身份证，手动输入');
  const name = kiosk.page.getByRole('textbox', { name: '姓名' });
  await expect(citizen.button('下一步')).toBeDisabled();
  await name.fill('样'.repeat(80));
  await expect(name).toHaveValue('样'.repeat(60));
  await name.fill('张样例');
  await kiosk.page.getByRole('textbox', { name: '证件号码' }).click();
  await citizen.digits('990000199003071236');
  await expect(kiosk.page.getByRole('alert')).toHaveText('身份证号码有误，请逐位核对。');
  await expect(citizen.button('下一步')).toBeDisabled();
  await look('wrong-check-digit');
  await kiosk.page.getByRole('button', { name: '退格' }).click();
  await citizen.digits('5');
  await citizen.next();
  await expect(citizen.heading('留一个联系电话')).toBeVisible();
});

test('a form left empty says which answer is missing, and keeps what was given', async () => {
  await citizen.start('材料预审');
  await citizen.find('gjjydzy', '住房公积金异地转移接续');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await citizen.enterPhone('13900001111');
  await citizen.next();
  const missing = kiosk.page.getByRole('textbox', { name: '单位名称' });
  await expect(missing).toBeVisible();
  await citizen.next();
  await expect(kiosk.page.getByText('这一栏必须填写。').first()).toBeVisible();
  await look('empty-answer');
  await citizen.tap('返回');
  await expect(kiosk.page.getByRole('textbox', { name: '申请人姓名' })).toHaveValue('张样例');
});

test('somebody else takes the slot meanwhile: fresh times to choose from', async () => {
  await toTime();
  const slots = kiosk.page.locator('.slots').getByRole('button', { disabled: false });
  await slots.first().click();
  const other = await anotherKiosk(kiosk.world.sandboxUrl);
  const shown = await other.slots('RS-0001');
  if (shown.kind !== 'ok') throw new Error(shown.kind);
  const day = shown.value.days.find((each) => each.slots.some(({ remaining }) => remaining > 0));
  const slot = day?.slots.find(({ remaining }) => remaining > 0);
  if (!day || !slot) throw new Error('no free slot');
  for (let at = 0; at < slot.remaining; at++) {
    const hold = { submissionId: randomUUID(), itemCode: 'RS-0001', date: day.date, start: slot.start };
    expect((await other.hold(hold)).kind).toBe('ok');
  }
  await citizen.next();
  await expect(
    kiosk.page.getByText('刚才那个时段已被约走，已为您换成最早的空时段；不合适请在下面改。'),
  ).toBeVisible();
  await look('slot-taken');
  await citizen.chooseTime();
  await citizen.confirm();
});

test('the platform answers nonsense: times become wishes, the matter is kept and delivered later', async () => {
  await toTime();
  await expect(kiosk.page.locator('.slots').getByRole('button').first()).toBeVisible();
  await kiosk.faults({ nonsense: { rate: 1 } });
  await citizen.chooseTime();
  if (await kiosk.page.locator('.notice-strong').isVisible()) await citizen.chooseTime();
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('已保存，联网后自动提交').first()).toBeVisible();
  expect(await kiosk.cases()).toEqual([]);
  await look('platform-nonsense');
  await kiosk.faults({});
  await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible(AFTER_OUTAGE);
  expect(await kiosk.cases()).toMatchObject([{ receiptNo }]);
});
