/** What the audit trail and the technician are told of the platform's keys and of the device's own. */
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Outbox } from '../outbox/outbox.ts';
import type { Acceptance } from '../platform/keyring.ts';
import type { DeviceIdentity } from '../signing/device.ts';
import { PublicSigningKey, publicPart } from '../signing/signing.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { Facts } from '../store/facts.ts';
import { addNotices, notice } from '../store/notices.ts';

type Deps = { outbox: Pick<Outbox, 'noteKeys'>; facts: Facts; log: Pick<Logger, 'info' | 'warn'> };

const REFUSED = {
  forged: '签名不是平台根密钥的，可能有人冒充平台',
  malformed: '内容不合格式',
  older: '编号比本机已有的旧，平台可能恢复了旧备份',
  unusable: '其中有不能使用的密钥',
} as const;

/** Every change is told. A refusal is told once, not at each probe, until another reason or a change. */
export function keyNotes({ outbox, facts, log }: Deps) {
  let refusedFor: string | null = null;
  return (acceptance: Exclude<Acceptance, { outcome: 'known' }>): void => {
    if (acceptance.outcome === 'changed') {
      const { from, to } = acceptance;
      refusedFor = null;
      log.info({ event: 'platform-keys.changed', from, to });
      unlessDiskRefuses(() => {
        outbox.noteKeys('keys-changed', { from: from ?? 0, to });
        // The first ones are no change.
        if (from !== null)
          addNotices(facts, [notice('keys-changed', `平台密钥由第 ${from} 号换为第 ${to} 号`)]);
      });
      return;
    }
    const { why } = acceptance;
    if (refusedFor === why) return;
    refusedFor = why;
    log.warn({ event: 'platform-keys.refused', why });
    unlessDiskRefuses(() => {
      outbox.noteKeys('keys-refused', { why });
      addNotices(facts, [notice('keys-refused', `收到的平台密钥未采用：${REFUSED[why]}；继续使用原有密钥`)]);
    });
  };
}

const DEVICE_KEY = 'device-key';

/** The public keys that signed this kiosk's slips, newest first: a machine that takes its place still takes the slips. */
const SLIP_KEYS = 'slip-keys';

/** At a start: the trail says from when on which key signs for this kiosk. */
export function noteDeviceKey(
  outbox: Pick<Outbox, 'noteKeys'>,
  facts: Facts,
  { key, earlier }: Pick<DeviceIdentity, 'key' | 'earlier'>,
): void {
  facts.write(SLIP_KEYS, [publicPart(key), ...earlier]);
  if (facts.read(DEVICE_KEY, z.string()) === key.kid) return;
  outbox.noteKeys('enrolled', { kid: key.kid });
  facts.write(DEVICE_KEY, key.kid);
}

/** Of a store, as the machine said that wrote it last; empty: one of an earlier release. */
export const slipKeysOf = (facts: Pick<Facts, 'read'>): PublicSigningKey[] =>
  facts.read(SLIP_KEYS, z.array(PublicSigningKey)) ?? [];
