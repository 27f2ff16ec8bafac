/** The operator's tool, a web server of static files, and a kiosk that stages from it. */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { check } from '../../../main/core/update/check.ts';
import { Repository } from '../../../main/core/update/repository.ts';
import { readChecked, readStaged } from '../../../main/core/update/slot-files.ts';
import type { SlotState } from '../../../main/core/update/slots.ts';
import { ReleaseRepository } from '../../../scripts/release/repository.ts';
import { ROOT } from '../../../scripts/setup/lib.mjs';
import { type StaticServer, staticServer } from '../../kit/static-server.ts';
import { Authority } from '../../kit/technician-certificates.ts';

let place: string;
let server: StaticServer;
let operator: ReleaseRepository;
const at = (...names: string[]) => path.join(place, ...names);
const BIG = Buffer.alloc(300_000, 'big');
const DAY = 24 * 3600_000;

function packaged(version: string, folder: string, readable = 8): string {
  mkdirSync(path.join(folder, 'web'), { recursive: true });
  writeFileSync(path.join(folder, 'node'), 'a program');
  writeFileSync(path.join(folder, 'web', 'same'), BIG);
  writeFileSync(path.join(folder, 'web', 'new'), Buffer.alloc(200_000, version));
  const schema = { steps: Math.max(8, readable), readable };
  writeFileSync(
    path.join(folder, 'release.json'),
    JSON.stringify({ version, product: 'web-linux-x64', schema }),
  );
  return folder;
}

const state: SlotState = {
  active: { slot: 'package', version: '1.0.0' },
  previous: null,
  probation: null,
  failed: [],
  last: null,
};
const places = () => ({ folder: at('update'), told: at('told'), installed: at('package') });
const repository = () =>
  new Repository({ url: server.url, root: at('repo/metadata/1.root.json'), folder: at('update/tuf') });
const ask = (now = Date.now(), by = repository()) =>
  check({
    places: places(),
    kioskId: 'LY001',
    ring: 1,
    url: server.url,
    repository: by,
    isUrgent: false,
    now: () => now,
  });
async function offer(version: string, readable?: number): Promise<void> {
  await operator.add(packaged(version, at('packaged'), readable), '1.0.0');
  operator.open(version, { ring: 1, from: '2026-01-01T00:00:00Z', hours: 0 });
}

beforeEach(async () => {
  place = mkdtempSync(path.join(os.tmpdir(), 'kiosk-update-'));
  mkdirSync(at('update'));
  writeFileSync(at('update/state.json'), JSON.stringify(state));
  packaged('1.0.0', at('package'));
  operator = new ReleaseRepository({ repo: at('repo'), keys: at('keys') });
  operator.root();
  server = await staticServer(at('repo'));
});
afterEach(async () => {
  await server.close();
  rmSync(place, { recursive: true });
});

it('stages what is offered, takes from another slot what is there already, and asks cheaply afterwards', async () => {
  const by = repository();
  expect(await ask(Date.now(), by)).toMatchObject({ outcome: 'newest', problem: null });
  await offer('1.1.0');
  const later = Date.now() + DAY;
  expect(await ask(later, by)).toMatchObject({ outcome: 'staged', problem: null });
  expect(readStaged(places())).toMatchObject({ slot: 'a', version: '1.1.0' });
  expect(readFileSync(at('update/a/web/new'), 'utf8')).toBe(readFileSync(at('packaged/web/new'), 'utf8'));
  expect(statSync(at('update/a/node')).mode & 0o777).toBe(0o755);
  expect(server.answers.filter(({ path: asked }) => asked.startsWith('/objects/'))).toHaveLength(1);
  server.answers.length = 0;
  expect(await ask(later + 1000, by)).toMatchObject({ outcome: 'staged' });
  expect(server.answers).toEqual([{ path: '/metadata/timestamp.json', status: 304 }]);
});

it('reads it anew where the clock was set back since it was read', async () => {
  const by = repository();
  await ask(Date.now() + 14 * 365 * DAY, by);
  await offer('1.1.0');
  expect(await ask(Date.now(), by)).toMatchObject({ outcome: 'staged' });
});

it('goes on where a download was cut off', async () => {
  await offer('1.1.0');
  server.breakAfter = 90_000;
  expect(await ask()).toMatchObject({ outcome: 'failed' });
  expect(readStaged(places())).toBeNull();
  expect(existsSync(at('update/a/release.json'))).toBe(false);
  expect(await ask()).toMatchObject({ outcome: 'failed' });
  expect(await ask()).toMatchObject({ outcome: 'staged' });
  const objects = server.answers.filter(({ path: asked }) => asked.startsWith('/objects/'));
  expect(objects.map(({ status }) => status)).toEqual([200, 206, 206]);
});

