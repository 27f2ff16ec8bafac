/** The reviewer's page in a real browser: opens a sealed case, marks its photograph by dragging, and decides. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { type Browser, chromium, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Submission } from '../../../main/core/model/submission.ts';
import { blobAad } from '../../../main/core/model/submission.ts';
import { bodyHashOf } from '../../../main/core/platform/case-receipt.ts';
import { sealBytes } from '../../../main/core/sealing/seal.ts';
import { findBrowser } from '../../../main/shell/web/browser.ts';
import { clientAt, enrolled } from '../../kit/enrolled.ts';
import { keyOf, submissionFor } from '../../kit/filed.ts';
import { INK } from '../../kit/signing.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

const PHOTO = createCanvas(400, 300).toBuffer('image/jpeg');
let folder: string;
let sandbox: Sandbox;
let browser: Browser;
let page: Page;
let key: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'reviewer-'));
  sandbox = await startSandbox({ folder });
  const client = clientAt(sandbox.url, await enrolled(sandbox));
  const recipient = await keyOf(client);
  key = uuidv7();
  const bytes = sealBytes(recipient, PHOTO, blobAad(key));
  const blob = { sha256: bodyHashOf(bytes), size: bytes.length };
  await client.uploadBlob({ ...blob, bytes });
  const signed: Pick<Submission, 'later' | 'signature'> = {
    later: {
      ...{ archiveKeys: ['id-card'], until: '2030-01-11', workingDays: 10 },
      promisedAt: '2026-11-24T09:59:00+08:00',
    },
    signature: {
      ...{ state: 'signed', text: '我申请办理样例。', ink: INK },
      ...{ sha256: 'a'.repeat(64), at: '2026-11-24T09:59:30+08:00' },
    },
  };
  const { body } = await submissionFor(recipient, { key, blobs: [blob], signed });
  await client.submit({ kind: 'pre-review', idempotencyKey: key, body });
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no browser');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  page = await browser.newPage();
  await page.goto(`${sandbox.url}/reviewer`);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('sends reasons, the marks as fractions of the picture, and the last day', async () => {
  await page.getByRole('button', { name: '打开' }).click();
  await page.getByText('990000199001010011').waitFor();
  await page.getByText('我申请办理样例。').waitFor();
  await page.getByText('2030-01-11 以前：居民身份证').waitFor();
  expect(await page.getByRole('img', { name: '申请人的签字' }).locator('polyline').count()).toBe(2);
  const picture = page.getByAltText('第 1 页');
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400);
  await page.getByLabel('居民身份证 要补正的原因').fill('反光');
  await page.getByLabel('标记形状').selectOption('oval');
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  if (!box) throw new Error('no picture');
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.75, { steps: 4 });
  await page.mouse.up();
  await page.getByLabel('最后一天').fill('2030-01-04');
  await page.getByRole('button', { name: '发出补正通知' }).click();
  await page.getByText('补正通知已发出').waitFor();
  const { reviews, state } = (await sandbox.reviewing.look(key)) ?? {};
  expect(state).toBe('supplement');
  const [decision] = reviews ?? [];
  expect(decision).toMatchObject({
    outcome: 'supplement',
    until: '2030-01-04',
    fields: [],
    materials: [{ archiveKey: 'id-card', words: '反光', marks: [{ page: 1, shape: 'oval' }] }],
  });
  const mark = decision?.materials[0]?.marks[0];
  for (const [side, fraction] of Object.entries({ x: 0.25, y: 0.5, width: 0.5, height: 0.25 })) {
    expect(mark?.[side]).toBeCloseTo(fraction, 1);
  }
});

it('does not decide twice', async () => {
  await page.getByRole('button', { name: '通过', exact: true }).click();
  await page.getByText('这一件已经审查过').waitFor();
});
