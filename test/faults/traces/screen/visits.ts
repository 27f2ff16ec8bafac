/** What marked citizens do at the real screen, each as far as a random step, then done or left. */
import { Citizen } from '../../../kit/citizen.ts';
import { itemDetail } from '../../../kit/items.ts';
import { expect } from '../../../kit/patience.ts';
import type { Random } from '../../../kit/random.ts';
import type { ElectronKiosk } from '../../../kit/screen.ts';
import type { Person } from '../person.ts';

const ITEM = itemDetail('RS-0001');

export type Visitor = {
  kiosk: ElectronKiosk;
  person: Person;
  random: Random;
  /** What the slip of a case says of which a fee is due. */
  due: string;
  /** Called while marks are on the screen. */
  look: () => void;
};

/** In turn, so that few visits have each. */
export const VISITS = [book, apply, keepForLater, pay] as const;

async function book(visitor: Visitor): Promise<void> {
  const { citizen, phone } = await identified(visitor, '预约办理');
  await endAfter(citizen, visitor.random, [
    () => citizen.enterPhone(phone),
    () => citizen.chooseTime(),
    async () => void (await citizen.confirm()),
  ]);
}

/** An online application whose result comes by post: recipient and address stand on the screen as the card has them. */
async function apply(visitor: Visitor): Promise<void> {
  const { citizen, phone } = await identified(visitor, '材料预审');
  await endAfter(citizen, visitor.random, [
    () => citizen.enterPhone(phone),
    () => citizen.fillForm(ITEM.fields),
    () => citizen.photographAll(/^邮寄到家/),
    () => letter(citizen),
    () => citizen.sign(),
    async () => void (await citizen.confirm()),
  ]);
}

async function letter(citizen: Citizen): Promise<void> {
  await expect(citizen.heading('寄到哪里？')).toBeVisible();
  await citizen.next();
  await expect(citizen.heading('请签字')).toBeVisible();
}

async function keepForLater(visitor: Visitor): Promise<void> {
  const { citizen, phone } = await identified(visitor, '材料预审');
  await citizen.enterPhone(phone);
  await expect(citizen.heading('填写申请信息')).toBeVisible();
  await citizen.tap('首页');
  await citizen.tap('存起来，以后接着办');
  await expect(citizen.page.getByRole('img', { name: '续办码' })).toBeVisible();
  await citizen.endsWith(() => citizen.tap('码已存好，离开'));
}

/** Left while it waits for the payment. */
async function pay({ kiosk, due, look }: Visitor): Promise<void> {
  const citizen = new Citizen(kiosk.page);
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  await citizen.showSlip(() => kiosk.bench({ do: 'scan', text: due }));
  await citizen.tap('去缴费');
  await expect(kiosk.page.getByRole('img', { name: '缴款码' })).toBeVisible();
  look();
  await citizen.endsWith(() => citizen.tap('以后再缴'));
}

/** To where the card was read; looks at it there. */
async function identified({ kiosk, person, look }: Visitor, service: '预约办理' | '材料预审') {
  const citizen = new Citizen(kiosk.page);
  const { name, idNumber, address, phone } = person;
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  await citizen.start(service);
  await citizen.find('sydj', ITEM.name);
  await kiosk.bench({ do: 'place-card', name, idNumber, address });
  // Playwright is told no name: it would carry it into the page itself.
  await expect(kiosk.page.getByText('读取成功')).toBeVisible();
  look();
  await citizen.tap('信息无误，下一步');
  await kiosk.bench({ do: 'remove' });
  return { citizen, phone };
}

/** As far as a random one of these steps: the last ends with the session, any other is left. */
async function endAfter(
  citizen: Citizen,
  random: Random,
  steps: readonly (() => Promise<void>)[],
): Promise<void> {
  const last = random.below(steps.length + 1);
  for (const step of steps.slice(0, last)) await step();
  if (last === steps.length) return citizen.finish();
  await citizen.tap('首页');
  await citizen.tap('返回首页');
  await citizen.endsWith(() => citizen.tap('结束办理'));
}
