/** The core: closed until it is enrolled, told of in the trail, and unmoved by keys that the platform's root does not vouch for. */
import { once } from 'node:events';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import pino from 'pino';
import { afterEach, expect, it } from 'vitest';
import { auditEntries } from '../../../main/core/audit/audit.ts';
import { newEnrolmentCode } from '../../../main/core/enrolment/proof.ts';
import { Outbox } from '../../../main/core/outbox/outbox.ts';
import { Keyring, type SignedBundle, signBundle } from '../../../main/core/platform/keyring.ts';
import { keptKeyring, PlatformLink } from '../../../main/core/platform/link.ts';
import { checkAudit } from '../../../main/core/recovery/audit-check.ts';
import { keyNotes } from '../../../main/core/recovery/key-notes.ts';
import { readDevice, writeDevice } from '../../../main/core/signing/device.ts';
import { generateSigningKey } from '../../../main/core/signing/signing.ts';
import { Facts } from '../../../main/core/store/facts.ts';
import { notices } from '../../../main/core/store/notices.ts';
import { clientOf, coreProcess, PIN } from '../../kit/core-process.ts';
import { clientAt, enrolled } from '../../kit/enrolled.ts';
import { close, open, removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { untilStatus } from '../../kit/kiosk.ts';
import { NOTED_READS_HOOK } from '../../kit/noted-reads.ts';
import { startSandbox } from '../../world/platform-sandbox/server.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  removeFolders();
});

async function sandboxAt(folder = temporaryFolder()) {
  const sandbox = await startSandbox({ folder });
  ends.push(() => sandbox.close());
  return sandbox;
}

/** What the technician reads of a kiosk out of service. */
async function whatIsWrong(core: Parameters<typeof clientOf>[0]): Promise<string> {
  const client = clientOf(core);
  await client.maintenance.unlock({ pin: PIN });
  return (await client.maintenance.overview()).closed?.join() ?? '';
}

it('is out of service until it is enrolled, says how, and opens by itself', async () => {
  const sandbox = await sandboxAt();
  const { device } = await enrolled(sandbox);
  const data = path.join(temporaryFolder(), 'data');
  const core = coreProcess({ data, device, platformUrl: sandbox.url });
  const file = path.join(data, 'device.json');
  rmSync(file);
  core.start();
  ends.push(() => core.stop());
  await untilStatus(clientOf(core), ({ service }) => {
    if (service.state !== 'out-of-service') return false;
    expect(service.reason).toBe('enrolment');
    return true;
  });
  expect(await whatIsWrong(core)).toContain(`enrol-cli.ts --data ${data}`);
  const again = once(core, 'up');
  writeDevice(data, { ...device, kioskId: 'LY002' });
  await again;
  expect(await whatIsWrong(core)).toContain('LY002');
  const third = once(core, 'up');
  writeDevice(data, device);
  await third;
  await untilStatus(
    clientOf(core),
    ({ service, network }) => service.state === 'open' && network === 'online',
  );
  await core.stop();
  const { db } = open(data);
  ends.push(() => close(db));
  const steps = [...auditEntries(db)].map(({ step, detail }) => [step, JSON.parse(detail)]);
  expect(steps).toContainEqual(['enrolled', { kid: device.key.kid }]);
  expect(steps).toContainEqual(['keys-changed', { from: 0, to: 1 }]);
});

it('is enrolled at its own screen: by a code behind the PIN, or by the file on a stick', async () => {
  const sandbox = await sandboxAt();
  const { device } = await enrolled(sandbox);
  const folder = temporaryFolder();
  const data = path.join(folder, 'data');
  const stick = path.join(folder, 'stick');
  mkdirSync(stick);
  const core = coreProcess({
    ...{ data, device, platformUrl: sandbox.url },
    config: { maintenance: { exportFolder: stick } },
  });
  rmSync(path.join(data, 'device.json'));
  core.start();
  ends.push(() => core.stop());
  const client = clientOf(core);
  const suite = 'sm2-sm3';
  const { code: used } = await sandbox.enrolmentFor('LY001');
  await expect(client.enrolment.withCode({ code: used, suite })).rejects.toMatchObject({ code: 'LOCKED' });
  await client.maintenance.unlock({ pin: PIN });
  expect(await client.maintenance.overview()).toMatchObject({ kioskId: 'LY001', platformUrl: sandbox.url });
  expect(await client.enrolment.withCode({ code: '7K3Q', suite })).toEqual({ outcome: 'not-a-code' });
  expect(await client.enrolment.withCode({ code: newEnrolmentCode(), suite })).toEqual({
    ...{ outcome: 'refused', code: 'code-unknown' },
  });
  // As a keypad without hyphens gives it, with the letters that look like digits.
  const typed = used.replaceAll('-', '').replaceAll('0', 'O').toLowerCase();
  const up = once(core, 'up');
  expect(await client.enrolment.withCode({ code: typed, suite })).toEqual({ outcome: 'enrolled' });
  await up;
  await untilStatus(clientOf(core), ({ service }) => service.state === 'open');
  expect(readDevice(data, 'LY001')).toMatchObject({ device: { key: { suite } } });

  // Struck off, it takes the next one from a stick.
  await sandbox.strikeOff('LY001');
  await expect.poll(async () => whatIsWrong(core).catch(() => '')).toContain('注销');
  const technician = clientOf(core);
  await technician.maintenance.unlock({ pin: PIN });
  const fromStick = () => technician.enrolment.fromStick({ suite });
  expect(await fromStick()).toEqual({ outcome: 'no-file' });
  writeFileSync(path.join(stick, 'other.json'), JSON.stringify(await sandbox.enrolmentFor('LY002')));
  writeFileSync(path.join(stick, 'notes.json'), '{"code":');
  expect(await fromStick()).toEqual({ outcome: 'another-kiosks', kioskId: 'LY002' });
  writeFileSync(path.join(stick, 'own.json'), JSON.stringify(await sandbox.enrolmentFor('LY001')));
  const again = once(core, 'up');
  expect(await fromStick()).toEqual({ outcome: 'enrolled' });
  await again;
  await untilStatus(clientOf(core), ({ service }) => service.state === 'open');
});

