/** A new kiosk made known to the platform at its own screen, by the file on a technician's stick. */
import { expect } from '@playwright/test';
import type { OutsideWorld } from '../../world/outside-world.ts';
import type { Disk } from './disk.ts';
import { type InstalledKiosk, post } from './kiosk.ts';

const KEY = '/var/lib/liuyang-kiosk/device.json';
const NO_STICK = '没有找到 U 盘';
/** Where the stick was written: a technician's own computer. */
const ELSEWHERE = '/mnt';

export async function enrolAtScreen(
  kiosk: InstalledKiosk,
  { world, stick }: { world: OutsideWorld; stick: Disk },
): Promise<void> {
  const { machine } = kiosk;
  const handedOut = await post(`${world.sandboxUrl}/_sandbox/enrolments`, { kioskId: 'LY001' });
  machine.must('mount', stick.device, ELSEWHERE);
  machine.write(await handedOut.text(), `${ELSEWHERE}/登记 LY001.json`);
  // As a careful person's computer leaves it there: for that person alone.
  machine.must('chown', '-R', '1000', ELSEWHERE);
  machine.must('sh', '-c', `chmod 0600 ${ELSEWHERE}/*.json`);
  machine.must('umount', ELSEWHERE);

  const technician = await kiosk.technician();
  await technician.tap(/^登记到平台/);
  const read = async (answer: string) => {
    await technician.tap('读 U 盘里的登记文件');
    await expect(technician.page.getByText(answer).first()).toBeVisible();
  };
  await read(NO_STICK);
  machine.must('liuyang-kiosk-admin', 'stick', stick.device);
  await technician.tap('读 U 盘里的登记文件');
  // The core starts afresh with its key.
  await kiosk.usable();
  machine.must('liuyang-kiosk-admin', 'stick', '--out');
  const owned = machine.must('stat', '-c', '%U %a', KEY).trim();
  if (owned !== 'liuyang-kiosk-core 600') throw new Error(`${KEY} is ${owned}`);
  const left = machine.run('sh', '-c', 'ls /var/lib/liuyang-kiosk | grep pending').printed.trim();
  if (left !== '') throw new Error(`left behind: ${left}`);
}
