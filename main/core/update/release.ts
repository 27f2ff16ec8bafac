/**
 * What the operator signs: a manifest for each release, and one file that says which releases there are and whom each is meant for.
 * Both are targets of a TUF repository (theupdateframework.github.io/specification), so both are true or refused.
 */
import { z } from 'zod';
import { Version } from '../model/version.ts';

/** A file of a release. `kind`: program and setuid may be run, setuid (Chromium's sandbox helper) as root. */
const ReleaseFile = z.strictObject({
  path: z
    .string()
    .max(300)
    .refine(
      (file) => file !== '' && !/(^\/|\\|\0|(^|\/)\.{0,2}(\/|$))/.test(file),
      'a path inside the release',
    ),
  /** Lower-case hex; the file lies under this name among the objects of the repository. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z
    .number()
    .int()
    .min(0)
    .max(1024 ** 3),
  kind: z.enum(['file', 'program', 'setuid']),
});
export type ReleaseFile = z.infer<typeof ReleaseFile>;

/** What a slot has to be known by; written into it last, as `release.json`. */
export const SlotRelease = z.object({
  version: Version,
  /** `web-linux-x64`: shell, system, processor. A kiosk takes only its own. */
  product: z.string().regex(/^[a-z]+-[a-z]+-[a-z0-9]+$/),
  /**
   * `steps`: how many schema steps it brings a database to. `readable`: the fewest that a program must know to work on that database
   * (store/migrations/index.ts).
   */
  schema: z.object({ steps: z.number().int().min(1), readable: z.number().int().min(1) }),
});
export type SlotRelease = z.infer<typeof SlotRelease>;

const FILES_MAX = 20_000;
/** All of a release, bytes: a manifest that asks for more is a mistake. */
const RELEASE_BYTES_MAX = 2 * 1024 ** 3;

export const Manifest = SlotRelease.extend({
  /** The earliest release that it may be put in place of. */
  leastFrom: Version,
  files: z.array(ReleaseFile).min(1).max(FILES_MAX),
})
  .refine(({ files }) => files.reduce((sum, { size }) => sum + size, 0) <= RELEASE_BYTES_MAX, 'too large')
  .refine(({ files }) => new Set(files.map((file) => file.path)).size === files.length, 'a path twice');
export type Manifest = z.infer<typeof Manifest>;

/** Rings, from the operator's own kiosks (1) to the whole fleet. */
export const RINGS = 3;

/** A ring is opened little by little: nobody at `from`, everybody `hours` later. */
const Opening = z.strictObject({
  ring: z.number().int().min(1).max(RINGS),
  /** ISO 8601 with offset. */
  from: z.iso.datetime({ offset: true }),
  hours: z
    .number()
    .min(0)
    .max(24 * 60),
});
export type Opening = z.infer<typeof Opening>;

const Offered = z.strictObject({ version: Version, rings: z.array(Opening).max(RINGS) });
export type Offered = z.infer<typeof Offered>;

/** Which release each kiosk should run. It is a state, not a list of orders: whoever reads it late gets there too. */
export const Desired = z.strictObject({
  releases: z.array(Offered).max(20),
  /** Nobody takes these any more, and who runs one of them goes to the newest that is offered. */
  withdrawn: z.array(Version).max(100),
});
export type Desired = z.infer<typeof Desired>;

/** The names of both among the repository's targets. */
export const DESIRED_TARGET = 'desired.json';
export const manifestTarget = (version: Version, product: string) => `releases/${version}-${product}.json`;
/** The fleet's configuration from afar (kiosk-config/remote.ts); a repository need not have one. */
export const CONFIGURATION_TARGET = 'config/remote.yaml';
/** Where an object lies, from the repository's root. */
export const objectPath = (sha256: string) => `objects/${sha256.slice(0, 2)}/${sha256}`;
