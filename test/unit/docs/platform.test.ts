/**
 * The examples of docs/platform.md are what the product's own code makes: byte for byte, so that an integrator can build against them.
 * `UPDATE_EXAMPLES=1` writes them anew.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { kioskProof, platformProof } from '../../../main/core/enrolment/proof.ts';
import type { HallPlan } from '../../../main/core/model/hall/plan.ts';
import { bodyHashOf, isCaseSigned, signCase } from '../../../main/core/platform/case-receipt.ts';
import { Keyring, signBundle } from '../../../main/core/platform/keyring.ts';
import { openHall, signHall } from '../../../main/core/platform/signed-hall.ts';
import { isAnswerSigned, signAnswer } from '../../../main/core/signing/answer-signature.ts';
import { ED25519 } from '../../../main/core/signing/ed25519.ts';
import { contentDigest, signRequest } from '../../../main/core/signing/request-signature.ts';
import { publicPart, type SigningKey, verifyWith } from '../../../main/core/signing/signing.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { isSlipSigned, slipCode } from '../../../main/core/slip-proof/slip-proof.ts';

const FILE = path.join(import.meta.dirname, '../../../docs/platform.md');

/** Public keys of the private keys that are one byte 32 times over. */
const PUBLIC = {
  1: 'iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=',
  2: 'gTl3Dqh9F19Wo1Rmw0x+zMuNipG07jeiXfYPW4/Js5Q=',
  3: '7UkoxijRwsbq6QM4kFmVYSlZJzpcY/k2NsFGFKyHN9E=',
};

function keyOf(byte: 1 | 2 | 3): SigningKey {
  const publicKey = Buffer.from(PUBLIC[byte], 'base64');
  const id = createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
  const privateKey = Buffer.alloc(32, byte).toString('base64');
  return { kid: `ed-${id}`, suite: 'ed25519', publicKey: PUBLIC[byte], privateKey };
}

const [device, root, answers] = [keyOf(1), keyOf(2), keyOf(3)];
const KEY = '01a20bc0-24b3-763f-bf95-4411339b60fa';
const HEAD = `41:${createHash('sha256').update('trail').digest('hex')}`;
const BODY = JSON.stringify({
  kioskId: 'LY001',
  receiptNo: 'LY001-20261124-0007-K',
  itemCode: 'RS-0001',
  committedAt: '2026-11-24T10:00:00+08:00',
  made: { audit: HEAD, clock: 'right' },
  blobs: [],
  sealed: {
    kid: 'platform-2026-1',
    suite: 'hpke-x25519-hkdf-sha256-aes-256-gcm',
    enc: Buffer.alloc(32, 7).toString('base64'),
    ciphertext: Buffer.alloc(48, 8).toString('base64'),
  },
});
const REQUEST = {
  method: 'POST',
  url: 'https://platform.example.gov.cn/v1/cases',
  headers: {
    'content-type': 'application/json',
    'content-digest': contentDigest(Buffer.from(BODY)),
    'idempotency-key': KEY,
    'x-kiosk-id': 'LY001',
    'x-kiosk-audit': HEAD,
    'x-kiosk-clock': 'right',
  },
};
const COVERED = [
  'x-kiosk-id',
  'x-kiosk-audit',
  'x-kiosk-clock',
  'content-digest',
  'idempotency-key',
] as const;

/** One of everything. */
const PLAN: HallPlan = {
  ...{ number: 12, daysAhead: 7, few: 1 },
  slots: { minutes: 30, places: 4, visit: 30 },
  groups: [{ id: 'company-closing', minutes: 60, places: 2, visit: 60, items: ['SC-0003'] }],
  places: [
    {
      ...{
        id: 'hall',
        kind: 'hall',
        name: '浏阳市民之家',
        address: '浏阳市行政中心市民之家',
        phone: '0731-12345',
      },
      hours: { workday: ['09:00-12:00', '13:30-17:00'] },
      zones: [
        {
          zone: 'hr',
          windows: '一楼 A01–A12',
          way: '进正门往左走',
          hours: { workday: ['09:00-12:00'], saturday: [] },
        },
        { zone: 'market', windows: '二楼 D01–D16', items: ['SC-0001', 'SC-0003'] },
      ],
    },
  ],
  everyYear: [{ name: '元旦', nameEn: 'New Year’s Day', days: ['01-01'] }],
  years: [
    {
      ...{ year: 2026, source: '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）' },
      holidays: [{ name: '元旦', nameEn: 'New Year’s Day', from: '2026-01-01', to: '2026-01-03' }],
      workdays: ['2026-01-04'],
    },
  ],
  exceptions: [
    { from: '2026-12-31', place: 'hall', zone: 'market', open: ['09:00-12:00'], why: '年末结算，下午停办' },
    { from: '2026-12-24', to: '2026-12-25', items: ['SC-0003'], closed: true, why: '系统升级' },
  ],
};