it('stands still while it waits for that: whoever is at its maintenance screen is not cut off', async () => {
  const sandbox = await sandboxAt();
  const { device } = await enrolled(sandbox);
  const folder = temporaryFolder();
  const data = path.join(folder, 'data');
  const reads = path.join(folder, 'reads');
  writeFileSync(reads, '');
  const core = coreProcess({
    ...{ data, device, platformUrl: sandbox.url },
    env: {
      NODE_OPTIONS: `--import=${NOTED_READS_HOOK}`,
      NOTED_READS_OF: 'device.json',
      NOTED_READS: reads,
    },
  });
  rmSync(path.join(data, 'device.json'));
  core.start();
  ends.push(() => core.stop());
  let starts = 1;
  core.on('up', () => starts++);
  // Once at its start, then whenever it looks whether it may serve.
  await expect.poll(() => statSync(reads).size).toBeGreaterThanOrEqual(3);
  expect(starts).toBe(1);
});

it('notes a change of keys; what is forged or older changes nothing and is told once; the last good one serves on', async () => {
  const sandbox = await sandboxAt();
  const known = await enrolled(sandbox);
  let instead: SignedBundle | null = null;
  let asked = 0;
  const way = createServer(async (request, response) => {
    asked++;
    const headers = Object.entries(request.headers).filter(
      ([name]) => !['host', 'connection'].includes(name),
    );
    const answer = await fetch(`${sandbox.url}${request.url}`, {
      headers: headers as [string, string][],
    }).catch(() => null);
    // The sandbox ends while the last probe is on its way.
    if (!answer) return response.destroy();
    const text = await answer.text();
    const told = instead && request.url === '/v1/keys/current' ? JSON.stringify(instead) : text;
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(told);
  }).listen(0, '127.0.0.1');
  ends.push(() => way.close());
  await once(way, 'listening');
  const folder = temporaryFolder();
  const { db } = open(folder);
  ends.push(() => close(db));
  const facts = new Facts(db);
  const outbox = new Outbox(db, folder, () => undefined);
  const link = new PlatformLink({
    client: clientAt(`http://127.0.0.1:${(way.address() as AddressInfo).port}`, known),
    keyring: known.keyring,
    facts,
    onKeys: keyNotes({ outbox, facts, log: pino({ level: 'silent' }) }),
    probeMs: 20,
    onBack: () => undefined,
  });
  ends.push(() => link.stop());
  await link.start();
  const steps = () =>
    [...auditEntries(db)].map(({ step, detail }) => `${step} ${Object.values(JSON.parse(detail)).join()}`);
  expect(steps()).toEqual(['keys-changed 0,1']);
  expect(notices(facts)).toEqual([]);
  const old = sandbox.keys.bundle;
  await sandbox.keys.rotate('hpke-x25519-hkdf-sha256-aes-256-gcm');
  await expect.poll(steps).toEqual(['keys-changed 0,1', 'keys-changed 1,2']);
  expect(notices(facts).map(({ code }) => code)).toEqual(['keys-changed']);
  const good = link.sealingKey;
  expect(good?.kid).toBe(sandbox.keys.current.kid);

  const probed = async (probes: number) => {
    const from = asked;
    await expect.poll(() => asked).toBeGreaterThan(from + probes);
  };
  const forged = JSON.parse(sandbox.keys.bundle.bundle);
  instead = signBundle(generateSigningKey(), { ...forged, number: 99 });
  await probed(4);
  instead = old;
  await probed(4);
  expect(steps().slice(2)).toEqual(['keys-refused forged', 'keys-refused older']);
  expect(notices(facts).map(({ code }) => code)).toEqual(['keys-refused', 'keys-refused', 'keys-changed']);
  expect(link.sealingKey).toEqual(good);
  expect(link.network.value).toBe('online');
  expect(checkAudit(db).faults).toEqual([]);
  // A start offline seals to the last good one; to nobody's where the disk was made to hold another.
  expect(keptKeyring(known.device.root, facts).sealingKey(null)?.kid).toBe(good?.kid);
  facts.write('platform-keys', signBundle(generateSigningKey(), { ...forged, number: 99 }));
  expect(keptKeyring(known.device.root, facts).sealingKey(null)).toBeNull();
  expect(new Keyring(known.device.root).sealingKey(null)).toBeNull();
});
