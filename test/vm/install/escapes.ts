/** Ways out of the installed kiosk, as data: each is refused by the system or the browser's policy, whatever the shell thinks of it. */
import type { Page } from '@playwright/test';
import type { Machine } from './machine.ts';

const SCREEN = 'liuyang-kiosk-screen';
const CORE = 'liuyang-kiosk-core';
const DEVICES = 'liuyang-kiosk-devices';

/** As that user, a command that must fail: `where`, what it would have reached. */
const FORBIDDEN: readonly { as: string; where: string; command: string }[] = [
  { as: SCREEN, where: 'the queue', command: 'cat /var/lib/liuyang-kiosk/kiosk.db' },
  { as: SCREEN, where: 'the device key', command: 'cat /var/lib/liuyang-kiosk/device.json' },
  { as: SCREEN, where: 'the configuration', command: 'cat /etc/liuyang-kiosk/site.yaml' },
  {
    as: SCREEN,
    where: 'the device host',
    command: 'socat -u OPEN:/dev/null UNIX-CONNECT:/run/liuyang-kiosk/devices.socket',
  },
  { as: SCREEN, where: 'a reader', command: 'cat /run/bench-idCardReader' },
  { as: DEVICES, where: 'the queue', command: 'cat /var/lib/liuyang-kiosk/kiosk.db' },
  {
    as: DEVICES,
    where: 'the core',
    command: 'socat -u OPEN:/dev/null UNIX-CONNECT:/run/liuyang-kiosk/core.socket',
  },
  { as: DEVICES, where: 'the screen', command: 'ls /run/liuyang-kiosk-screen' },
  { as: CORE, where: 'the screen', command: 'ls /run/liuyang-kiosk-screen' },
  {
    as: 'nobody',
    where: 'the core',
    command: 'socat -u OPEN:/dev/null UNIX-CONNECT:/run/liuyang-kiosk/core.socket',
  },
  {
    as: 'nobody',
    where: 'the device host',
    command: 'socat -u OPEN:/dev/null UNIX-CONNECT:/run/liuyang-kiosk/devices.socket',
  },
  {
    as: 'nobody',
    where: 'the compositor',
    command: 'socat -u OPEN:/dev/null UNIX-CONNECT:/run/liuyang-kiosk-screen/wayland-0',
  },
];

/** Inside the screen's own unit: what a browser that was taken over could reach. */
const FROM_THE_UNIT: readonly { where: string; command: string }[] = [
  { where: 'the platform’s network', command: 'socat -u OPEN:/dev/null TCP:@PLATFORM@,connect-timeout=2' },
  { where: 'a file outside its folder', command: 'touch /var/tmp/../lib/escaped' },
  { where: 'the system', command: 'touch /etc/escaped' },
  { where: 'root', command: 'su -c true' },
  { where: 'a mount', command: 'mount -t tmpfs none /mnt' },
  { where: 'the clock', command: 'date -s 2020-01-01' },
];

/** Where a page, a key or a link might lead the browser. */
const ADDRESSES = [
  'chrome://settings/',
  'chrome://version/',
  'chrome://history/',
  'chrome://downloads/',
  'chrome://extensions/',
  'chrome://flags/',
  'chrome://inspect/',
  'chrome://print/',
  'chrome://restart/',
  'devtools://devtools/bundled/inspector.html',
  'view-source:http://127.0.0.1/',
  'file:///etc/passwd',
  'file:///',
  'file:///run/liuyang-kiosk/',
  'http://localhost:631/',
  'http://192.0.2.1/',
  'https://example.com/',
  'ftp://192.0.2.1/',
  'data:text/html,out',
  'javascript:document.body.remove()',
];

export type Vector = { vector: string; escaped: boolean };

export function userVectors(machine: Machine, platform: string): Vector[] {
  const asUser = FORBIDDEN.map(({ as, where, command }) => ({
    vector: `${as} → ${where}`,
    escaped: machine.run('runuser', '-u', as, '--', 'sh', '-c', command).code === 0,
  }));
  const fromUnit = FROM_THE_UNIT.map(({ where, command }) => ({
    vector: `screen's unit → ${where}`,
    escaped: insideUnit(machine, command.replace('@PLATFORM@', platform)),
  }));
  return [...asUser, ...fromUnit];
}

/** In the name spaces and with the rights of the shell's process, as a program that it starts would have them. */
function insideUnit(machine: Machine, command: string): boolean {
  const pid = machine.must('systemctl', 'show', '-p', 'MainPID', '--value', 'liuyang-kiosk-screen').trim();
  const rights = [
    'setpriv',
    `--reuid=${SCREEN}`,
    `--regid=${SCREEN}`,
    '--init-groups',
    '--no-new-privs',
    '--bounding-set=-all',
  ];
  return machine.run('nsenter', '-t', pid, '-m', '-n', ...rights, 'sh', '-c', command).code === 0;
}

/** Each address as if it had been typed: what stands on the screen then must not be it. The kiosk's page must come back from each. */
export async function addressVectors(openPage: () => Promise<Page>): Promise<Vector[]> {
  const vectors: Vector[] = [];
  for (const address of ADDRESSES) {
    const page = await openPage();
    const answer = await page.goto(address, { timeout: 5_000, waitUntil: 'commit' }).catch(() => null);
    const text = await page.evaluate(() => document.body.textContent ?? '').catch(() => '');
    const isOurs = page.url().startsWith('http://127.0.0.1');
    const isRefusal = text === '' || /blocked|拦截|屏蔽|ERR_[A-Z_]+|reached|无法访问/.test(text);
    vectors.push({ vector: address, escaped: answer !== null && !isOurs && !isRefusal });
  }
  return vectors;
}
