/**
 * The technicians whose badges open this kiosk's maintenance screen: a staff number each, and a digest of the badge, in a 0600 file with the
 * key of the digests. It is no part of the store: no copy of that takes it along, and a damaged store keeps nobody out.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { readText } from '../../../kiosk-config/read-text.ts';
import type { BadgeAnswer } from '../maintenance/maintenance.ts';
import type { Tries } from '../maintenance/tries.ts';
import { hallTime } from '../model/clock.ts';
import { StaffNumber, type Technician } from '../model/technician.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import { writeDurably } from '../store/durable-files.ts';
import { badgeDigest } from './badge.ts';

const KEY_BYTES = 32;
/** More would be a list that nobody keeps. */
const MOST = 40;

/** `key`, `digest`: base 64. */
const Book = z.object({
  key: z.base64().length(Math.ceil(KEY_BYTES / 3) * 4),
  technicians: z.array(z.object({ number: StaffNumber, digest: z.base64(), enrolledAt: z.string() })),
});
type Book = z.infer<typeof Book>;
type Known = Book['technicians'][number];

type Deps = {
  dataFolder: string;
  /** The same as the PIN's: whoever guesses has five tries in all. */
  tries: Tries;
  noteBadge: (act: 'badge-enrolled' | 'badge-struck-off', number: string) => void;
  now?: () => number;
};

export type EnrolAnswer = { outcome: 'enrolled' | 'badge-known' | 'too-many' | 'cannot-save' };

export function technicianFile(dataFolder: string): string {
  return path.join(dataFolder, 'technicians.json');
}

export class TechnicianBook {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  get list(): Technician[] {
    return this.#read().technicians.map(({ number, enrolledAt }) => ({ number, enrolledAt }));
  }

  check(code: string): BadgeAnswer {
    const owner = ownerOf(this.#read(), code);
    const answer = this.#deps.tries.judge(() => owner !== null);
    return answer.outcome === 'right' ? { ...answer, number: owner?.number ?? '' } : answer;
  }

  /** A number that has a badge gets this one in its place. */
  enrol(number: string, code: string): EnrolAnswer {
    const book = this.#read();
    const owner = ownerOf(book, code);
    if (owner && owner.number !== number) return { outcome: 'badge-known' };
    const others = book.technicians.filter((each) => each.number !== number);
    if (others.length >= MOST) return { outcome: 'too-many' };
    const enrolledAt = hallTime((this.#deps.now ?? Date.now)());
    const known = { number, digest: badgeDigest(book.key, code), enrolledAt };
    const saved = this.#save('badge-enrolled', number, { ...book, technicians: [...others, known] });
    return { outcome: saved ? 'enrolled' : 'cannot-save' };
  }

  strikeOff(number: string): { outcome: 'struck-off' | 'cannot-save' } {
    const book = this.#read();
    const technicians = book.technicians.filter((each) => each.number !== number);
    if (technicians.length === book.technicians.length) return { outcome: 'struck-off' };
    const saved = this.#save('badge-struck-off', number, { ...book, technicians });
    return { outcome: saved ? 'struck-off' : 'cannot-save' };
  }

  /** Where there is none, or a torn one, nobody is known, and whoever is enrolled first gets a new key. */
  #read(): Book {
    try {
      return Book.parse(JSON.parse(readText(technicianFile(this.#deps.dataFolder))));
    } catch {
      return { key: randomBytes(KEY_BYTES).toString('base64'), technicians: [] };
    }
  }

  #save(act: Parameters<Deps['noteBadge']>[0], number: string, book: Book): boolean {
    const { dataFolder, noteBadge } = this.#deps;
    const file = technicianFile(dataFolder);
    if (!unlessDiskRefuses(() => writeDurably(file, JSON.stringify(book), 0o600))) return false;
    noteBadge(act, number);
    return true;
  }
}

function ownerOf({ key, technicians }: Book, code: string): Known | null {
  const shown = Buffer.from(badgeDigest(key, code));
  const isShown = ({ digest }: Known) =>
    digest.length === shown.length && timingSafeEqual(Buffer.from(digest), shown);
  return technicians.find(isShown) ?? null;
}
