/** One question: which release should run here, and is it staged? Leaves it staged, or says why not. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { ExpiredMetadataError } from 'tuf-js/dist/error.js';
import { causeCode } from '../platform/read-answer.ts';
import { syncPath, writeDurably } from '../store/durable-files.ts';
import { fillSlot, NoRoomError } from './fill-slot.ts';
import { chosenVersion, type Refusal, refusalOf } from './policy.ts';
import type { Repository } from './repository.ts';
import {
  type Checked,
  completeSlots,
  fileOf,
  type Places,
  readStaged,
  readState,
  readVerdict,
  slotFolder,
} from './slot-files.ts';
import { asJudged, freeSlot, type SlotName } from './slots.ts';

export type CheckOptions = {
  places: Places;
  kioskId: string;
  ring: number;
  url: string;
  repository: Repository;
  /** A technician asked, and waits. */
  isUrgent: boolean;
  now?: () => number;
};

const REFUSALS: Readonly<Record<Refusal, string>> = {
  'other-product': '更新目录里的发布包与本机产品不符，请联系运营单位',
  'too-far': '本机版本过旧，须先更新到中间版本，请联系运营单位',
  'no-way-back': '新版本的数据库结构本机现有版本无法读取，不能回退，须先更新到中间版本，请联系运营单位',
};

/** Never throws: what goes wrong is the technician's to read, and tried again at the next question. */
export async function check(options: CheckOptions): Promise<Checked> {
  const at = (options.now ?? Date.now)();
  try {
    return { at, ...(await stage(options, at)) };
  } catch (error) {
    return { at, outcome: 'failed', problem: problemOf(error as Error) };
  }
}

async function stage(
  { places, kioskId, ring, url, repository, isUrgent }: CheckOptions,
  now: number,
): Promise<Pick<Checked, 'outcome' | 'problem'>> {
  const state = readState(places);
  // The launcher has not run yet, or its file is spoilt: its next start mends it.
  if (state === null || state === 'unreadable') return { outcome: 'held', problem: null };
  const judged = asJudged(state, readVerdict(places), now);
  const slot = freeSlot(judged);
  if (!slot) return { outcome: 'held', problem: null };
  const complete = completeSlots(places);
  const running = complete[state.active.slot] ?? complete.package;
  const staged = readStaged(places);
  const kiosk = { kioskId, ring, running: running.version, failed: state.failed };
  const isStaged = (version: string | null) =>
    staged !== null &&
    staged.version === version &&
    staged.slot === slot &&
    complete[slot]?.version === version;
  // What waits here may have been withdrawn: that is heard at once.
  let opened = await repository.open(isUrgent || staged !== null, now);
  let version = chosenVersion(opened.desired, kiosk, now);
  if (version !== null && !isStaged(version)) {
    // Nothing is fetched by what was read a while ago.
    opened = await repository.read(now);
    version = chosenVersion(opened.desired, kiosk, now);
  }
  if (staged && (staged.version !== version || staged.slot !== slot)) unstage(places);
  if (version === null) return { outcome: 'newest', problem: null };
  if (isStaged(version)) return { outcome: 'staged', problem: null };
  const manifest = await opened.manifest(version, running.product);
  const refusal = refusalOf(manifest, running);
  if (refusal) return { outcome: 'refused', problem: `${version}：${REFUSALS[refusal]}` };
  unstage(places);
  const others = (['package', 'a', 'b'] satisfies SlotName[])
    .filter((other) => other !== slot)
    .map((other) => slotFolder(places, other));
  await fillSlot({ manifest, slot: slotFolder(places, slot), others, url: url.replace(/\/+$/, '') });
  // What was said of it when it ran before is no judgement of how it runs next.
  if (readVerdict(places)?.version === version) rmSync(fileOf.verdict(places));
  writeDurably(fileOf.staged(places), JSON.stringify({ slot, version, at: now }), 0o644);
  return { outcome: 'staged', problem: null };
}

/** A slot is written only while nothing says that it may be started. */
function unstage(places: Places): void {
  rmSync(fileOf.staged(places), { force: true });
  syncPath(path.dirname(fileOf.staged(places)));
}

/** A person's words; the error's own for who reads the journal. */
function problemOf(error: Error): string {
  if (error instanceof NoRoomError) return `磁盘空间不足，无法下载新版本（需要 ${error.message}）`;
  if (error instanceof ExpiredMetadataError)
    return `更新目录的签名已过期：${CLOCK_FIRST}，请运营单位重新签名（${error.message}）`;
  const code = causeCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return '磁盘空间不足，无法下载新版本';
  if (code === 'CERT_NOT_YET_VALID') return `更新服务器的证书还没生效：${CLOCK_FIRST}，请告诉运营单位`;
  if (code === 'CERT_HAS_EXPIRED') return `更新服务器的证书已过期：${CLOCK_FIRST}，请告诉运营单位`;
  if (/CERT|SELF_SIGNED|VERIFY/.test(code)) return `更新服务器的证书不受信任（${code}），请告诉运营单位`;
  if (error.name === 'TimeoutError' || error.message === 'fetch failed')
    return `更新服务器没有响应（${code}）`;
  return `更新目录未通过校验或读取失败：${error.message}`;
}

/** What is over, or not yet good, most often only seems so. */
const CLOCK_FIRST = '请先核对本机时钟；时钟对的';
