/**
 * The operator's configuration from afar: one signed YAML file for the whole fleet, in groups. It has a number that only grows.
 *
 *     version: 7
 *     groups:
 *       - kiosks: all
 *         set: { session: { idleSeconds: 90 } }
 *       - kiosks: [LY001, LY2*]      # ids, or their beginning and a star
 *         set: { hours: { open: { workday: [08:30-21:30] } } }
 *
 * Later groups hold over earlier ones, key by key.
 */
import { z } from 'zod';
import { type Layer, said } from './load.ts';
import { isTree, overlay, type Tree, valueAt } from './tree.ts';
import { checkYaml, parseYaml, type YamlAnswer } from './yaml.ts';

/** As it is called among the signed files, and in what is said of it. */
export const REMOTE_FILE = 'remote.yaml';
/** Ten thousand kiosks with a line each fit. Bytes. */
export const REMOTE_BYTES_MAX = 512 * 1024;

const KioskIds = z
  .array(
    z
      .string()
      .regex(/^[A-Z]{1,2}\d{0,2}\*$|^[A-Z]{2}\d{3}$/, '须为终端编号，如 LY001，或开头加星号，如 LY2*'),
  )
  .min(1)
  .max(10_000);

const RemoteFile = z.strictObject({
  version: z.number().int().min(1).max(1_000_000_000),
  groups: z
    .array(
      z.strictObject({
        kiosks: z.union([z.literal('all'), KioskIds], '写 all，或写一列终端编号，如 [LY001, LY2*]'),
        set: z.record(z.string(), z.unknown()),
      }),
    )
    .max(1_000),
});
export type RemoteFile = z.infer<typeof RemoteFile>;

export type RemoteAnswer =
  | { ok: true; version: number; file: RemoteFile; layerFor: (kioskId: string) => Layer }
  /** A line each; `version`: where it says one. */
  | { ok: false; version: number | null; problems: string[] };

export function readRemote(text: string): RemoteAnswer {
  if (Buffer.byteLength(text) > REMOTE_BYTES_MAX) {
    return { ok: false, version: null, problems: [`${REMOTE_FILE}：超过 ${REMOTE_BYTES_MAX / 1024} KiB`] };
  }
  const read = parseYaml(text);
  if (!read.ok) {
    const problems = read.mistakes.map(({ line, message }) => said(REMOTE_FILE, line, message));
    return { ok: false, version: null, problems };
  }
  const checked = checkYaml(RemoteFile, read.value);
  if (!checked.ok) {
    const problems = checked.misfits.map(({ keys, message }) =>
      said(REMOTE_FILE, read.lineOf(keys), `${keys.join('.')}：${message}`),
    );
    const version = isTree(read.value) && Number.isInteger(read.value.version) ? read.value.version : null;
    return { ok: false, version: version as number | null, problems };
  }
  const file = checked.data;
  return { ok: true, version: file.version, file, layerFor: (kioskId) => layerFor(file, read, kioskId) };
}

function layerFor({ groups }: RemoteFile, read: YamlAnswer & { ok: true }, kioskId: string): Layer {
  const meant = groups.flatMap(({ kiosks, set }, at) => (isMeant(kiosks, kioskId) ? [{ set, at }] : []));
  const value = meant.reduce<unknown>((under, { set }) => overlay(under, set), {}) as Tree;
  const lineOf = (keys: readonly PropertyKey[]) => {
    const key = keys.map(String).join('.');
    const group = meant.findLast(({ set }) => valueAt(set, key) !== undefined);
    return group ? read.lineOf(['groups', group.at, 'set', ...keys]) : null;
  };
  return { name: 'remote', file: REMOTE_FILE, value, lineOf };
}

const isMeant = (kiosks: RemoteFile['groups'][number]['kiosks'], kioskId: string): boolean =>
  kiosks === 'all' ||
  kiosks.some((one) => (one.endsWith('*') ? kioskId.startsWith(one.slice(0, -1)) : one === kioskId));
