/** The kiosks that the platform knows: enrolled with a one-time code, recognised by their signature from then on, until one is struck off. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import type { EnrolmentAnswer, EnrolmentFile, EnrolmentRequest } from '../../../main/core/enrolment/enrol.ts';
import { isProof, kioskProof, newEnrolmentCode, platformProof } from '../../../main/core/enrolment/proof.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { publicPart, type SigningKey } from '../../../main/core/signing/signing.ts';
import type { KioskKey } from '../../../main/core/slip-proof/judge-slip.ts';
import type { Db } from './db.ts';

export type { KioskKey };
/** Why requests by a key are refused: another machine has its kiosk's place, or the operator struck it off. */
export type StruckOff = 'kiosk-replaced' | 'kiosk-struck-off';

type Deps = { db: Db; folder: string; root: SigningKey; now: () => number };
type CodeRow = { code: string; kid: string | null; expires_at: number };

/** A code that lies about is no longer good, milliseconds. */
const CODE_MS = 7 * 24 * 3600_000;
const KEY = 'kiosk_id AS "kioskId", kid, suite, public_key AS "publicKey" FROM kiosk_key';

export class Kiosks {
  readonly #deps: Deps;

  private constructor(deps: Deps) {
    this.#deps = deps;
  }

  static async open(deps: Deps): Promise<Kiosks> {
    const kiosks = new Kiosks(deps);
    await kiosks.#tellWindows();
    return kiosks;
  }

  /** What the platform's staff hand out for a kiosk. `swap`: whoever comes with it takes the kiosk's place, and its earlier keys count no more. */
  async issue(kioskId: string, { swap = false } = {}): Promise<EnrolmentFile> {
    const { db, now } = this.#deps;
    const code = newEnrolmentCode();
    await db.transaction(async () => {
      await db.run('INSERT INTO enrolment_code VALUES (?, ?, NULL, ?)', code, kioskId, now() + CODE_MS);
      if (!swap) return;
      const next = 'SELECT ?, ?, coalesce(max(generation), 0) + 1 FROM swap_code WHERE kiosk_id = ?';
      await db.run(`INSERT INTO swap_code ${next}`, code, kioskId, kioskId);
    });
    return { kioskId, code };
  }

  /** A refusal's code, or the answer; the same key may ask again with its code. */
  async enrol({
    kioskId,
    key,
    proof,
  }: z.infer<typeof EnrolmentRequest>): Promise<z.infer<typeof EnrolmentAnswer> | string> {
    const { db, root, now } = this.#deps;
    const codes = await db.all<CodeRow>(
      'SELECT code, kid, expires_at FROM enrolment_code WHERE kiosk_id = ?',
      kioskId,
    );
    const row = codes.find(({ code }) => isProof(kioskProof(code, kioskId, key), proof));
    if (!row) return 'code-unknown';
    if (row.kid !== null && row.kid !== key.kid) return 'code-used';
    if (row.kid === null && row.expires_at < now()) return 'code-expired';
    const isTaken = await db.transaction(async () => {
      // Two may come with one code at the same time: it is the first one's.
      const used = 'UPDATE enrolment_code SET kid = ? WHERE code = ? AND (kid IS NULL OR kid = ?)';
      if ((await db.run(used, key.kid, row.code, key.kid)) === 0) return true;
      await db.run(
        'INSERT INTO kiosk_key VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        key.kid,
        kioskId,
        key.suite,
        key.publicKey,
        hallTime(now()),
      );
      if (await db.one('SELECT 1 FROM swap_code WHERE code = ?', row.code)) {
        await db.run(
          `INSERT INTO struck_off SELECT kid, 'kiosk-replaced', ? FROM kiosk_key
           WHERE kiosk_id = ? AND kid <> ? ON CONFLICT DO NOTHING`,
          ...[hallTime(now()), kioskId, key.kid],
        );
      }
      return false;
    });
    if (isTaken) return 'code-used';
    await this.#tellWindows();
    const generation = await this.#generation(kioskId);
    const ours = platformProof(row.code, kioskId, key, publicPart(root), generation);
    return { root: publicPart(root), generation, proof: ours };
  }

  /** That of the newest machine which took this kiosk's place; 0: none did. */
  async #generation(kioskId: string): Promise<number> {
    const row = await this.#deps.db.one<{ generation: number | null }>(
      `SELECT max(generation) AS generation FROM swap_code JOIN enrolment_code USING (code)
       WHERE swap_code.kiosk_id = ? AND kid IS NOT NULL`,
      kioskId,
    );
    return Number(row?.generation ?? 0);
  }

  /** The operator's word: no key of this kiosk counts any more, until it is enrolled anew. Returns how many there were. */
  async strikeOff(kioskId: string): Promise<number> {
    const ended = await this.#deps.db.run(
      `INSERT INTO struck_off SELECT kid, 'kiosk-struck-off', ? FROM kiosk_key WHERE kiosk_id = ? ON CONFLICT DO NOTHING`,
      ...[hallTime(this.#deps.now()), kioskId],
    );
    await this.#tellWindows();
    return ended;
  }

  /** Null: requests by this key are answered. */
  async struckOff(kid: string): Promise<StruckOff | null> {
    const row = await this.#deps.db.one<{ why: StruckOff }>('SELECT why FROM struck_off WHERE kid = ?', kid);
    return row?.why ?? null;
  }

  async byKid(kid: string): Promise<KioskKey | null> {
    return (await this.#deps.db.one<KioskKey>(`SELECT ${KEY} WHERE kid = ?`, kid)) ?? null;
  }

  /** Of all kiosks, earlier ones too, each with its end where it has one: a slip of before stays true. */
  async keys(): Promise<KioskKey[]> {
    const rows = await this.#deps.db.all<KioskKey & { until: string | null }>(
      `SELECT kiosk_id AS "kioskId", kid, suite, public_key AS "publicKey", struck_off_at AS "until"
       FROM kiosk_key LEFT JOIN struck_off USING (kid) ORDER BY kiosk_id, kiosk_key.rowid DESC`,
    );
    return rows.map(({ until, ...key }) => ({ ...key, ...(until !== null && { until }) }));
  }

  /** A hall's window checks slips without a network, by this file (`npm run verify-slip`). */
  async #tellWindows(): Promise<void> {
    const file = path.join(this.#deps.folder, 'kiosk-keys.json');
    const kiosks = await this.keys();
    writeFileSync(file, `${JSON.stringify({ kiosks }, null, 2)}\n`);
  }
}
