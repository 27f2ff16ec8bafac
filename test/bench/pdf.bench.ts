/**
 * `npm run bench -- pdf [--n 60]`: an application on A4, ours against Chromium's printToPDF of the same page, in turn in one run. Chromium is
 * started and warm, its page and fonts loaded; only the content changes. The last line is JSON; `ratio` is theirs to ours.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { applicationContent } from '../../main/core/matters/pre-review/application.ts';
import type { PreReviewDraft } from '../../main/core/model/draft.ts';
import { type ApplicationSubject, applicationPdf } from '../../main/core/papers/application.ts';
import { findBrowser } from '../../main/shell/web/browser.ts';
import { fittingAnswer } from '../kit/answers.ts';
import { APPLICANT, subjectOf } from '../kit/application.ts';
import { itemDetail } from '../kit/items.ts';
import { percentile } from './screen-figures.ts';

const LIMIT = 5;
/** Our 56 points. */
const MARGIN = '0.78in';
const { values } = parseArgs({ options: { n: { type: 'string', default: '60' } } });
const n = Number(values.n);

const item = itemDetail('SC-0001');
const NOTO = path.dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
);
const face = (name: string, weight: number) =>
  `@font-face { font-family: Noto; font-weight: ${weight}; src: url(${pathToFileURL(path.join(NOTO, name, `NotoSansSC_${name}.ttf`))}) }`;

/** Fictitious people, with common names and less common ones. */
const NAMES = readFileSync(path.join(import.meta.dirname, '../unit/renderer/engines/names.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' ')[0] ?? '');

/** The nth citizen's application: no two alike, so that nothing can be kept from the one before. */
function subjectOfNth(nth: number): ApplicationSubject {
  const draft: PreReviewDraft = {
    kind: 'pre-review',
    submissionId: '019ab000-0000-7000-8000-000000000000',
    itemCode: item.code,
    itemVersion: item.version,
    consent: null,
    applicant: { ...APPLICANT, name: NAMES[nth % NAMES.length] ?? '' },
    phone: '13900001111',
    answers: Object.fromEntries(
      [...item.situation, ...item.fields].map((field) => [field.key, fittingAnswer(field)]),
    ),
    materials: item.materials.map(({ archiveKey }) => ({ archiveKey, pages: ['p'], original: false })),
  };
  const content = applicationContent(draft, item);
  if (!content) throw new Error('no applicant');
  return subjectOf(content, `LY001-20261124-${String(nth).padStart(4, '0')}-K`);
}

/** The same tables as HTML; without the code, which is to their advantage. */
function htmlOf({ content, receipt, hall }: ApplicationSubject): string {
  const tables = content.sections
    .filter(({ rows }) => rows.length > 0)
    .map(({ heading, rows }) => {
      const lines = rows.map(({ label, value }) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('');
      return `${heading === null ? '' : `<h2>${heading}</h2>`}<table>${lines}</table>`;
    });
  return `<h1>${content.name}</h1><p>${receipt.receiptNo}</p>${tables.join('')}<p>${content.promise}</p><p>${hall.name}</p>`;
}

const STYLE = `${face('400Regular', 400)} ${face('700Bold', 700)}
body { font: 10.5pt Noto; margin: 0 } table { width: 100%; border-collapse: collapse }
th, td { border: 0.5pt solid; padding: 6pt; text-align: left } th { width: 150pt; font-weight: 700 }`;

async function theirs(page: Page, subject: ApplicationSubject): Promise<Uint8Array> {
  await page.evaluate((html) => {
    document.body.innerHTML = html;
  }, htmlOf(subject));
  return page.pdf({ format: 'A4', margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } });
}

async function timed(work: () => Promise<Uint8Array>): Promise<{ ms: number; bytes: number }> {
  const began = performance.now();
  const { byteLength } = await work();
  return { ms: performance.now() - began, bytes: byteLength };
}

const executablePath = findBrowser();
if (!executablePath) throw new Error('no Chromium on this machine: npm test installs it');
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
// A page with an address of its own may load the fonts' files.
await page.goto(pathToFileURL(path.join(NOTO, 'package.json')).href);
await page.setContent(`<style>${STYLE}</style><body>`);
const rounds: { ours: number; theirs: number }[] = [];
const bytes = { ours: 0, theirs: 0 };
for (let nth = 0; nth <= n; nth++) {
  const subject = subjectOfNth(nth);
  const us = await timed(() => applicationPdf(subject));
  const them = await timed(() => theirs(page, subject));
  // The first of each only warms.
  if (nth > 0) rounds.push({ ours: us.ms, theirs: them.ms });
  Object.assign(bytes, { ours: us.bytes, theirs: them.bytes });
}
await browser.close();

const us = percentile(
  rounds.map(({ ours }) => ours),
  0.5,
);
const them = percentile(
  rounds.map(({ theirs: ms }) => ms),
  0.5,
);
console.table({
  ours: { 'ms, median': us, bytes: bytes.ours },
  chromium: { 'ms, median': them, bytes: bytes.theirs },
});
const ratio = Number((them / us).toFixed(2));
console.log(JSON.stringify({ bench: 'pdf', ratio, limit: LIMIT, us, them }));
process.exitCode = ratio >= LIMIT ? 0 : 1;
