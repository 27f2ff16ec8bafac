/** PC/SC through the system's own library (libpcsclite, winscard.dll), called with koffi on threads of their own. */
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  CardConnection,
  CardProblem,
  CardResult,
  ReaderState,
  SmartCardService,
  SmartCards,
} from './smart-card-service.ts';

const LIBRARY: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'libpcsclite.so.1',
  win32: 'winscard.dll',
};
/** Longest call, beside what it was told to wait; in milliseconds. */
const CALL_MS = 5_000;
/** An answer of a short command with its status word, in bytes. */
const ANSWER_MAX = 258;
const NAMES_MAX = 4096;
/** Room for a card's answer to reset in a reader's state. */
const ATR_BYTES = process.platform === 'win32' ? 36 : 33;

const SCOPE_SYSTEM = 2;
const SHARE_EXCLUSIVE = 1;
const PROTOCOL_ANY = 3;
const LEAVE_CARD = 0;
const RESET_CARD = 1;
const STATE = { changed: 0x02, unknown: 0x04, unavailable: 0x08, present: 0x20, mute: 0x200 } as const;
/** What the library says of its own mistakes; here also of a call that koffi could not make. */
const INTERNAL_ERROR = 0x80100001;
const CANCELLED = 0x80100002;
const TIMED_OUT = 0x8010000a;

const PROBLEMS: Readonly<Record<number, CardProblem>> = {
  2148532253: 'no-service',
  2148532254: 'no-service',
  // What pcsc-lite says when its service went away in the middle of a call, and of a context from before.
  2148532243: 'no-service',
  2148532227: 'no-service',
  2148532270: 'no-reader',
  2148532233: 'no-reader',
  2148532247: 'no-reader',
  2148532236: 'no-card',
  2148532329: 'no-card',
  2148532328: 'no-card',
  2148532326: 'mute',
  2148532327: 'mute',
  2148532235: 'busy',
};

const failed = (code: number): { ok: false; problem: CardProblem } => ({
  ok: false,
  problem: PROBLEMS[code] ?? 'other',
});

/** Resolves with the library's code, null when it did not come back in time. */
type Call = (...args: unknown[]) => Promise<number | null>;

/** `onHang`: a call never came back, its thread is lost to this process. */
export function winscard(onHang: () => void): SmartCardService {
  let library: Promise<Library | null> | null = null;
  return {
    async open() {
      library ??= loadLibrary(onHang).catch(() => null);
      const loaded = await library;
      if (!loaded) return { ok: false, problem: 'no-library' };
      const context: [unknown] = [0];
      const code = await loaded.establish(SCOPE_SYSTEM, null, null, context);
      if (code === null) return { ok: false, problem: 'hung' };
      return code === 0 ? { ok: true, value: smartCards(loaded, context[0]) } : failed(code);
    },
  };
}

type Library = Awaited<ReturnType<typeof loadLibrary>>;

/** Rejects where koffi or the library is missing. */
async function loadLibrary(onHang: () => void) {
  const { default: koffi } = await import('koffi');
  const native = koffi.load(LIBRARY[process.platform] ?? '');
  const ansi = process.platform === 'win32' ? 'A' : '';
  // As wide as the library's DWORD, LONG and handles on both systems.
  const word = 'unsigned long';
  const handle = 'intptr_t';
  const bytes = koffi.pointer('uint8_t');
  const ioRequest = koffi.struct({ dwProtocol: word, cbPciLength: word });
  const readerState = koffi.struct({
    szReader: 'const char *',
    pvUserData: 'void *',
    dwCurrentState: word,
    dwEventState: word,
    cbAtr: word,
    rgbAtr: koffi.array('uint8_t', ATR_BYTES, 'Array'),
  });
  const out = (type: string) => koffi.out(koffi.pointer(type));
  const length = koffi.inout(koffi.pointer(word));
  const call = (name: string, ...parameters: Parameters<typeof native.func>[3]): Call => {
    const { async: begin } = native.func(name, 'long', parameters);
    return (...args) => {
      const { promise, resolve } = Promise.withResolvers<number>();
      begin(...args, (error: Error | null, code: number) => resolve(error ? INTERNAL_ERROR : code >>> 0));
      return within(promise, onHang);
    };
  };
  return {
    ioRequestBytes: koffi.sizeof(ioRequest),
    establish: call('SCardEstablishContext', word, 'void *', 'void *', out(handle)),
    release: call('SCardReleaseContext', handle),
    cancel: call('SCardCancel', handle),
    listReaders: call(`SCardListReaders${ansi}`, handle, 'void *', bytes, length),
    statusChange: call(
      `SCardGetStatusChange${ansi}`,
      ...[handle, word, koffi.inout(koffi.pointer(readerState)), word],
    ),
    connect: call(`SCardConnect${ansi}`, handle, 'const char *', word, word, out(handle), out(word)),
    transmit: call(
      'SCardTransmit',
      ...[handle, koffi.pointer(ioRequest), bytes, word, 'void *', bytes, length],
    ),
    disconnect: call('SCardDisconnect', handle, word),
  };
}

