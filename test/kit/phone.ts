/** A phone before the kiosk, without its screen: what its page does, over the same HTTP. */
import { createCipheriv, randomBytes } from 'node:crypto';

export class Phone {
  readonly #base: string;
  readonly #key: Buffer;
  #cookie = '';

  /** `scanned`: what the kiosk's QR code says. */
  constructor(scanned: string) {
    const [base = '', key = ''] = scanned.split('#');
    this.#base = base;
    this.#key = Buffer.from(key, 'base64url');
  }

  /** Resolves to the status and what was said. */
  async open(): Promise<{ status: number; code?: string; paper?: string }> {
    const answer = await fetch(`${this.#base}/open`, { method: 'POST', headers: { cookie: this.#cookie } });
    this.#cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    return { status: answer.status, ...(await answer.json()) };
  }

  send(picture: Uint8Array): Promise<number> {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    return this.put(Buffer.concat([nonce, cipher.update(picture), cipher.final(), cipher.getAuthTag()]));
  }

  /** Whatever it is. */
  async put(bytes: Uint8Array): Promise<number> {
    const headers = { cookie: this.#cookie, 'content-type': 'application/octet-stream' };
    const answer = await fetch(`${this.#base}/picture`, {
      method: 'PUT',
      headers,
      body: new Uint8Array(bytes),
    });
    return answer.status;
  }
}
