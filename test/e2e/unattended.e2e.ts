/** Nobody stands beside it: what the kiosk does when processes die, people walk away, or a technician comes. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { NODE, OUT } from '../../scripts/setup/lib.mjs';
import { Citizen } from '../kit/citizen.ts';
import { fillBooking } from '../kit/matters.ts';
import { askShell, childPid, type ElectronKiosk, openElectronKiosk, PIN, tellShell } from '../kit/screen.ts';

/** `f_type` of a file system in memory (statfs(2)). */
const TMPFS = 0x0102_1994;

let kiosk: ElectronKiosk;
let citizen: Citizen;

async function open(options: Parameters<typeof openElectronKiosk>[0] = {}): Promise<void> {
  kiosk = await openElectronKiosk(options);
  citizen = new Citizen(kiosk.page);
}
test.afterEach(() => kiosk?.close());

async function look(what: string): Promise<void> {
  await kiosk.page.screenshot({ path: `out/pictures/unattended/${what}.png` });
}

async function toPhone(): Promise<void> {
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
}

test('the core is killed with a screen open: it says so, comes back, and the matter goes on', async () => {
  await open();
  await toPhone();
  await citizen.digits('139000');
  const shell = kiosk.shell.pid ?? 0;
  const killedAt = performance.now();
  process.kill(childPid(shell, 'core.mjs'), 'SIGKILL');
  const recovering = kiosk.page.getByText('正在恢复，请稍候…');
  await expect(recovering).toBeVisible();
  await look('core-killed');
  await expect(recovering).toBeHidden();
  const backAfter = Math.round(performance.now() - killedAt);
  test.info().annotations.push({ type: 'core back after', description: `${backAfter} ms` });
  process.stdout.write(`    core killed, screen going on after ${backAfter} ms\n`);
  await citizen.enterPhone('01111');
  await citizen.chooseTime();
  await expect(kiosk.page.getByText('张样例')).toBeVisible();
  await citizen.confirm();
});

