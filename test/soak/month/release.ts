/** The month's one update: signed by keys of the test's own, offered from a web server of static files, and put in place at night. */
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RELEASE_FILE } from '../../../main/core/update/slot-files.ts';
import { ReleaseRepository } from '../../../scripts/release/repository.ts';
import { type StaticServer, staticServer } from '../../kit/static-server.ts';

export class Releases {
  readonly #repo: string;
  readonly #keys: string;
  readonly #server: StaticServer;

  private constructor(repo: string, keys: string, server: StaticServer) {
    this.#repo = repo;
    this.#keys = keys;
    this.#server = server;
  }

  static async open(folder: string, now: number): Promise<Releases> {
    const [repo, keys] = [path.join(folder, 'repo'), path.join(folder, 'keys')];
    new ReleaseRepository({ repo, keys, now }).root();
    return new Releases(repo, keys, await staticServer(repo));
  }

  /** As a site's file says it. */
  get site() {
    return { url: this.#server.url, root: path.join(this.#repo, 'metadata/1.root.json'), ring: 1 };
  }

  /** The package once more, under the next patch's number and with another core; returns its version. `now`: when it is signed. */
  async publish(packaged: string, now: number): Promise<string> {
    const folder = path.join(path.dirname(this.#repo), 'next');
    cpSync(packaged, folder, { recursive: true });
    const file = path.join(folder, RELEASE_FILE);
    const release = JSON.parse(readFileSync(file, 'utf8'));
    const [major, minor, patch] = String(release.version).split('-')[0]?.split('.') ?? [];
    const version = `${major}.${minor}.${Number(patch) + 1}`;
    writeFileSync(file, JSON.stringify({ ...release, version }));
    appendFileSync(path.join(folder, 'runtime/core.mjs'), `\n// ${version}\n`);
    const repository = new ReleaseRepository({ repo: this.#repo, keys: this.#keys, now });
    await repository.add(folder, String(release.version));
    repository.open(version, { ring: 1, from: '2026-01-01T00:00:00Z', hours: 0 });
    rmSync(folder, { recursive: true });
    return version;
  }

  close(): Promise<void> {
    return this.#server.close();
  }
}
