/** Gives out receipt numbers: each once, without the network, and without a write of its own. */
import { hallDate } from '../clock.ts';
import type { Db } from '../store/db.ts';
import { receiptNumber } from './receipt-number.ts';

export class ReceiptSequence {
  readonly #db: Db;
  /** Last number by kiosk and day. */
  readonly #last = new Map<string, number>();

  constructor(db: Db) {
    this.#db = db;
  }

  /**
   * The number is taken before sealing, because it stands inside the sealed payload, and becomes durable with the row
   * that carries it. Until then nobody was told it, so a crash may give it out again. One core owns the folder, so
   * memory counts on from what the rows hold.
   */
  next(kioskId: string, nowMs: number): string {
    const day = hallDate(nowMs).replaceAll('-', '');
    const prefix = `${kioskId}-${day}-`;
    const number = (this.#last.get(prefix) ?? this.#lastSaved(prefix, day)) + 1;
    this.#last.set(prefix, number);
    return receiptNumber(kioskId, day, number);
  }

  /** `receipt_sequence` is a floor: what an earlier release wrote, or a recovery, which leaves out what it may have lost. */
  #lastSaved(prefix: string, day: string): number {
    const floor = this.#db
      .prepare<[string], { last: number }>('SELECT last FROM receipt_sequence WHERE day = ?')
      .get(day);
    const given = this.#db
      .prepare<[string, string], { receipt_no: string }>(
        'SELECT receipt_no FROM outbox WHERE receipt_no >= ? AND receipt_no < ?',
      )
      // '.' follows '-': every number of the day, however many digits it has.
      .all(prefix, `${prefix.slice(0, -1)}.`)
      .map(({ receipt_no }) => Number(receipt_no.split('-')[2]));
    return Math.max(floor?.last ?? 0, ...given);
  }
}
