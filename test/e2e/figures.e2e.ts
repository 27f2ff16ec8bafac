import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { freePort } from '../kit/free-port.ts';
import { type Kiosk, openWebKiosk } from '../kit/screen.ts';

let folder: string;
let kiosk: Kiosk;
let metrics: string;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'figures-'));
  const port = await freePort();
  metrics = `http://127.0.0.1:${port}/metrics`;
  const config = path.join(folder, 'telemetry.json');
  writeFileSync(config, JSON.stringify({ telemetry: { prometheus: { port } } }));
  kiosk = await openWebKiosk({ shellOptions: [`--config=${config}`] });
});
test.afterAll(async () => {
  await kiosk?.close();
  rmSync(folder, { recursive: true });
});

const said = async () => (await fetch(metrics)).text();

test('a citizen’s booking and another’s walking off are counted, by item and step, and nobody is named', async () => {
  const citizen = new Citizen(kiosk.page);
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900008642');
  await citizen.chooseTime();
  await citizen.confirm();
  await citizen.finish();
  await citizen.button('触摸屏幕开始').waitFor();
  await expect.poll(said).toMatch(/^kiosk_flows_total\{kind="booking",item="RS-\d{4}",end="filed"\} 1$/m);
  const told = await said();
  const taps = Number(
    /^kiosk_flow_item_taps_total\{kind="booking",item="RS-\d{4}"\} (\d+)$/m.exec(told)?.[1],
  );
  // The bench tells how many at least (npm run bench -- taps); a name's letters and a number's digits come to it here.
  expect(taps).toBeGreaterThan(10);
  expect(taps).toBeLessThan(60);
  expect(told).toMatch(/^kiosk_sessions_total\{end="finished"\} 1$/m);

  await citizen.start('材料预审');
  await citizen.tap('首页');
  await citizen.tap('结束办理');
  await expect.poll(said).toMatch(/^kiosk_flow_abandoned_total\{kind="pre-review",step="choose"\} 1$/m);
  await expect.poll(said).toMatch(/^kiosk_sessions_total\{end="left"\} 1$/m);
  expect(await said()).not.toMatch(/张样例|990000\d{11}|13900008642|sydj/);
});
