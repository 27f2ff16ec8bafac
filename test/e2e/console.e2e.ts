/** A technician’s self-test at the real screen, from the overview to the signed report; and what is left for citizens. */
import { mkdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { newBadge } from '../../main/core/technicians/badge.ts';
import { Citizen } from '../kit/citizen.ts';
import { type Kiosk, openWebKiosk, PIN } from '../kit/screen.ts';

const PICTURES = 'out/pictures/console';

let kiosk: Kiosk;
let citizen: Citizen;
const button = (name: string | RegExp, exact = false) => kiosk.page.getByRole('button', { name, exact });
const look = (name: string) => kiosk.page.screenshot({ path: `${PICTURES}/${name}.png` });

test.beforeEach(async () => {
  mkdirSync(PICTURES, { recursive: true });
  kiosk = await openWebKiosk();
  citizen = new Citizen(kiosk.page);
  await toPin();
  await citizen.digits(PIN);
  await citizen.tap('进入');
  await expect(button(/^自检/)).toBeVisible();
});
test.afterEach(() => kiosk.close());

/** Five taps within seconds: a busy machine may be slower. */
async function toPin() {
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  await expect(async () => {
    const opened = citizen.heading('设备维护');
    for (let tap = 0; tap < 5 && !(await opened.isVisible()); tap++) {
      await kiosk.page.getByTestId('maintenance-corner').click({ timeout: 2_000 });
    }
    await expect(opened).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

const well = async () => {
  const yes = button('正常', true);
  await expect(yes).toBeEnabled();
  await yes.click();
};

test('each test is done by the machine and judged by a person, then signed', async () => {
  const { page } = kiosk;
  await look('overview');
  await button(/^自检/).click();
  await button(/^下一项：回执打印机/).click();
  await expect(button('正常', true)).toBeDisabled();
  await citizen.tap('开始');
  await expect(page.getByText('设备说完成了。请您看一看：')).toBeVisible();
  await look('slip');
  await well();
  for (const missing of ['A4 打印机', '社保卡读卡器']) {
    if (missing === '社保卡读卡器') {
      await expect(citizen.heading('身份证读卡器')).toBeVisible();
      await citizen.tap('开始');
      await expect(page.getByText('等您操作…')).toBeVisible();
      await kiosk.bench({ do: 'place', person: 'zhang' });
      await well();
      await kiosk.bench({ do: 'remove' });
    }
    await expect(citizen.heading(missing)).toBeVisible();
    await citizen.tap('本机没有这台设备');
  }
  await expect(citizen.heading('扫码器')).toBeVisible();
  await citizen.tap('开始');
  await expect(page.getByText('等您操作…')).toBeVisible();
  await kiosk.bench({ do: 'scan', text: 'CODE-OF-A-TEST' });
  await well();
  await expect(citizen.heading('高拍仪')).toBeVisible();
  await well();
  for (const missing of ['扫描仪', '人体感应器']) {
    await expect(citizen.heading(missing)).toBeVisible();
    await citizen.tap('本机没有这台设备');
  }
  await expect(citizen.heading('小键盘按键')).toBeVisible();
  for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Tab', 'Enter']) {
    await page.keyboard.press(key);
  }
  await expect(page.locator('.trial-heard')).toHaveCount(6);
  await look('keys');
  await well();
  await citizen.tap('播放');
  await well();
  await expect(citizen.heading('触摸屏四角')).toBeVisible();
  for (let spot = 1; spot <= 5; spot++) await button(`点这里 ${spot}`).click();
  await expect(page.getByText('五个点都点到了。')).toBeVisible();
  await well();
  await expect(citizen.heading('自检报告签字')).toBeVisible();
  await expect(page.getByText('正常 7 项，不正常 0 项，没有试 4 项')).toBeVisible();
  const box = await page.getByRole('img', { name: '维护人员签字处' }).boundingBox();
  if (!box) throw new Error('no box to sign in');
  await page.mouse.move(box.x + 100, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 500, box.y + 300, { steps: 12 });
  await page.mouse.move(box.x + 700, box.y + 120, { steps: 12 });
  await page.mouse.up();
  await citizen.tap('出报告');
  await expect(page.getByText('自检报告已保存。')).toBeVisible();
  expect(await page.content()).not.toMatch(/张样例|990000199003071235|CODE-OF-A-TEST/);
  expect(kiosk.log()).not.toMatch(/张样例|990000199003071235|CODE-OF-A-TEST/);
});

test('a fault notice stands on the attract screen until it is taken away; the network is walked', async () => {
  const { page } = kiosk;
  await button(/^网络/).click();
  await citizen.tap('开始检查');
  await expect(page.getByText('一路都通。')).toBeVisible();
  await look('network');
  await citizen.tap('返回总览');
  await button(/^日志/).click();
  await expect(page.getByText('maintenance.act').first()).toBeVisible();
  await citizen.tap('密封导出到 U 盘');
  await expect(page.getByText('没有找到 U 盘：插上并按手册挂载后再试。')).toBeVisible();
  await look('log');
  await citizen.tap('返回总览');
  await button(/^值守与巡检/).click();
  await citizen.tap('显示故障提示');
  await citizen.tap('回执打印机检修中，请拍下屏幕上的二维码');
  await citizen.tap('显示');
  await expect(page.getByText('已保存。')).toBeVisible();
  await citizen.tap('返回总览');
  await citizen.tap('锁定并退出');
  await expect(page.getByText('回执打印机检修中，请拍下屏幕上的二维码')).toBeVisible();
  await look('attract');
});

test('a badge is enrolled at the scanner, opens the console in place of the PIN, and is struck off', async () => {
  const { page } = kiosk;
  const badge = newBadge();
  await button(/^维护工牌/).click();
  await citizen.tap('登记工牌');
  await citizen.digits('10023');
  await citizen.tap('下一步：扫工牌');
  await expect(page.getByTestId('badge-awaited')).toBeVisible();
  await kiosk.bench({ do: 'scan', text: 'CTID:zhang:0001' });
  await expect(page.getByText('这不是维护工牌，请换一个。')).toBeVisible();
  await look('badge-awaited');
  await kiosk.bench({ do: 'scan', text: badge });
  await expect(page.getByText('工号 10023 的工牌已登记。')).toBeVisible();
  await look('badges');
  await citizen.tap('返回总览');
  await citizen.tap('锁定并退出');
  await toPin();
  await expect(page.getByText('请输入维护密码，或把工牌上的二维码对准扫码口。')).toBeVisible();
  await kiosk.bench({ do: 'scan', text: 'CTID:zhang:0002' });
  await expect(page.getByText('这不是维护工牌，请扫工牌或输入密码。')).toBeVisible();
  await look('pin-or-badge');
  await kiosk.bench({ do: 'scan', text: badge });
  await button(/^维护工牌/).click();
  await citizen.tap('停用');
  await citizen.tap('再点一次：停用');
  await expect(page.getByText('还没有登记工牌。')).toBeVisible();
  await citizen.tap('返回总览');
  await citizen.tap('锁定并退出');
  await toPin();
  await expect(page.getByText('请输入维护密码，或把工牌上的二维码对准扫码口。')).toBeVisible();
  // Held up again where nothing was said of it, as anybody does.
  await expect(async () => {
    await kiosk.bench({ do: 'scan', text: badge });
    await expect(page.getByText(/这张工牌没有登记，或已停用，还可以试 \d 次。/)).toBeVisible({
      timeout: 10_000,
    });
  }).toPass();
  expect(await page.content()).not.toContain(badge.slice('LYWH1:'.length));
  expect(kiosk.log()).not.toContain(badge.slice('LYWH1:'.length));
  expect(kiosk.log()).not.toMatch(/CTID:zhang/);
});
