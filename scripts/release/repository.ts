/**
 * The operator's repository: a folder of static files for any web server, signed as TUF says. Whatever is named is written before what
 * names it, and timestamp.json last, so that a kiosk that asks in the middle finds the state before.
 */
import { createHash, hash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {
  Metadata,
  MetadataKind,
  MetaFile,
  Root,
  Snapshot,
  TargetFile,
  Targets,
  Timestamp,
} from '@tufjs/models';
import { compareVersions } from '../../main/core/model/version.ts';
import {
  CONFIGURATION_TARGET,
  DESIRED_TARGET,
  Desired,
  Manifest,
  manifestTarget,
  type Opening,
  objectPath,
  type ReleaseFile,
  SlotRelease,
} from '../../main/core/update/release.ts';
import { RELEASE_FILE } from '../../main/core/update/slot-files.ts';
import { makeKeys, publicKey, ROLES, signer } from './keys.ts';

const SPEC = '1.0.31';
const DAY_MS = 24 * 3600_000;
/** How long each is good for, days. A kiosk that hears nothing newer by then takes no release and says so. */
const DAYS = { root: 730, targets: 365, snapshot: 60, timestamp: 14 } as const;
/** Whom an older release than these is meant for has been offered a newer one long since. */
const OFFERED_MAX = 10;
const PROGRAMS = /(^|\/)(node|liuyang-kiosk|liuyang-kiosk-web|chrome_crashpad_handler)$/;
const SETUID = /(^|\/)chrome-sandbox$/;

type Signed = Root | Targets | Snapshot | Timestamp;
type Place = { repo: string; keys: string; now?: number };

export class ReleaseRepository {
  readonly #repo: string;
  readonly #keys: string;
  readonly #now: number;

  /** `repo`: the folder that the web server serves. `keys`: the folder of the keys. */
  constructor({ repo, keys, now = Date.now() }: Place) {
    this.#repo = repo;
    this.#keys = keys;
    this.#now = now;
  }

  /** A new repository, with new keys where there are none; or the next root, signed by the same root key. */
  root(): void {
    makeKeys(this.#keys);
    const isNew = !existsSync(path.join(this.#metadata, 'root.json'));
    const version = isNew ? 1 : this.#read(MetadataKind.Root).signed.version + 1;
    const root = new Root({ ...this.#common(version, 'root'), consistentSnapshot: true });
    for (const role of ROLES) root.addKey(publicKey(this.#keys, role), role);
    const text = this.#signed(root, 'root');
    this.#put(`metadata/${version}.root.json`, text);
    this.#put('metadata/root.json', text);
    if (isNew) this.#desire({ releases: [], withdrawn: [] });
  }

  /** The release in `folder`, whose release.json says which. It is meant for nobody until a ring is opened. */
  async add(folder: string, leastFrom: string): Promise<Manifest> {
    const own = SlotRelease.parse(JSON.parse(readFileSync(path.join(folder, RELEASE_FILE), 'utf8')));
    const files: ReleaseFile[] = [];
    for (const file of filesIn(folder)) {
      const whole = path.join(folder, file);
      const sha256 = await hashOf(whole);
      const { size, mode } = statSync(whole);
      const isProgram = PROGRAMS.test(file) || (mode & 0o111) !== 0;
      files.push({
        path: file,
        sha256,
        size,
        kind: SETUID.test(file) ? 'setuid' : isProgram ? 'program' : 'file',
      });
      const object = path.join(this.#repo, objectPath(sha256));
      if (existsSync(object)) continue;
      mkdirSync(path.dirname(object), { recursive: true });
      copyFileSync(whole, `${object}.copying`);
      renameSync(`${object}.copying`, object);
    }
    const manifest = Manifest.parse({ ...own, leastFrom, files });
    this.#publish({ [manifestTarget(own.version, own.product)]: JSON.stringify(manifest) });
    return manifest;
  }

  desired(): Desired {
    return Desired.parse(JSON.parse(this.#target(DESIRED_TARGET)));
  }

  /** Opens a ring to a release, or opens it anew. Throws where the release was never added. */
  open(version: string, opening: Opening): void {
    const names = Object.keys(this.#read(MetadataKind.Targets).signed.targets);
    if (!names.some((name) => name.startsWith(`releases/${version}-`)))
      throw new Error(`${version} was not added`);
    const { releases, withdrawn } = this.desired();
    const known = releases.find((release) => release.version === version) ?? { version, rings: [] };
    const rings = [...known.rings.filter(({ ring }) => ring !== opening.ring), opening];
    const others = releases.filter((release) => release.version !== version);
    const all = [...others, { version, rings }].sort((a, b) => compareVersions(a.version, b.version));
    const offered = all.slice(-OFFERED_MAX);
    this.#desire({ releases: offered, withdrawn: withdrawn.filter((one) => one !== version) });
  }

  withdraw(version: string): void {
    const { releases, withdrawn } = this.desired();
    this.#desire({
      releases: releases.filter((release) => release.version !== version),
      withdrawn: [...withdrawn.filter((one) => one !== version), version],
    });
  }

  /** The fleet's configuration in place of the one before. The caller has checked it (configuration.ts). */
  configure(text: string): void {
    this.#publish({ [CONFIGURATION_TARGET]: text });
  }

  /** The configuration that is published; null: none was yet. */
  configuration(): string | null {
    const { targets } = this.#read(MetadataKind.Targets).signed;
    return CONFIGURATION_TARGET in targets ? this.#target(CONFIGURATION_TARGET) : null;
  }

  /** Signs anew what would soon be too old to count. */
  renew(): void {
    this.#publish({});
  }

  get #metadata(): string {
    return path.join(this.#repo, 'metadata');
  }

  #desire(desired: Desired): void {
    this.#publish({ [DESIRED_TARGET]: JSON.stringify(Desired.parse(desired)) });
  }

  #publish(changed: Readonly<Record<string, string>>): void {
    const isNew = !existsSync(path.join(this.#metadata, 'timestamp.json'));
    const targets = isNew ? {} : { ...this.#read(MetadataKind.Targets).signed.targets };
    for (const [name, text] of Object.entries(changed)) {
      const sha256 = hash('sha256', text, 'hex');
      const { dir, base } = path.posix.parse(name);
      this.#put(path.posix.join('targets', dir, `${sha256}.${base}`), text);
      targets[name] = new TargetFile({ path: name, length: Buffer.byteLength(text), hashes: { sha256 } });
    }
    const version = isNew ? 1 : this.#read(MetadataKind.Timestamp).signed.version + 1;
    const signedTargets = this.#signed(
      new Targets({ ...this.#common(version, 'targets'), targets }),
      'targets',
    );
    this.#put(`metadata/${version}.targets.json`, signedTargets);
    const meta = { 'targets.json': metaOf(version, signedTargets) };
    const snapshot = this.#signed(new Snapshot({ ...this.#common(version, 'snapshot'), meta }), 'snapshot');
    this.#put(`metadata/${version}.snapshot.json`, snapshot);
    const stamp = { ...this.#common(version, 'timestamp'), snapshotMeta: metaOf(version, snapshot) };
    this.#put('metadata/timestamp.json', this.#signed(new Timestamp(stamp), 'timestamp'));
  }

  #common(version: number, role: keyof typeof DAYS) {
    const expires = new Date(this.#now + DAYS[role] * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z');
    return { version, specVersion: SPEC, expires };
  }

  #signed(signed: Signed, role: keyof typeof DAYS): string {
    const metadata = new Metadata(signed);
    metadata.sign(signer(this.#keys, role));
    return JSON.stringify(metadata.toJSON());
  }

  #read(kind: MetadataKind.Root): Metadata<Root>;
  #read(kind: MetadataKind.Timestamp): Metadata<Timestamp>;
  #read(kind: MetadataKind.Targets): Metadata<Targets>;
  #read(kind: MetadataKind): Metadata<Root> | Metadata<Timestamp> | Metadata<Targets> {
    const read = (name: string) => JSON.parse(readFileSync(path.join(this.#metadata, name), 'utf8'));
    switch (kind) {
      case MetadataKind.Root:
        return Metadata.fromJSON(MetadataKind.Root, read('root.json'));
      case MetadataKind.Timestamp:
        return Metadata.fromJSON(MetadataKind.Timestamp, read('timestamp.json'));
      default: {
        const { version } = this.#read(MetadataKind.Timestamp).signed;
        return Metadata.fromJSON(MetadataKind.Targets, read(`${version}.targets.json`));
      }
    }
  }

  #target(name: string): string {
    const hashes = this.#read(MetadataKind.Targets).signed.targets[name]?.hashes ?? {};
    const { dir, base } = path.posix.parse(name);
    return readFileSync(path.join(this.#repo, 'targets', dir, `${hashes.sha256}.${base}`), 'utf8');
  }

  #put(name: string, text: string): void {
    const file = path.join(this.#repo, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.writing`, text);
    renameSync(`${file}.writing`, file);
  }
}

function metaOf(version: number, text: string): MetaFile {
  return new MetaFile({
    version,
    length: Buffer.byteLength(text),
    hashes: { sha256: hash('sha256', text, 'hex') },
  });
}

/** All but release.json, with slashes, in their order. Throws at what is neither file nor folder. */
function filesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.flatMap((name) => {
    const stat = lstatSync(path.join(folder, name));
    if (stat.isDirectory() || name === RELEASE_FILE) return [];
    if (!stat.isFile()) throw new Error(`${name}: a release is made of files alone`);
    return [name.split(path.sep).join('/')];
  });
}

async function hashOf(file: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const chunk of createReadStream(file)) sum.update(chunk as Buffer);
  return sum.digest('hex');
}