test('the renderer is killed: a fresh window on the attract screen, the person forgotten', async () => {
  await open();
  await toPhone();
  const [window] = await Promise.all([
    kiosk.app.waitForEvent('window'),
    tellShell(kiosk.app, ({ webContents }) => {
      for (const contents of webContents.getAllWebContents()) contents.forcefullyCrashRenderer();
    }),
  ]);
  await expect(window.getByRole('button', { name: '触摸屏幕开始' })).toBeEnabled();
  await expect(window.getByText('张样例')).toHaveCount(0);
  expect(await askShell(kiosk.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a message from a window that is gone is nobody’s', async () => {
  await open();
  // Electron itself stumbles over a window that is destroyed while it is being shown.
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  await tellShell(kiosk.app, ({ BrowserWindow, ipcMain }) => {
    const [window] = BrowserWindow.getAllWindows();
    const sender = { id: window?.webContents.id };
    window?.destroy();
    const isHeard = ipcMain.emit('kiosk:pong', { sender }) && ipcMain.emit('kiosk:connect', { sender });
    Object.assign(globalThis, { isHeard });
  });
  expect(await askShell(kiosk.app, () => Reflect.get(globalThis, 'isHeard'))).toBe(true);
});

test('Chromium’s own files lie in memory, none beside the data, and go with the shell', async () => {
  await open();
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  const own = await askShell(kiosk.app, ({ app }) => [app.getPath('userData'), app.getPath('temp')]);
  const [profile = ''] = own;
  expect(new Set(own).size).toBe(1);
  expect(statfsSync(profile).type).toBe(TMPFS);
  expect(readdirSync(profile)).not.toEqual([]);
  expect(readdirSync(kiosk.dataFolder).filter((name) => /shell|screen/.test(name))).toEqual([]);
  await kiosk.app.close();
  expect(existsSync(profile)).toBe(false);
});

test('a fault in the shell itself: no dialog that waits for nobody, an end that the OS supervisor sees, and no words', async () => {
  await open();
  const ended = new Promise<number | null>((resolve) => kiosk.shell.once('exit', resolve));
  await tellShell(kiosk.app, () => {
    setTimeout(() => {
      throw new RangeError('张样例');
    }, 0);
  });
  expect(await ended).toBe(1);
  expect(kiosk.log()).toMatch(/"process.crashed","name":"RangeError","at":\["/);
  expect(kiosk.log()).not.toContain('张样例');
});

test('the renderer hangs without dying: noticed by its silence, a fresh window', async () => {
  await open();
  await toPhone();
  const fresh = kiosk.app.waitForEvent('window', { timeout: 10_000 });
  kiosk.page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  const window = await fresh;
  await expect(window.getByRole('button', { name: '触摸屏幕开始' })).toBeEnabled();
  expect(kiosk.log()).toMatch(/"window.renewed","reason":"(hung|unresponsive)"/);
});

test('nobody touches it: a countdown, then the attract screen, and nothing of the person', async () => {
  await open({ session: { idleSeconds: 3, idleWarningSeconds: 3 } });
  await toPhone();
  await expect(kiosk.page.getByRole('alertdialog', { name: '您还在办理吗？' })).toBeVisible();
  await look('idle');
  await citizen.tap('继续办理');
  await citizen.endsWith(() => citizen.digits('1390000'));
  expect(await kiosk.page.content()).not.toMatch(/张样例|9900001990|1390000/);
  expect(await kiosk.page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await kiosk.bench({ do: 'remove' });
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await expect(kiosk.page.getByText('请将身份证平放在读卡器上')).toBeVisible();
  expect(kiosk.log()).not.toMatch(/张样例|990000199003071235|1390000/);
});

test('settings left open on the attract screen close, and the next citizen begins by one touch', async () => {
  await open({ session: { idleSeconds: 10, idleWarningSeconds: 5 } });
  // How long it waits the core says, which starts after the screen.
  await expect(kiosk.page.getByText('131').first()).toBeVisible();
  await citizen.tap('长辈版');
  await citizen.tap('设置');
  const sheet = kiosk.page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  await expect(sheet).toBeHidden();
  await expect(citizen.button('长辈版')).toBeVisible();
  await citizen.wake();
});

test('a receipt stays while somebody is at it, longest for who goes by keys, and says so before it goes', async () => {
  await open();
  await fillBooking(citizen, kiosk);
  await citizen.confirm();
  const { page } = kiosk;
  await expect(page.getByText('回执单已打印')).toBeVisible();
  // A name that changed each second would be spoken over and over, and never to its end.
  const finish = citizen.button('完成');
  const left = async () => Number(/\d+/.exec((await finish.textContent()) ?? '')?.[0]);
  const soon = page.getByText('这一页快要自动返回了');
  await page.clock.install();
  await page.mouse.click(1, 1);
  await expect.poll(left).toBeGreaterThan(55);
  await page.keyboard.press('Tab');
  await expect.poll(left).toBeGreaterThan(175);
  await page.clock.fastForward(120_000);
  await expect.poll(left).toBeLessThan(60);
  await expect(soon).toHaveCount(0);
  await page.clock.fastForward(40_000);
  await expect(soon).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect.poll(left).toBeGreaterThan(175);
  await expect(soon).toHaveCount(0);
  await citizen.endsWith(() => page.clock.fastForward(181_000));
});

test('maintenance: five taps in the corner, a wrong PIN, the right one, devices, test print, restart', async () => {
  await open();
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  for (let tap = 0; tap < 5; tap++) await kiosk.page.getByTestId('maintenance-corner').click();
  await citizen.digits('111111');
  await citizen.tap('进入');
  await expect(kiosk.page.getByText('密码不对，还可以试 4 次。')).toBeVisible();
  await look('wrong-pin');
  await citizen.digits(PIN);
  await citizen.tap('进入');
  const enter = (section: RegExp) => kiosk.page.getByRole('button', { name: section }).click();
  await look('maintenance');
  await enter(/^待提交队列/);
  await expect(kiosk.page.getByText('没有待提交的办件。')).toBeVisible();
  await citizen.tap('返回总览');
  await enter(/^本机/);
  await expect(
    kiosk.page
      .getByText('0.1.0')
      .or(kiosk.page.getByText(/^\d+\.\d+\.\d+$/))
      .first(),
  ).toBeVisible();
  await citizen.tap('返回总览');
  await enter(/^设备/);
  await expect(kiosk.page.getByText('身份证读卡器')).toBeVisible();
  await citizen.tap('打印测试页');
  await expect(kiosk.page.getByText('测试页已打印。')).toBeVisible();
  expect(await kiosk.slips()).toHaveLength(1);
  await kiosk.bench({ do: 'unplug', device: 'receipt-printer' });
  await expect(kiosk.page.getByText('故障')).toBeVisible();
  await look('maintenance-fault');
  await kiosk.bench({ do: 'plug', device: 'receipt-printer' });
  await expect(kiosk.page.getByText('故障')).toBeHidden();
  await citizen.tap('返回总览');
  await enter(/^本机/);
  await citizen.tap('重启核心');
  await expect(
    citizen.button('触摸屏幕开始').or(kiosk.page.getByText('维护界面已锁定，请重新进入。')),
  ).toBeVisible();
});

test('what hung and was ended is counted, where the technician sees it', async () => {
  await open();
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await expect(kiosk.page.getByText('请将身份证平放在读卡器上')).toBeVisible();
  const shell = kiosk.shell.pid ?? 0;
  const core = () => childPid(shell, 'core.mjs');
  process.kill(childPid(core(), 'device-host.mjs'), 'SIGSTOP');
  await expect.poll(kiosk.log).toContain('"event":"device-host.hung"');
  process.kill(core(), 'SIGSTOP');
  await expect.poll(kiosk.log).toContain('"event":"core.hung"');
  const fresh = kiosk.app.waitForEvent('window');
  await tellShell(kiosk.app, ({ webContents }) => {
    for (const contents of webContents.getAllWebContents()) contents.forcefullyCrashRenderer();
  });
  const page = await fresh;
  const technician = new Citizen(page);
  await expect(technician.button('触摸屏幕开始')).toBeEnabled();
  for (let tap = 0; tap < 5; tap++) await page.getByTestId('maintenance-corner').click();
  await technician.digits(PIN);
  await technician.tap('进入');
  await page.getByRole('button', { name: /^本机/ }).click();
  const counted = page.getByText(/^核心 /);
  for (const what of ['核心', '设备进程', '屏幕']) await expect(counted).toContainText(`${what} 1（`);
  await expect(counted).toContainText('备份 0');
  await counted.scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'out/pictures/unattended/restarts.png' });
});

test('a broken configuration file: out of service, with file, line and key behind the PIN; in service once it is mended', async () => {
  const broken = path.join(test.info().outputPath(), 'site.yaml');
  writeFileSync(broken, 'kiosk:\n  id: LY001\nsession:\n  idleSeconds: bald\n');
  await open({ shellOptions: [`--config=${broken}`] });
  await expect(citizen.heading('暂停服务')).toBeVisible();
  // Where the file lies and what stands in it is the technician's business.
  await expect(kiosk.page.getByText('site.yaml')).toHaveCount(0);
  await look('broken-config');
  for (let tap = 0; tap < 5; tap++) await kiosk.page.getByTestId('maintenance-corner').click();
  await citizen.digits(PIN);
  await citizen.tap('进入');
  const reason = kiosk.page.getByRole('listitem').filter({ hasText: 'site.yaml' });
  await expect(reason).toContainText('第 4 行');
  await expect(reason).toContainText('session.idleSeconds');
  await look('broken-config-maintenance');
  await citizen.tap('锁定并退出');
  await expect(citizen.heading('暂停服务')).toBeVisible();
  writeFileSync(broken, 'session:\n  idleSeconds: 30\n');
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
});

test('a second kiosk on the same data folder says so and ends', async () => {
  await open();
  // The core, which holds the folder, starts after the screen.
  await expect(kiosk.page.getByText('131').first()).toBeVisible();
  const second = spawn(NODE, [
    path.join(OUT, 'build', 'web', 'index.mjs'),
    `--data=${kiosk.dataFolder}`,
    `--config=${kiosk.world.configFile}`,
    `--runtime=${path.join(OUT, 'build', 'runtime')}`,
  ]);
  let said = '';
  second.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(75);
  expect(said).toContain('本机已有一个自助终端程序在使用该数据目录');
});
