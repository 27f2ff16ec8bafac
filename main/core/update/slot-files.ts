/**
 * The files of updates. `folder` (root's, on the disk): state.json, staged.json, verdict.json, configuration.yaml, tuf/, a/, b/. `told` (the core's, in
 * memory, gone with a start of the machine): wish.json, check.json, health.json. Each has one writer, so none needs a lock.
 */
import path from 'node:path';
import { z } from 'zod';
import { readText } from '../../../kiosk-config/read-text.ts';
import { Version } from '../model/version.ts';
import { SlotRelease } from './release.ts';
import { type Complete, type SlotName, SlotState, Staged, Verdict, Wish } from './slots.ts';

/** `installed`: the package's own folder. */
export type Places = { folder: string; told: string; installed: string };

/** Written by the core: since when it has been well, milliseconds since the epoch by its own clock; null: it is not. */
export const Health = z.object({ version: Version, wellSince: z.number().nullable() });
export type Health = z.infer<typeof Health>;

/** Written by the core when a technician asks: the updater looks at once at a `nonce` that it has not seen. */
export const CheckNow = z.object({ nonce: z.string() });

/** Written by the updater: how its last question ended. */
export const Checked = z.object({
  at: z.number(),
  outcome: z.enum(['newest', 'staged', 'held', 'refused', 'failed']),
  /** For the technician, in Chinese; null: nothing is wrong. */
  problem: z.string().nullable(),
});
export type Checked = z.infer<typeof Checked>;

export const fileOf = {
  state: ({ folder }: Places) => path.join(folder, 'state.json'),
  staged: ({ folder }: Places) => path.join(folder, 'staged.json'),
  verdict: ({ folder }: Places) => path.join(folder, 'verdict.json'),
  checked: ({ folder }: Places) => path.join(folder, 'checked.json'),
  /** The operator's configuration from afar, once its signatures were checked: the core judges what it says. */
  configuration: ({ folder }: Places) => path.join(folder, 'configuration.yaml'),
  wish: ({ told }: Places) => path.join(told, 'wish.json'),
  check: ({ told }: Places) => path.join(told, 'check.json'),
  health: ({ told }: Places) => path.join(told, 'health.json'),
};

export const slotFolder = ({ folder, installed }: Places, slot: SlotName) =>
  slot === 'package' ? installed : path.join(folder, slot);

/** Null where it is not there; `unreadable` where its bytes make no sense. */
export function readFact<T>(file: string, schema: z.ZodType<T>): T | null | 'unreadable' {
  let text: string;
  try {
    text = readText(file);
  } catch {
    return null;
  }
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function known<T>(file: string, schema: z.ZodType<T>): T | null {
  const read = readFact(file, schema);
  return read === 'unreadable' ? null : read;
}

export const readState = (places: Places) => readFact(fileOf.state(places), SlotState);
export const readStaged = (places: Places) => known(fileOf.staged(places), Staged);
export const readVerdict = (places: Places) => known(fileOf.verdict(places), Verdict);
export const readWish = (places: Places) => known(fileOf.wish(places), Wish);
export const readHealth = (places: Places) => known(fileOf.health(places), Health);
export const readChecked = (places: Places) => known(fileOf.checked(places), Checked);
export const readCheckNow = (places: Places) => known(fileOf.check(places), CheckNow);

/** What a slot's own file says; null: it holds no whole release. */
export function releaseIn(places: Places, slot: SlotName): SlotRelease | null {
  return known(path.join(slotFolder(places, slot), RELEASE_FILE), SlotRelease);
}

/** Throws where the package itself has none: it was not installed as a whole. */
export function completeSlots(places: Places): Complete {
  const installed = releaseIn(places, 'package');
  if (!installed) throw new Error(`${path.join(places.installed, RELEASE_FILE)} is missing`);
  return { package: installed, a: releaseIn(places, 'a'), b: releaseIn(places, 'b') };
}

/** In each slot; the last file that is written there, and the first that is removed. */
export const RELEASE_FILE = 'release.json';
