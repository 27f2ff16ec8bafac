/** The kiosks that the platform knows: enrolled with a one-time code, recognised by their signature from then on. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import type { EnrolmentAnswer, EnrolmentFile, EnrolmentRequest } from '../../../main/core/enrolment/enrol.ts';
import { isProof, kioskProof, newEnrolmentCode, platformProof } from '../../../main/core/enrolment/proof.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { type PublicSigningKey, publicPart, type SigningKey } from '../../../main/core/signing/signing.ts';
import type { Db } from './database.ts';

/** A kiosk's public key as a hall's window has it. */
export type KioskKey = PublicSigningKey & { kioskId: string };

type Deps = { db: Db; folder: string; root: SigningKey; now: () => number };
type CodeRow = { code: string; kid: string | null; expires_at: number };

/** A code that lies about is no longer good, milliseconds. */
const CODE_MS = 7 * 24 * 3600_000;
const KEY = 'kiosk_id AS kioskId, kid, suite, public_key AS publicKey FROM kiosk_key';

export class Kiosks {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#tellWindows();
  }

  /** What the platform's staff hand out for a kiosk. */
  issue(kioskId: string): EnrolmentFile {
    const code = newEnrolmentCode();
    this.#deps.db
      .prepare('INSERT INTO enrolment_code VALUES (?, ?, NULL, ?)')
      .run(code, kioskId, this.#deps.now() + CODE_MS);
    return { kioskId, code };
  }

  /** A refusal's code, or the answer; the same key may ask again with its code. */
  enrol({ kioskId, key, proof }: z.infer<typeof EnrolmentRequest>): z.infer<typeof EnrolmentAnswer> | string {
    const { db, root, now } = this.#deps;
    const codes = db
      .prepare<[string], CodeRow>('SELECT code, kid, expires_at FROM enrolment_code WHERE kiosk_id = ?')
      .all(kioskId);
    const row = codes.find(({ code }) => isProof(kioskProof(code, kioskId, key), proof));
    if (!row) return 'code-unknown';
    if (row.kid !== null && row.kid !== key.kid) return 'code-used';
    if (row.kid === null && row.expires_at < now()) return 'code-expired';
    db.transaction(() => {
      db.prepare('UPDATE enrolment_code SET kid = ? WHERE code = ?').run(key.kid, row.code);
      db.prepare('INSERT OR IGNORE INTO kiosk_key VALUES (?, ?, ?, ?, ?)').run(
        key.kid,
        kioskId,
        key.suite,
        key.publicKey,
        hallTime(now()),
      );
    })();
    this.#tellWindows();
    return { root: publicPart(root), proof: platformProof(row.code, kioskId, key, publicPart(root)) };
  }

  byKid(kid: string): KioskKey | null {
    return this.#deps.db.prepare<[string], KioskKey>(`SELECT ${KEY} WHERE kid = ?`).get(kid) ?? null;
  }

  /** Of all kiosks, earlier ones too: a slip stays true when its kiosk was enrolled anew. */
  keys(): KioskKey[] {
    return this.#deps.db.prepare<[], KioskKey>(`SELECT ${KEY} ORDER BY kiosk_id, rowid DESC`).all();
  }

  /** A hall's window checks slips without a network, by this file (`npm run verify-slip`). */
  #tellWindows(): void {
    const file = path.join(this.#deps.folder, 'kiosk-keys.json');
    writeFileSync(file, `${JSON.stringify({ kiosks: this.keys() }, null, 2)}\n`);
  }
}
