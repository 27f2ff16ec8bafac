/** Sends IPP requests (RFC 8011) to one printer or queue, each with its deadline; null where no good answer came. */
import { type Answer, ask, type Endpoint } from './http.ts';
import {
  cancelJob,
  getJobAttributes,
  getJobs,
  getPrinterAttributes,
  isRefusal,
  type PrinterAttributes,
  printJob,
  readJobIds,
  readPrinter,
  resumePrinter,
} from './protocol.ts';

export class IppClient {
  readonly #endpoint: Endpoint;
  readonly #deadlines: { request: number; upload: number };
  #httpRefusal: number | null = null;

  constructor(endpoint: Endpoint, deadlines: { request: number; upload: number }) {
    this.#endpoint = endpoint;
    this.#deadlines = deadlines;
  }

  /** What HTTP answered instead of the printer or queue, when its state was asked for last. */
  get httpRefusal(): number | null {
    return this.#httpRefusal;
  }

  /** Asks the printer or queue itself, or another one such as the printer behind a queue. */
  async printer(endpoint: Endpoint = this.#endpoint): Promise<PrinterAttributes | null> {
    const answer = await ask(endpoint, getPrinterAttributes(endpoint), this.#deadlines.request);
    if (endpoint === this.#endpoint) this.#httpRefusal = answer.ok ? null : (answer.status ?? null);
    return answer.ok && !isRefusal(answer.message) ? readPrinter(answer.message) : null;
  }

  printJob(jobName: string, pdf: Uint8Array): Promise<Answer> {
    return ask(this.#endpoint, printJob(this.#endpoint, jobName, pdf), this.#deadlines.upload);
  }

  job(jobId: number): Promise<Answer> {
    return this.#ask(getJobAttributes(this.#endpoint, jobId));
  }

  /** The numbers of our own jobs. */
  async jobs(which: 'not-completed' | 'completed'): Promise<number[] | null> {
    const answer = await this.#ask(getJobs(this.#endpoint, which));
    return answer.ok && !isRefusal(answer.message) ? readJobIds(answer.message) : null;
  }

  /** With `forget`, CUPS removes the job's record and file as well. */
  async cancel(jobId: number, forget = false): Promise<void> {
    await this.#ask(cancelJob(this.#endpoint, jobId, forget));
  }

  /** Whether a paused queue goes on. */
  async resume(): Promise<boolean> {
    const answer = await this.#ask(resumePrinter(this.#endpoint));
    return answer.ok && !isRefusal(answer.message);
  }

  #ask(message: Parameters<typeof ask>[1]): Promise<Answer> {
    return ask(this.#endpoint, message, this.#deadlines.request);
  }
}
