/** A machine's smart-card service (PC/SC), whatever carries it. Nothing here rejects, and nothing lasts for ever. */

export type CardProblem =
  /** The system has no PC/SC library, or we none to call it with. */
  | 'no-library'
  | 'no-service'
  | 'no-reader'
  | 'no-card'
  /** The card does not answer to its reset: upside down, dirty, or no chip card. */
  | 'mute'
  /** Another program has it. */
  | 'busy'
  /** It did not come back in time; its thread may still hang in the system. */
  | 'hung'
  | 'other';

export type CardResult<T> = { ok: true; value: T } | { ok: false; problem: CardProblem };

export type ReaderState = {
  card: 'absent' | 'present' | 'mute';
  /** Grows with each insertion and removal: the same card left in has the same one. */
  turn: number;
  /** The system's words for both, to wait for a change from. */
  raw: number;
};

/** A connection to the service. */
export interface SmartCards {
  readers(): Promise<CardResult<string[]>>;
  /** How the reader stands; waits up to `waitMs` for something other than `from`. */
  state(reader: string, from: ReaderState | null, waitMs: number): Promise<CardResult<ReaderState>>;
  connect(reader: string): Promise<CardResult<CardConnection>>;
  /** Ends a wait early. */
  cancel(): void;
  close(): Promise<void>;
}

export interface CardConnection {
  transmit(command: Uint8Array): Promise<CardResult<Uint8Array>>;
  /** `leave` where the card may be gone: pcscd mixes up its books when it resets a card that is not there. */
  disconnect(how: 'reset' | 'leave'): Promise<void>;
}

export interface SmartCardService {
  open(): Promise<CardResult<SmartCards>>;
}
