/** The screen's end of the core's socket: connected again whenever the core comes back. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { ChildHost } from '../../../main/process/child-host.ts';
import type { KioskClient } from '../../kit/kiosk.ts';

/** As long as nothing takes that is not hung, milliseconds. */
const PATIENCE_MS = 120_000;

/** The core ended, or was silent for so long on a busy machine that its screen let go of it, as a shell does. */
export class LineBroken extends Error {}

const AGAIN_MAX = 5;

type Line = { client: KioskClient; hangUp: () => void; broken: PromiseWithResolvers<never> };

export class Screen {
  readonly #shell: ChildHost;
  #line: Line | null = null;

  constructor(socket: string) {
    this.#shell = new ChildHost({ node: '/nowhere', entry: '', env: {}, unit: { socket, begin: '' } });
    this.#shell.on('down', () => this.#broke());
    this.#shell.start();
  }

  /** For what can be begun anew: does so where the line broke. */
  async again<T>(work: (client: KioskClient) => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
    for (let left = AGAIN_MAX; ; left--) {
      try {
        return await this.with(work, patienceMs);
      } catch (error) {
        if (left === 0 || !(error instanceof LineBroken)) throw error;
      }
    }
  }

  /** Rejects with LineBroken where the core is gone before the work ends. */
  async with<T>(work: (client: KioskClient) => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
    const until = performance.now() + PATIENCE_MS;
    let line: Line;
    do {
      if (performance.now() > until) throw new Error('the core does not come back');
      line = await this.#open();
    } while (!(await this.#isAnswered(line)));
    return this.#guarded(line, work(line.client), patienceMs);
  }

  /** The page is gone, as when a screen is switched off; the next citizen finds a fresh one. */
  hangUp(): void {
    this.#line?.hangUp();
    this.#broke();
  }

  async close(): Promise<void> {
    await this.#shell.stop();
  }

  async #guarded<T>({ broken }: Line, work: Promise<T>, patienceMs: number): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer')), patienceMs);
    });
    try {
      return await Promise.race([work, broken.promise, late]);
    } finally {
      clearTimeout(timer);
      // The loser of the race is nobody's any more.
      work.catch(() => undefined);
    }
  }

  #isAnswered(line: Line): Promise<boolean> {
    return this.#guarded(line, line.client.kiosk.info(), PATIENCE_MS).then(
      () => true,
      () => false,
    );
  }

  #broke(): void {
    this.#line?.broken.reject(new LineBroken('the core is gone'));
    this.#line = null;
  }

  async #open(): Promise<Line> {
    while (!this.#line) {
      const port = this.#shell.connect();
      if (port) {
        const broken = Promise.withResolvers<never>();
        broken.promise.catch(() => undefined);
        const client: KioskClient = createORPCClient(new RPCLink({ port }));
        this.#line = { client, broken, hangUp: () => port.close() };
      } else await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return this.#line;
  }
}
