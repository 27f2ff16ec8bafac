/** Who may come in: one screen, by a ticket that is burnt at its first use and becomes the cookie of that screen alone. */
import { randomBytes, timingSafeEqual } from 'node:crypto';

const COOKIE = 'kiosk';

const secret = () => randomBytes(24).toString('base64url');

export class Door {
  /** Of the latest ticket alone; null once it was used. */
  #ticket: string | null = null;
  #pass: string | null = null;

  /** A new ticket; an older one that nobody used is worth nothing any more. */
  ticket(): string {
    this.#ticket = secret();
    return this.#ticket;
  }

  /** The header that hands over the new screen's cookie; null for anything but the ticket. The last screen's ends. */
  enter(given: string | undefined): string | null {
    if (given === undefined || this.#ticket === null || !isSame(given, this.#ticket)) return null;
    this.#ticket = null;
    this.#pass = secret();
    return `${COOKIE}=${this.#pass}; HttpOnly; SameSite=Strict; Path=/`;
  }

  knows(cookies: string | undefined): boolean {
    const given = new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(cookies ?? '')?.[1];
    return given !== undefined && this.#pass !== null && isSame(given, this.#pass);
  }
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