it('refuses an object, a manifest and a metadata file that somebody changed, and what is signed by others', async () => {
  await offer('1.1.0');
  const { files } = await operator.add(at('packaged'), '1.0.0');
  const changed = files.find(({ path: file }) => file === 'web/new')?.sha256 ?? '';
  const object = at('repo/objects', changed.slice(0, 2), changed);
  writeFileSync(object, Buffer.alloc(200_000, 'evil'));
  expect(await ask()).toMatchObject({ outcome: 'failed', problem: expect.stringContaining('web/new') });
  expect(existsSync(at('update/a/release.json'))).toBe(false);

  const stamp = readFileSync(at('repo/metadata/timestamp.json'), 'utf8');
  writeFileSync(at('repo/metadata/timestamp.json'), stamp.replace(/"version":\d+/, '"version":99'));
  expect(await ask()).toMatchObject({ outcome: 'failed' });

  const other = new ReleaseRepository({ repo: at('repo'), keys: at('other-keys') });
  rmSync(at('repo/metadata'), { recursive: true });
  mkdirSync(at('given'));
  writeFileSync(at('given/root.json'), readFileSync(at('update/tuf/root.json')));
  other.root();
  const stranger = new Repository({ url: server.url, root: at('given/root.json'), folder: at('update/tuf') });
  expect(await ask(Date.now(), stranger)).toMatchObject({ outcome: 'failed' });
  expect(readStaged(places())).toBeNull();
});

it('takes back what was staged when it is withdrawn, and refuses what has no way back', async () => {
  const by = repository();
  await offer('1.1.0');
  await ask(Date.now(), by);
  operator.withdraw('1.1.0');
  expect(await ask(Date.now(), by)).toMatchObject({ outcome: 'newest' });
  expect(readStaged(places())).toBeNull();
  await offer('1.2.0', 9);
  expect(await ask()).toMatchObject({ outcome: 'refused', problem: expect.stringContaining('不能回退') });
});

it('says it when the signatures have lapsed, and mends a spoilt note of what it heard', async () => {
  await offer('1.1.0');
  await ask();
  for (const name of ['root', 'timestamp', 'targets']) writeFileSync(at(`update/tuf/${name}.json`), '{"half');
  expect(await ask()).toMatchObject({ outcome: 'staged' });
  const lapsed = new ReleaseRepository({ repo: at('repo'), keys: at('keys'), now: Date.now() - 15 * DAY });
  lapsed.renew();
  expect(await ask()).toMatchObject({
    outcome: 'failed',
    problem: expect.stringMatching(/签名已过期：请先核对本机时钟/),
  });
});

it('signs with no key that others may read', () => {
  chmodSync(at('keys/targets.pem'), 0o644);
  expect(() => operator.renew()).toThrow(/chmod 600/);
});

it('says that the server’s certificate is over, and to look at the clock first, and not that nobody answers', async () => {
  const authority = new Authority(at('authority'));
  for (const [days, what] of [
    [-1, '证书已过期'],
    [2, '没有响应（ECONNREFUSED）'],
  ] as const) {
    const { certificate, key } = authority.issue('updates', 'updates', { use: 'serverAuth', days });
    const secure = createServer({ cert: readFileSync(certificate), key: readFileSync(key) });
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(secure.address() as AddressInfo).port}`;
    if (days > 0) await new Promise((resolve) => secure.close(resolve));
    expect(await askedByProgram(url, authority.ca)).toContain(what);
    if (secure.listening) await new Promise((resolve) => secure.close(resolve));
  }
});

/** By the updater as its unit runs it, since it alone can be told of another authority; what it then says to the technician. */
async function askedByProgram(url: string, ca: string): Promise<string> {
  const root = at('repo/metadata/1.root.json');
  const site = { kiosk: { id: 'LY001' }, platform: { baseUrl: 'https://127.0.0.1' }, updates: { url, root } };
  writeFileSync(at('site.yaml'), JSON.stringify(site));
  const { folder, told, installed } = places();
  await promisify(execFile)(
    process.execPath,
    [path.join(ROOT, 'main/core/update/updater-main.ts'), '--once'],
    {
      env: {
        ...{
          KIOSK_UPDATE: folder,
          KIOSK_UPDATE_TOLD: told,
          KIOSK_PACKAGE: installed,
          NODE_EXTRA_CA_CERTS: ca,
        },
        KIOSK_CONFIG: [path.join(ROOT, 'kiosk-config/default.yaml'), at('site.yaml')].join(path.delimiter),
      },
    },
  );
  return readChecked(places())?.problem ?? '';
}