/** Null when the call did not come back in time. */
async function within(call: Promise<number>, onHang: () => void): Promise<number | null> {
  const timer = new AbortController();
  const late = sleep(CALL_MS, null, { signal: timer.signal, ref: false }).catch(() => null);
  const first = await Promise.race([call, late]);
  timer.abort();
  if (first === null) onHang();
  return first;
}

function smartCards(library: Library, context: unknown): SmartCards {
  const done = <T>(code: number | null, value: () => T): CardResult<T> => {
    if (code === null) return { ok: false, problem: 'hung' };
    return code === 0 ? { ok: true, value: value() } : failed(code);
  };
  return {
    async readers() {
      const names = Buffer.alloc(NAMES_MAX);
      const length = [NAMES_MAX];
      const code = await library.listReaders(context, null, names, length);
      return done(code, () => names.toString('utf8', 0, length[0]).split('\0').filter(Boolean));
    },
    async state(reader, from, waitMs) {
      const readerState = {
        szReader: reader,
        pvUserData: null,
        dwCurrentState: from?.raw ?? 0,
        dwEventState: 0,
        cbAtr: 0,
        rgbAtr: Array<number>(ATR_BYTES).fill(0),
      };
      const code = await library.statusChange(context, waitMs, readerState, 1);
      if (code === TIMED_OUT || code === CANCELLED) return { ok: true, value: from ?? NOTHING_SEEN };
      if (code !== 0) return done(code, () => NOTHING_SEEN);
      const seen = stateOf(Number(readerState.dwEventState));
      return seen ? { ok: true, value: seen } : { ok: false, problem: 'no-reader' };
    },
    async connect(reader) {
      const card: [unknown] = [0];
      const protocol = [0];
      const code = await library.connect(context, reader, SHARE_EXCLUSIVE, PROTOCOL_ANY, card, protocol);
      return done(code, () => connection(library, card[0], protocol[0] ?? 0));
    },
    cancel: () => void library.cancel(context),
    async close() {
      await library.release(context);
    },
  };
}

const NOTHING_SEEN: ReaderState = { card: 'absent', turn: 0, raw: 0 };

/** Null when the system lost the reader. */
function stateOf(raw: number): ReaderState | null {
  if ((raw & (STATE.unknown | STATE.unavailable)) !== 0) return null;
  const card = (raw & STATE.present) === 0 ? 'absent' : (raw & STATE.mute) !== 0 ? 'mute' : 'present';
  return { card, turn: raw >>> 16, raw: raw & ~STATE.changed };
}

function connection(library: Library, card: unknown, protocol: number): CardConnection {
  return {
    async transmit(command) {
      const answer = Buffer.alloc(ANSWER_MAX);
      const length = [ANSWER_MAX];
      const pci = { dwProtocol: protocol, cbPciLength: library.ioRequestBytes };
      const code = await library.transmit(card, pci, command, command.length, null, answer, length);
      if (code === null) return { ok: false, problem: 'hung' };
      return code === 0 ? { ok: true, value: new Uint8Array(answer.subarray(0, length[0])) } : failed(code);
    },
    async disconnect(how) {
      await library.disconnect(card, how === 'reset' ? RESET_CARD : LEAVE_CARD);
    },
  };
}
