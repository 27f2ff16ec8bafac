import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../../scripts/build/build.ts';
import { Citizen } from '../../kit/citizen.ts';
import { heapText, storageText } from '../../kit/page-memory.ts';
import { type Kiosk, openWebKiosk } from '../../kit/screen.ts';

/** Fictitious; nobody else on this kiosk has any of it. */
const SECRETS = ['990000199003071235', '13900008642', '张样例'];

let kiosk: Kiosk;

beforeAll(async () => {
  await build();
  kiosk = await openWebKiosk();
});
afterAll(() => kiosk?.close());

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

test('after a session nothing of the person is on the page, in its storage, on its heap or readable on disk', async () => {
  const citizen = new Citizen(kiosk.page);
  await citizen.tap('长辈版');
  await citizen.tap('标准版');
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900008642');
  await citizen.chooseTime();
  // The proof that the look itself sees what is there.
  expect(await heapText(kiosk.page)).toContain('13900008642');
  await citizen.confirm();
  await citizen.finish();
  await kiosk.page.getByRole('button', { name: '触摸屏幕开始' }).waitFor();

  const found: string[] = [];
  const look = (where: string, text: string) => {
    for (const secret of SECRETS) if (text.includes(secret)) found.push(`${where}: ${secret.slice(0, 3)}…`);
  };
  look('page', await kiosk.page.content());
  look('storage', await storageText(kiosk.page));
  // A second person begins: what React kept of the last screen is let go with the next ones.
  await citizen.start('材料预审');
  look('second person', await kiosk.page.content());
  await citizen.tap('首页');
  await citizen.endsWith(() => citizen.tap('结束办理'));
  look('heap', await heapText(kiosk.page));
  for (const file of filesUnder(kiosk.dataFolder)) {
    const bytes = readFileSync(file);
    look(`disk ${path.basename(file)}`, bytes.toString('utf8'));
    look(`disk ${path.basename(file)} UTF-16`, bytes.toString('utf16le'));
  }
  look('log', kiosk.log());
  expect(found).toEqual([]);
});

test('a mode and a language chosen by one are not there for the next', async () => {
  const citizen = new Citizen(kiosk.page);
  await citizen.tap('长辈版');
  await citizen.tap('触摸屏幕开始');
  await citizen.heading('您想办理什么？').waitFor();
  expect(await kiosk.page.evaluate(() => document.documentElement.dataset.elder)).toBe('on');
  await kiosk.page.getByRole('button', { name: 'Switch to English' }).click();
  await citizen.endsWith(() => kiosk.page.getByRole('button', { name: 'Finish' }).click());
  const state = await kiosk.page.evaluate(() => [
    document.documentElement.lang,
    { ...document.documentElement.dataset },
  ]);
  expect(state).toEqual(['zh-CN', {}]);
});
