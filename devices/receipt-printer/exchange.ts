/** Asks an ESC/POS printer and tells its answers apart, which share one stream; each question has a deadline. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ByteLink } from '../transport/byte-link.ts';
import { FENCE, FULL_STATUS_REQUEST, statusRequest } from './encoder.ts';
import { type FullStatus, PrinterStream, type StatusBytes } from './status.ts';

/** Longest wait for one status answer, and for that of the second asking, in milliseconds: a busy machine passes it on late. */
const STATUS_MS = 500;
const STATUS_AGAIN_MS = 2_000;
/** Longest wait for an earlier job's fence, and the silence after which no more follows, in milliseconds. */
const LEFTOVER_MS = 3_000;
const LEFTOVER_QUIET_MS = 300;

/** A real-time byte that says nothing is wrong. */
const WELL = 0x12;

export class PrinterExchange {
  readonly #link: ByteLink;
  /** `silent`: asked and not answered, so not asked again on this connection. */
  #presenter: 'none' | 'unknown' | 'answers' | 'silent';
  #onByte: ((byte: number) => void) | null = null;
  #onFull: ((full: FullStatus) => void) | null = null;
  #onFence: (() => void) | null = null;
  /** Which questions it has answered on this connection, and which it was asked in vain before it ever did. */
  readonly #answered = new Set<number>();
  readonly #unknown = new Set<number>();
  /** Fences sent and not answered yet. */
  #fencesOwed = 0;

  constructor(link: ByteLink, hasPresenter: boolean) {
    this.#link = link;
    this.#presenter = hasPresenter ? 'unknown' : 'none';
    const stream = new PrinterStream(hasPresenter);
    link.onBytes((bytes) => {
      for (const byte of bytes) this.#take(stream, byte);
    });
  }

  /** May hang with flow control, as the link's own. */
  write(bytes: Uint8Array): Promise<void> {
    return this.#link.write(bytes);
  }

  /** It answers some questions about its state, and never others: what those would say is not known. */
  get tellsLittle(): boolean {
    return this.#unknown.size > 0;
  }

  /**
   * The four real-time bytes; null when the printer does not answer. Simple boards know the first question alone, or no more than paper: what they
   * never answered counts as well, and is not asked again.
   */
  async bytes(): Promise<StatusBytes | null> {
    const answers: number[] = [];
    for (const n of [1, 4, 2, 3] as const) {
      const byte = this.#unknown.has(n) ? WELL : await this.#askByte(n);
      if (byte === null && (n === 1 || this.#answered.has(n))) return null;
      (byte === null ? this.#unknown : this.#answered).add(n);
      answers.push(byte ?? WELL);
    }
    const [printer = 0, paper = 0, offline = 0, error = 0] = answers;
    return { printer, paper, offline, error };
  }

  /** A presenter's full status; null without a presenter, or when it does not answer. Not to be asked while a fence is awaited. */
  async fullStatus(): Promise<FullStatus | null> {
    if (this.#presenter === 'none' || this.#presenter === 'silent') return null;
    const full = (await this.#awaitFullStatus()) ?? (await this.#awaitFullStatus());
    if (full) this.#presenter = 'answers';
    else if (this.#presenter === 'unknown') this.#presenter = 'silent';
    return full;
  }

  /** For a job that ends with a fence: resolves once the printer has come to it. May never resolve. */
  fenceAnswered(): Promise<void> {
    this.#fencesOwed++;
    return new Promise((resolve) => {
      this.#onFence = () => {
        if (this.#fencesOwed === 0) resolve();
      };
    });
  }

  /**
   * Called before a job. The printer may still owe the answer to an earlier job's fence (GS r), which would then pass for
   * this job's. One more fence is sent and all answers are awaited; a printer that does not answer leaves them owed.
   */
  async awaitEarlierFences(): Promise<void> {
    if (this.#fencesOwed === 0) return;
    this.#fencesOwed++;
    let answered: () => void = () => undefined;
    this.#onFence = () => answered();
    const next = (ms: number) =>
      Promise.race([
        new Promise<true>((resolve) => {
          answered = () => resolve(true);
        }),
        sleep(ms, false, { ref: false }),
      ]);
    const first = next(LEFTOVER_MS);
    this.#link.write(FENCE).catch(() => undefined);
    if (!(await first)) return;
    // The first answer may be the earlier job's; its successor's then follows at once.
    while (await next(LEFTOVER_QUIET_MS)) {}
    this.#fencesOwed = 0;
  }

  /** Of a printer that never answers them. */
  forgetFences(): void {
    this.#fencesOwed = 0;
  }

  #take(stream: PrinterStream, byte: number): void {
    switch (stream.push(byte)) {
      case 'real-time':
        this.#onByte?.(byte);
        return;
      case 'fence':
        this.#fencesOwed = Math.max(0, this.#fencesOwed - 1);
        this.#onFence?.();
        return;
      case 'full-status': {
        const full = stream.takeFullStatus();
        if (full) this.#onFull?.(full);
      }
    }
  }

  /**
   * The answers to DLE EOT 1 to 4 look alike. An answer that came only after the second asking may belong to the first:
   * then the second's own is awaited too, or it would pass for the answer to the next question.
   */
  async #askByte(n: 1 | 2 | 3 | 4): Promise<number | null> {
    const first = await this.#awaitByte(statusRequest(n));
    if (first !== null) return first;
    const second = await this.#awaitByte(statusRequest(n), STATUS_AGAIN_MS);
    return second === null ? null : ((await this.#awaitByte(null)) ?? second);
  }

  #awaitByte(request: Uint8Array | null, ms = STATUS_MS): Promise<number | null> {
    const listen = (take: ((byte: number) => void) | null) => {
      this.#onByte = take;
    };
    return this.#awaitAnswer(request, listen, ms);
  }

  #awaitFullStatus(): Promise<FullStatus | null> {
    return this.#awaitAnswer(FULL_STATUS_REQUEST, (take: ((full: FullStatus) => void) | null) => {
      this.#onFull = take;
    });
  }

  async #awaitAnswer<T>(
    request: Uint8Array | null,
    listen: (take: ((answer: T) => void) | null) => void,
    ms = STATUS_MS,
  ): Promise<T | null> {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<T | null>((resolve) => {
        listen(resolve);
        timer = setTimeout(() => resolve(null), ms);
        if (request) this.#link.write(request).catch(() => resolve(null));
      });
    } finally {
      listen(null);
      clearTimeout(timer);
    }
  }
}