async function examples(): Promise<Record<string, string>> {
  const headers = await signRequest(
    device,
    REQUEST,
    Date.parse('2026-11-24T10:00:05+08:00'),
    'AAECAwQFBgcICQoLDA0ODw',
  );
  const base = [
    '"@method": POST',
    '"@path": /v1/cases',
    '"@query": ?',
    ...COVERED.map((name) => `"${name}": ${REQUEST.headers[name]}`),
    `"@signature-params": ${headers['signature-input']?.replace('kiosk=', '')}`,
  ].join('\n');
  // Built by hand from the rules on the page, and yet what was signed.
  const signature = Buffer.from(headers.signature?.slice('kiosk=:'.length, -1) ?? '', 'base64');
  expect(verifyWith(publicPart(device), Buffer.from(base), signature)).toBe(true);

  const code = '7K3Q-0X9M-2B4C-8D1E-5F6G';
  const signed = signBundle(root, {
    number: 7,
    issuedAt: '2026-11-24T08:00:00+08:00',
    sealing: [
      {
        kid: 'platform-2026-1',
        suite: 'hpke-x25519-hkdf-sha256-aes-256-gcm',
        publicKey: 'hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo=',
        from: '2026-11-01T00:00:00+08:00',
        until: null,
      },
    ],
    answers: [publicPart(answers)],
    answersAreSigned: true,
  });
  expect(new Keyring(publicPart(root)).accept(signed)).toMatchObject({ outcome: 'changed', to: 7 });

  const hall = signHall(root, PLAN);
  expect(openHall(publicPart(root), hall)).toEqual({ ok: true, plan: PLAN });

  const facts = {
    submissionId: KEY,
    bodyHash: bodyHashOf(BODY),
    caseNo: 'S43018120261124RS000010',
    state: 'pending',
    arrivedAt: '2026-11-24T10:00:06+08:00',
  };
  const word = signCase(answers, facts);
  expect(isCaseSigned(publicPart(answers), facts, word)).toBe(true);

  const answer = JSON.stringify({ ...facts, kid: answers.kid, signature: word });
  const body = Buffer.from(answer);
  const asked = { ...REQUEST, headers };
  const told = await signAnswer(answers, { status: 201, body }, 'Tue, 24 Nov 2026 02:00:06 GMT', asked);
  expect(
    await isAnswerSigned({ status: 201, headers: told, body }, asked, (kid) =>
      kid === answers.kid ? publicPart(answers) : null,
    ),
  ).toBe(true);
  const answerBase = [
    '"@status": 201',
    `"date": ${told.date}`,
    `"content-digest": ${told['content-digest']}`,
    `"signature";req: ${headers.signature}`,
    `"@signature-params": ${told['signature-input']?.replace('platform=', '')}`,
  ].join('\n');
  const signedAnswer = Buffer.from(told.signature?.slice('platform=:'.length, -1) ?? '', 'base64');
  expect(verifyWith(publicPart(answers), Buffer.from(answerBase), signedAnswer)).toBe(true);

  const slip = slipCode(device, {
    submissionId: KEY,
    receiptNo: 'LY001-20261124-0007-K',
    itemCode: 'RS-0001',
    when: '2026-11-30 09:00',
  });
  expect(isSlipSigned([publicPart(device)], slip)).toBe(true);

  const line = (name: string, key: SigningKey) => `${name.padEnd(8)} ${key.kid}  ${key.publicKey}`;
  const { kid, suite, publicKey } = root;
  return {
    keys: [line('device', device), line('root', root), line('answers', answers)].join('\n'),
    enrolment: [
      `code: ${code}`,
      '',
      'the kiosk’s lines:',
      ...['liuyang-enrol/1', 'LY001', device.kid, device.suite, device.publicKey],
      '',
      `POST /v1/enrolments`,
      JSON.stringify({
        kioskId: 'LY001',
        key: publicPart(device),
        proof: kioskProof(code, 'LY001', publicPart(device)),
      }),
      '',
      'the platform’s lines:',
      ...['liuyang-enrolled/1', 'LY001', device.kid, kid, suite, publicKey],
      '',
      '201',
      JSON.stringify({
        root: publicPart(root),
        proof: platformProof(code, 'LY001', publicPart(device), publicPart(root)),
      }),
    ].join('\n'),
    request: [
      'POST /v1/cases HTTP/1.1',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '',
      BODY,
    ].join('\n'),
    'signature-base': base,
    answer: [
      'HTTP/1.1 201 Created',
      ...Object.entries(told).map(([name, value]) => `${name}: ${value}`),
      '',
      answer,
    ].join('\n'),
    'answer-base': answerBase,
    bundle: JSON.stringify(signed),
    hall: JSON.stringify(hall),
    case: [
      ...['liuyang-case/2', facts.submissionId, facts.bodyHash, facts.caseNo, facts.state, facts.arrivedAt],
      '',
      '201',
      answer,
    ].join('\n'),
    slip: `key:  ${KEY}\nname: ${slipName(KEY)}\n${slip}`,
  };
}

const block = (name: string) => new RegExp(`(<!-- example ${name} -->\n\`\`\`text\n)([\\s\\S]*?)(\`\`\`)`);

it('every example on the page is what the code makes', async () => {
  const made = await examples();
  let page = readFileSync(FILE, 'utf8');
  if (process.env.UPDATE_EXAMPLES === '1') {
    for (const [name, text] of Object.entries(made)) {
      page = page.replace(block(name), (_all, before, _old, after) => `${before}${text}\n${after}`);
    }
    writeFileSync(FILE, page);
  }
  const shown = [...page.matchAll(/<!-- example ([\w-]+) -->/g)].map(([, name]) => name);
  expect(shown.sort()).toEqual(Object.keys(made).sort());
  for (const [name, text] of Object.entries(made)) {
    expect([name, block(name).exec(page)?.[2]]).toEqual([name, `${text}\n`]);
  }
});

it('the examples’ keys are whole: each public key is its private key’s', () => {
  for (const key of [device, root, answers]) {
    const pair = {
      publicKey: Buffer.from(key.publicKey, 'base64'),
      privateKey: Buffer.from(key.privateKey, 'base64'),
    };
    const message = Buffer.from('x');
    expect(ED25519.verify(pair.publicKey, message, ED25519.sign(pair, message))).toBe(true);
  }
});
