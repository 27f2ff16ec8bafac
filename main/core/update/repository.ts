/** The operator's TUF repository as a kiosk reads it: signatures, versions and expiry are checked by tuf-js, the root is the site's own. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { BaseFetcher, Updater } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import type { z } from 'zod';
import { chunksOf } from './chunks.ts';
import { newsDelayMs, REREAD_MS } from './policy.ts';
import { CONFIGURATION_TARGET, DESIRED_TARGET, Desired, Manifest, manifestTarget } from './release.ts';

/** One answer may take so long, milliseconds. */
const ANSWER_MS = 60_000;

const TIMESTAMP_MAX = 16_384;

/** Asks again for what it has with the tag it was given: most of a fleet's questions are then answered without a body. */
export class TaggedFetcher extends BaseFetcher {
  readonly #kept = new Map<string, { tag: string; bytes: Uint8Array<ArrayBuffer> }>();

  override async fetch(url: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const kept = this.#kept.get(url);
    const response = await fetch(url, {
      headers: kept ? { 'if-none-match': kept.tag } : {},
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (kept && response.status === 304) return new Blob([kept.bytes]).stream();
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      // By this class tuf-js knows that there is no newer root.
      throw new DownloadHTTPError('Failed to download', response.status);
    }
    const tag = response.headers.get('etag');
    if (!tag || !url.endsWith('/timestamp.json')) return response.body;
    const bytes = await upTo(response.body, TIMESTAMP_MAX);
    this.#kept.set(url, { tag, bytes });
    return new Blob([bytes]).stream();
  }
}

async function upTo(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of chunksOf(body)) {
    size += part.length;
    if (size > most) throw new Error('longer than it may be');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

export class Repository {
  readonly #url: string;
  readonly #root: string;
  readonly #folder: string;
  readonly #random: () => number;
  readonly #fetcher = new TaggedFetcher();
  #opened: { repository: OpenRepository; at: number } | null = null;
  /** When to read what changed; null: nothing did. */
  #newsDue: number | null = null;

  /** `root`: file with the root metadata that the site was given. `folder`: where what was heard last is kept. */
  constructor({ url, root, folder, random = Math.random }: RepositoryOptions) {
    this.#url = url.replace(/\/+$/, '');
    this.#root = root;
    this.#folder = folder;
    this.#random = random;
  }

  /**
   * As it was read last, where nothing changed or what did can wait (policy.ts). `now`: milliseconds. Throws what the network throws, and
   * tuf-js's errors where anything is not as it was signed.
   */
  async open(isUrgent: boolean, now: number): Promise<OpenRepository> {
    const opened = this.#opened;
    // A clock that was set back would else hold what is due for as long as it was ahead.
    if (!opened || Math.abs(now - opened.at) >= REREAD_MS) return this.read(now);
    if (this.#newsDue === null && (await this.#hasNews()))
      this.#newsDue = now + newsDelayMs(false, this.#random);
    const isDue = this.#newsDue !== null && (isUrgent || now >= this.#newsDue);
    return isDue ? this.read(now) : opened.repository;
  }

  /** As it was read last; null: not yet. */
  get opened(): OpenRepository | null {
    return this.#opened?.repository ?? null;
  }

  /** As it is now. Throws as `open`. */
  async read(now: number): Promise<OpenRepository> {
    this.#trust();
    const updater = new Updater({
      metadataDir: this.#folder,
      metadataBaseUrl: `${this.#url}/metadata`,
      targetDir: this.#folder,
      targetBaseUrl: `${this.#url}/targets`,
      fetcher: this.#fetcher,
    });
    await updater.refresh();
    const desired = await this.#target(updater, DESIRED_TARGET, Desired);
    const repository: OpenRepository = {
      desired,
      manifest: (version, product) => this.#target(updater, manifestTarget(version, product), Manifest),
      configuration: () => this.#text(updater, CONFIGURATION_TARGET),
    };
    this.#opened = { repository, at: now };
    this.#newsDue = null;
    return repository;
  }

  async #hasNews(): Promise<boolean> {
    const url = `${this.#url}/metadata/timestamp.json`;
    const bytes = await upTo(await this.#fetcher.fetch(url), TIMESTAMP_MAX);
    return !readFileSync(path.join(this.#folder, 'timestamp.json')).equals(bytes);
  }

  async #target<T>(updater: Updater, name: string, schema: z.ZodType<T>): Promise<T> {
    const text = await this.#text(updater, name);
    if (text === null) throw new Error(`${name} is not among the targets`);
    return schema.parse(JSON.parse(text));
  }

  /** Null: it is not among the targets. */
  async #text(updater: Updater, name: string): Promise<string | null> {
    const info = await updater.getTargetInfo(name);
    if (!info) return null;
    const file = path.join(this.#folder, path.basename(name));
    if (!(await updater.findCachedTarget(info, file))) await updater.downloadTarget(info, file);
    return readFileSync(file, 'utf8');
  }

  /** The root that was learnt since, unless the site was given a newer one or the file was spoilt. */
  #trust(): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const learnt = path.join(this.#folder, 'root.json');
    if ((versionIn(learnt) ?? -1) >= (versionIn(this.#root) ?? 0)) return;
    for (const role of ['timestamp', 'snapshot', 'targets']) {
      rmSync(path.join(this.#folder, `${role}.json`), { force: true });
    }
    copyFileSync(this.#root, learnt);
  }
}

type RepositoryOptions = { url: string; root: string; folder: string; random?: () => number };

export type OpenRepository = {
  desired: Desired;
  manifest: (version: string, product: string) => Promise<Manifest>;
  /** The operator's configuration from afar; null: there is none. */
  configuration: () => Promise<string | null>;
};

function versionIn(file: string): number | null {
  if (!existsSync(file)) return null;
  try {
    const { signed } = JSON.parse(readFileSync(file, 'utf8')) as { signed?: { version?: unknown } };
    return typeof signed?.version === 'number' ? signed.version : null;
  } catch {
    return null;
  }
}
