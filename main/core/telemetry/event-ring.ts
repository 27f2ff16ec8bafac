/** Events that wait to be sent: a bounded ring, in memory. The oldest give way, counted; a core that ends takes those that wait with it. */
import type { LogRecordExporter, LogRecordProcessor, ReadableLogRecord } from '@opentelemetry/sdk-logs';

/** What a kiosk that was offline for a week with a loose plug may have: 1,000 events of some 200 bytes. */
const WAITING_MAX = 1_000;
const BATCH_MAX = 200;

export class EventRing implements LogRecordProcessor {
  readonly #exporter: LogRecordExporter;
  readonly #most: number;
  #waiting: ReadableLogRecord[] = [];
  #dropped = 0;
  #sending: Promise<void> | null = null;

  constructor(exporter: LogRecordExporter, most = WAITING_MAX) {
    this.#exporter = exporter;
    this.#most = most;
  }

  get dropped(): number {
    return this.#dropped;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  onEmit(record: ReadableLogRecord): void {
    this.#waiting.push(record);
    if (this.#waiting.length <= this.#most) return;
    this.#waiting.shift();
    this.#dropped += 1;
  }

  /** Sends what waits until none does or one batch is not taken. */
  forceFlush(): Promise<void> {
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async shutdown(): Promise<void> {
    await this.#exporter.shutdown();
  }

  async #send(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, BATCH_MAX);
      const answer = await new Promise<Answer>((resolve) =>
        this.#exporter.export(batch, (result) => resolve(answerOf(result))),
      );
      if (answer === 'not-taken') return;
      const done = new Set(batch);
      const left = this.#waiting.filter((record) => !done.has(record));
      // Those that gave way meanwhile were counted then.
      if (answer === 'never-taken') this.#dropped += this.#waiting.length - left.length;
      this.#waiting = left;
    }
  }
}

/** `never-taken`: these bytes are refused for what they are, today and tomorrow; they must not keep back what comes after them. */
type Answer = 'taken' | 'not-taken' | 'never-taken';

type Result = Parameters<Parameters<LogRecordExporter['export']>[1]>[0];

function answerOf({ code, error }: Result): Answer {
  if (code === SUCCESS) return 'taken';
  const status = (error as { code?: unknown } | undefined)?.code;
  return NEVER.has(status) ? 'never-taken' : 'not-taken';
}

/** HTTP statuses after which OTLP/HTTP forbids to send the same again (Bad Data). A wrong token or address is mended, and the events wait for it. */
const NEVER: ReadonlySet<unknown> = new Set([400, 413, 422]);

/** ExportResultCode.SUCCESS of OpenTelemetry's core. */
const SUCCESS = 0;
