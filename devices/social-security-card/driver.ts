/** Drives one PC/SC reader: finds it, sees whether a card is in it, reads the card's open files. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceFault } from '../common/status.ts';
import type { SocialCard } from './contract.ts';
import { type CardReading, readSocialCard } from './protocol.ts';
import type {
  CardProblem,
  CardResult,
  ReaderLook,
  SmartCardSystem,
  SmartCards,
} from './smart-card-service.ts';

/** A card in another program's hands is tried again so often, at this distance in milliseconds. */
const BUSY_TRIES = 5;
const BUSY_MS = 300;
/** How long the service may take to notice that the card is gone, in milliseconds. */
const LIFTED_MS = 600;
/** A reset and a second reading help a card with a bad contact. */
const READ_TRIES = 2;

export type ReadAnswer =
  | { outcome: 'read'; card: SocialCard }
  | { outcome: 'again'; reason: 'lifted' | 'unreadable' }
  | { outcome: 'refused'; reason: 'not-a-social-security-card' | 'blocked' | 'protected' }
  /** The reader or the service is gone: it should be opened anew. */
  | { outcome: 'lost'; fault: DeviceFault };

const FAULTS: Readonly<Record<CardProblem, DeviceFault>> = {
  'no-library': {
    code: 'software',
    technician: '缺少智能卡库：请安装 libpcsclite1 和 pcscd（Windows 自带），并确认安装包带有 koffi',
  },
  'no-service': {
    code: 'software',
    technician: '智能卡服务未运行：请启动 pcscd（systemctl enable --now pcscd.socket）',
  },
  'no-reader': {
    code: 'unplugged',
    technician: '找不到社保卡读卡器：请检查 USB 线、驱动（libccid）和配置中的名称',
  },
  'no-card': { code: 'no-answer', technician: '读卡器与卡的连接中断' },
  mute: { code: 'no-answer', technician: '卡片对复位无应答' },
  busy: { code: 'no-answer', technician: '社保卡读卡器被其他程序占用：请关闭占用它的程序' },
  hung: { code: 'no-answer', technician: '智能卡服务不应答：请重启 pcscd，必要时重新插拔读卡器' },
  other: { code: 'no-answer', technician: '读卡器报告错误：请重新插拔读卡器' },
};

export class SocialCardReader {
  readonly #system: SmartCardSystem;
  /** Part of the wanted reader's name; the first reader when not given. */
  readonly #wanted: string;
  #cards: SmartCards | null = null;
  #reader: string | null = null;

  constructor(system: SmartCardSystem, wanted = '') {
    this.#system = system;
    this.#wanted = wanted;
  }

  /** The reader's name in the system; null while not open. */
  get name(): string | null {
    return this.#reader;
  }

  /** Null when the reader was found. */
  async open(): Promise<DeviceFault | null> {
    const opened = await this.#system.open();
    if (!opened.ok) return FAULTS[opened.problem];
    this.#cards = opened.value;
    const readers = await opened.value.readers();
    const found = readers.ok && readers.value.find((name) => name.includes(this.#wanted));
    if (found) {
      this.#reader = found;
      return null;
    }
    await this.close();
    return FAULTS[readers.ok ? 'no-reader' : readers.problem];
  }

  async close(): Promise<void> {
    const cards = this.#cards;
    this.#cards = null;
    this.#reader = null;
    await cards?.close();
  }

  /** Breaks a waiting look off. */
  cancel(): void {
    this.#cards?.cancel();
  }

  /** How the reader stands; waits up to `waitMs` for something other than `from`. */
  async look(
    from: ReaderLook | null,
    waitMs: number,
  ): Promise<{ look: ReaderLook } | { fault: DeviceFault }> {
    if (!this.#cards || this.#reader === null) return { fault: FAULTS['no-reader'] };
    const seen = await this.#cards.look(this.#reader, from, waitMs);
    return seen.ok ? { look: seen.value } : { fault: FAULTS[seen.problem] };
  }

  /** Reads the card that is in the reader, as it was seen last. */
  async read(seen: ReaderLook): Promise<ReadAnswer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#readOnce();
      if (!answer.ok && answer.problem === 'other' && (await this.#isLifted(seen))) {
        return { outcome: 'again', reason: 'lifted' };
      }
      if (!answer.ok) return afterProblem(answer.problem);
      if (answer.value.outcome === 'read') return answer.value;
      const { trouble } = answer.value;
      if (trouble !== 'unreadable') return { outcome: 'refused', reason: trouble };
      if (attempt >= READ_TRIES) return { outcome: 'again', reason: 'unreadable' };
    }
  }

  /** A card pulled out in the middle is at first only a broken answer. */
  async #isLifted(seen: ReaderLook): Promise<boolean> {
    const now = await this.look(seen, LIFTED_MS);
    return 'look' in now && now.look.card === 'absent';
  }

  async #readOnce(): Promise<CardResult<CardReading>> {
    const connected = await this.#connect();
    if (!connected.ok) return connected;
    const connection = connected.value;
    const talk = readSocialCard();
    let step = talk.next();
    while (!step.done) {
      const answer = await connection.transmit(step.value);
      if (!answer.ok) {
        await connection.disconnect('leave');
        return answer;
      }
      step = talk.next(answer.value);
    }
    // The next program finds the card as it was put in.
    await connection.disconnect('reset');
    return { ok: true, value: step.value };
  }

  async #connect() {
    for (let attempt = 1; ; attempt++) {
      if (!this.#cards || this.#reader === null) return { ok: false, problem: 'no-reader' } as const;
      const connected = await this.#cards.connect(this.#reader);
      if (connected.ok || connected.problem !== 'busy' || attempt >= BUSY_TRIES) return connected;
      await sleep(BUSY_MS);
    }
  }
}

function afterProblem(problem: CardProblem): ReadAnswer {
  switch (problem) {
    case 'no-card':
      return { outcome: 'again', reason: 'lifted' };
    case 'mute':
    case 'other':
      return { outcome: 'again', reason: 'unreadable' };
    default:
      return { outcome: 'lost', fault: FAULTS[problem] };
  }
}
