/** Where a technician at the screen of a closed kiosk makes it known to the platform: by a typed code, or by the file on a stick. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { stickFolder, withinDeadline } from '../log-book/stick.ts';
import type { SigningSuiteName } from '../model/signing-suite-name.ts';
import type { TransportOptions } from '../platform/transport.ts';
import { isDiskError } from '../store/disk-error.ts';
import { readJson } from '../store/read-json.ts';
import type { EnrolmentOutcome } from './contract.ts';
import { EnrolmentFile, enrol } from './enrol.ts';
import { normalCode } from './proof.ts';

export type EnrolmentDeskOptions = {
  dataFolder: string;
  kioskId: string;
  baseUrl: string;
  transport: TransportOptions;
  /** A folder in place of a stick. */
  stick: string | undefined;
};

/** An enrolment file has some hundred bytes. */
const FILE_MAX_BYTES = 16_384;
const FILES_MAX = 50;

export class EnrolmentDesk {
  readonly #options: EnrolmentDeskOptions;

  constructor(options: EnrolmentDeskOptions) {
    this.#options = options;
  }

  /** `typed`: as a person types it. */
  withCode(typed: string, suite: SigningSuiteName): Promise<EnrolmentOutcome> {
    return this.#enrol(typed, suite, this.#options.baseUrl);
  }

  async fromStick(suite: SigningSuiteName): Promise<EnrolmentOutcome> {
    const { stick, kioskId, baseUrl } = this.#options;
    const folder = stickFolder(stick, 'read');
    if (folder === null) return { outcome: 'no-stick' };
    const files = await withinDeadline(enrolmentFilesIn(folder)).catch(() => []);
    const own = files.find((file) => file.kioskId === kioskId);
    if (own) return this.#enrol(own.code, suite, own.platform ?? baseUrl);
    const [other] = files;
    return other ? { outcome: 'another-kiosks', kioskId: other.kioskId } : { outcome: 'no-file' };
  }

  async #enrol(typed: string, suite: SigningSuiteName, baseUrl: string): Promise<EnrolmentOutcome> {
    const code = normalCode(typed);
    if (!code) return { outcome: 'not-a-code' };
    const { dataFolder, kioskId, transport } = this.#options;
    try {
      const answer = await enrol({ dataFolder, baseUrl, kioskId, code, suite, transport });
      return answer.outcome === 'enrolled' ? { outcome: 'enrolled' } : answer;
    } catch (error) {
      if (!isDiskError(error)) throw error;
      return { outcome: 'cannot-save' };
    }
  }
}

/** Those in its first folder, newest first; what else lies there is passed over. */
async function enrolmentFilesIn(folder: string): Promise<EnrolmentFile[]> {
  const names = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith('.json'));
  const found: { at: number; file: EnrolmentFile }[] = [];
  for (const name of names.slice(0, FILES_MAX)) {
    const at = path.join(folder, name);
    const about = await stat(at).catch(() => null);
    if (!about?.isFile() || about.size > FILE_MAX_BYTES) continue;
    const file = readJson(await readFile(at, 'utf8'), EnrolmentFile);
    if (file) found.push({ at: about.mtimeMs, file });
  }
  return found.sort((one, other) => other.at - one.at).map(({ file }) => file);
}
