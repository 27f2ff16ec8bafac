/**
 * The maintenance console from afar, by mutual TLS; off where the site's configuration has no `maintenance.remote`. A mistake in its files
 * closes this way in and nothing else; they are looked at again each minute, so that a renewed certificate needs no restart.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { Logger } from 'pino';
import type { RemoteConfig } from '../../../kiosk-config/schema.ts';
import { hallTime, shownMinute } from '../model/clock.ts';
import type { RemoteState } from '../model/remote-state.ts';
import type { RemoteOutcome } from '../telemetry/words.ts';
import { type Answering, answering, refuse } from './answering.ts';
import { type CertificateAnswer, judgeCertificate } from './certificate.ts';
import { type RemoteFiles, readRemoteFiles, readStruckOffFile } from './files.ts';
import type { GateDeps } from './gate.ts';
import { type Listener, listenForTechnicians } from './listener.ts';

const LOOK_MS = 60_000;
const DAY_MS = 24 * 3600_000;
/** Said of certificates that end sooner. */
const ENDS_SOON_MS = 30 * DAY_MS;
/** Acts at once, and how fast there are more: for a person by far enough. */
const CALLS_AT_ONCE = 60;
const CALLS_A_SECOND = 1;

type Deps = {
  /** Absent: off. */
  config: RemoteConfig | undefined;
  log: Pick<Logger, 'info' | 'warn'>;
  isAttended: GateDeps['isAttended'];
};

type Opening = {
  /** The core's procedures. */
  router: Readonly<Record<string, unknown>>;
  note: GateDeps['note'];
  count: (outcome: RemoteOutcome) => void;
  /** The latest time known to have passed, milliseconds since the epoch. */
  passed: () => number;
};

export class RemoteConsole {
  readonly #deps: Deps;
  #opening: Opening | null = null;
  #answer: Answering | null = null;
  #files: RemoteFiles | null = null;
  #listener: Listener | null = null;
  #isListening = false;
  /** Of the files as they were last looked at. */
  #problems: string[] = [];
  #taken: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #calls = { left: CALLS_AT_ONCE, at: performance.now() };

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Null: it is off. */
  get state(): RemoteState | null {
    const { config } = this.#deps;
    if (!config) return null;
    const struckOff = readStruckOffFile(config.struckOff);
    const problems = [
      ...this.#problems,
      ...(this.#taken === null ? [] : [`端口 ${config.port} 打不开（${this.#taken}）`]),
      ...('problem' in struckOff ? [struckOff.problem] : []),
      ...this.#ending(),
    ];
    const certificateUntil = this.#files && hallTime(this.#files.until);
    return { address: addressOf(config), isListening: this.#isListening, certificateUntil, problems };
  }

  /** Seconds until the certificates end; null: off, or they can't be read. */
  get secondsLeft(): number | null {
    return this.#files && (this.#files.until - Date.now()) / 1000;
  }

  open(opening: Opening): void {
    if (!this.#deps.config) return;
    this.#opening = opening;
    this.#answer = answering(opening.router, { isAttended: this.#deps.isAttended, note: opening.note });
    this.#look(this.#deps.config);
    this.#timer = setInterval(() => this.#deps.config && this.#look(this.#deps.config), LOOK_MS).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#listener?.close();
    this.#listener = null;
  }

  #look(config: RemoteConfig): void {
    const read = readRemoteFiles(config);
    const problems = read.ok ? [] : read.problems;
    const isNew = problems.join() !== this.#problems.join();
    this.#problems = problems;
    if (isNew) for (const line of problems) this.#deps.log.warn({ event: 'remote.files', line });
    // What was good goes on: a file that is just being replaced keeps nobody out.
    if (!read.ok) return;
    const before = this.#files;
    this.#files = read.files;
    if (!this.#listener) this.#listener = this.#listen(config, read.files);
    else if (JSON.stringify(before) !== JSON.stringify(read.files)) this.#listener.renew(read.files);
  }

  #listen(config: RemoteConfig, files: RemoteFiles): Listener {
    const { log } = this.#deps;
    return listenForTechnicians(config, files, {
      judge: (socket) => {
        const { outcome } = this.#judge(socket);
        return outcome === 'right' ? 'let-in' : outcome;
      },
      answer: (request, response) => void this.#answered(request, response),
      count: (outcome) => {
        this.#opening?.count(outcome);
        if (outcome !== 'let-in') log.warn({ event: 'remote.refused', outcome });
      },
      onListening: () => {
        this.#isListening = true;
        this.#taken = null;
        log.info({ event: 'remote.listening', address: addressOf(config) });
      },
      onTaken: (code) => {
        if (this.#taken === null) log.warn({ event: 'remote.port', code });
        this.#taken = code;
      },
    });
  }

  /** Anew for each request: a connection may outlive its certificate's standing. */
  #judge(socket: TLSSocket): CertificateAnswer {
    const certificate = socket.authorized ? socket.getPeerX509Certificate() : undefined;
    if (!certificate) return { outcome: 'not-a-technician' };
    const list = readStruckOffFile(this.#deps.config?.struckOff);
    // A list that can't be read may name anybody.
    if ('problem' in list) return { outcome: 'struck-off' };
    return judgeCertificate(certificate, { ...list, passed: this.#opening?.passed() ?? 0 });
  }

  async #answered(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const judged = this.#judge(request.socket as TLSSocket);
      if (judged.outcome !== 'right') {
        return refuse(response, { status: 403, code: judged.outcome.toUpperCase().replaceAll('-', '_') });
      }
      if (!this.#mayCall()) return refuse(response, { status: 429, code: 'TOO_MANY' });
      await this.#answer?.(judged.who, request, response);
    } catch {
      // Whoever asked has gone, or broke the request off.
      response.destroy();
    }
  }

  /** All technicians together: a program that runs wild fills no trail. */
  #mayCall(): boolean {
    const now = performance.now();
    const more = ((now - this.#calls.at) / 1000) * CALLS_A_SECOND;
    const left = Math.min(CALLS_AT_ONCE, this.#calls.left + more) - 1;
    if (left < 0) return false;
    this.#calls = { left, at: now };
    return true;
  }

  #ending(): string[] {
    if (!this.#files) return [];
    const { until, endsFirst } = this.#files;
    const left = until - Date.now();
    const day = shownMinute(hallTime(until));
    if (left < 0) return [`${endsFirst} 已于 ${day} 到期：请换上新证书，不必重启`];
    if (left > ENDS_SOON_MS) return [];
    return [`${endsFirst} 在 ${day} 到期，还有 ${Math.floor(left / DAY_MS)} 天：请换上新证书，不必重启`];
  }
}

function addressOf({ host, port }: RemoteConfig): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
