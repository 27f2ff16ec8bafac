/** Gives out receipt numbers: each once, without the network, and without a write of its own. */
import { hallDate } from '../model/clock.ts';
import { NUMBER_MAX, numberOfKey, numbersFrom, receiptKey, receiptNumber } from '../model/receipt-number.ts';
import type { Db } from '../store/db.ts';

export class ReceiptSequence {
  readonly #db: Db;
  readonly #from: number;
  /** Last number by kiosk and day. */
  readonly #last = new Map<string, number>();

  /** `generation`: the machine's, as numbersFrom has it. */
  constructor(db: Db, generation: number) {
    this.#db = db;
    this.#from = numbersFrom(generation);
  }

  /**
   * The number is taken before sealing, because it stands inside the sealed payload, and becomes durable with the row
   * that carries it. Until then nobody was told it, so a crash may give it out again. One core owns the folder, so
   * memory counts on from what the rows hold.
   */
  next(kioskId: string, nowMs: number): string {
    const day = hallDate(nowMs).replaceAll('-', '');
    const prefix = `${kioskId}-${day}-`;
    const number = (this.#last.get(prefix) ?? this.#lastSaved(kioskId, day)) + 1;
    this.#last.set(prefix, number);
    return receiptNumber(kioskId, day, number);
  }

  /** `receipt_sequence` is a floor: what an earlier release wrote, or a recovery, which leaves out what it may have lost. */
  #lastSaved(kioskId: string, day: string): number {
    const floor = this.#db
      .prepare<[string], { last: number }>('SELECT last FROM receipt_sequence WHERE day = ?')
      .get(day);
    const first = receiptKey(receiptNumber(kioskId, day, 0)) ?? 0;
    const given = this.#db
      .prepare<[number, number], { id: number | null }>(
        'SELECT max(id) AS id FROM submission WHERE id BETWEEN ? AND ?',
      )
      .get(first, first + NUMBER_MAX);
    return Math.max(this.#from, floor?.last ?? 0, numberOfKey(given?.id ?? 0));
  }
}
