/** Prints slips and applications, and keeps in mind which slips did not come out. */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { testSlip } from '../../../devices/receipt-printer/test-slip.ts';
import type { CatalogueReader } from '../catalogue/reader.ts';
import type { TrustedClock } from '../clock/trusted-clock.ts';
import { printOnBestPaper } from '../devices/best-paper.ts';
import type { DeviceHostClient } from '../devices/device-host-client.ts';
import { printAnswer } from '../devices/print-answer.ts';
import { papersInAll } from '../forms/authorisation.ts';
import type { KioskInfo } from '../kiosk/contract.ts';
import { MATTERS, matterOf } from '../matters/index.ts';
import { hallTime } from '../model/clock.ts';
import type { DeadEnd } from '../model/dead-end.ts';
import type { ItemDetail, Material } from '../model/item.ts';
import type { Language } from '../model/language.ts';
import type { OwnBooking } from '../model/own-bookings.ts';
import { type GivenUp, type SlipFacts, type SlipWords, slipWords } from '../model/papers.ts';
import type { PrintAnswer } from '../model/print-answer.ts';
import { type Receipt, timeState } from '../model/receipt.ts';
import { applicationPdf } from '../papers/application.ts';
import type { OnScreen } from '../papers/english.ts';
import { composeNote } from '../papers/note.ts';
import { composePromise, promisePdf } from '../papers/promise-notice.ts';
import { composeSlip } from '../papers/slip.ts';
import type { SlipPlace } from '../papers/slip-subject.ts';
import { isTimeOver } from '../papers/slip-time.ts';
import type { OpenMatter } from '../session/access.ts';
import type { Session } from '../session/session.ts';
import type { Cases } from './find.ts';
import type { SlipBook } from './slip-book.ts';

type Deps = {
  /** Where a booking's visit is; null where it is not known. */
  placeOf: (receipt: Receipt) => SlipPlace | null;
  devices: DeviceHostClient;
  catalogue: CatalogueReader;
  info: KioskInfo;
  book: SlipBook;
  cases: Cases;
  clock: Pick<TrustedClock, 'believed'>;
  log: Pick<Logger, 'info'>;
  /** Asks the platform for its last word on a case, where it can be had; what it says, `cases` then knows. */
  askProgress: (receiptNo: string) => Promise<void>;
  /** Resolves once the platform has a submission, at once where it can't be asked now, at the latest when `signal` says so. */
  untilDelivered: (receiptNo: string, signal: AbortSignal) => Promise<void>;
};

type NoteFacts = OnScreen & { deadEnd: DeadEnd; itemCode: string | null; receiptNo: string | null };

/** A printer must not wait for a platform that is slow, milliseconds. */
const WORD_WAIT_MS = 2_000;

export class SlipPrinting {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Throws SessionEndedError when its session ended before the paper was begun. */
  async print(receipt: Receipt, { session, draft }: OpenMatter, language: Language): Promise<PrintAnswer> {
    const facts = matterOf(draft).facts(draft, this.#deps.catalogue.item(draft.itemCode));
    this.#deps.book.note(receipt.receiptNo, facts);
    const isChange = matterOf(draft).slip.time === 'changed';
    const heard = isChange ? await this.#heard(receipt) : receipt;
    session.current(draft);
    return this.#print(heard, facts, { language });
  }

  /** Which of two times holds, only the platform can say: its paper waits a moment for that. */
  async #heard(receipt: Receipt): Promise<Receipt> {
    await this.#deps.untilDelivered(receipt.receiptNo, AbortSignal.timeout(WORD_WAIT_MS));
    return this.#deps.cases.find(receipt.code)?.receipt ?? receipt;
  }

  /** The application on A4 paper; only while the session that filed it lasts, since nothing of it is kept. Throws SessionEndedError. */
  async printApplication(receipt: Receipt, { session, draft }: OpenMatter): Promise<PrintAnswer> {
    const { catalogue, devices, info } = this.#deps;
    const item = catalogue.item(receipt.itemCode);
    const content = item && matterOf(draft).application(draft, item);
    if (!content) return { outcome: 'not-printed', fault: 'unknown' };
    const pageOf = (pageId: string) => session.page(pageId);
    const pdf = await applicationPdf({ receipt, content, hall: info.hall, pageOf });
    // What its end took back must not come out after it.
    session.current(draft);
    return printAnswer(await devices.printDocument(pdf, 'application'));
  }

  /** The promise to bring papers later, in two copies; while the session that made it lasts. Throws SessionEndedError. */
  async printPromise(receipt: Receipt, { session, draft }: OpenMatter): Promise<PrintAnswer> {
    const { catalogue, devices, info } = this.#deps;
    const item = catalogue.item(receipt.itemCode);
    const content = item && matterOf(draft).promise?.(draft, item);
    if (!content) return { outcome: 'not-printed', fault: 'unknown' };
    const { kioskId, siteName, hall } = info;
    const { receiptNo, code, itemName } = receipt;
    const { departmentName } = item;
    const notice = { ...content, code, receiptNo, itemName, departmentName, kioskId, siteName, hall };
    return printOnBestPaper(devices, {
      mustGoOn: () => session.current(draft),
      pdf: () => promisePdf(notice),
      purpose: 'promise',
      slip: composePromise(notice),
    });
  }

  /** Whether paper of this slip came out, as far as is known. */
  isPrinted(receiptNo: string): boolean {
    return this.#deps.book.find(receiptNo)?.state === 'printed';
  }

  async testPrint(): Promise<PrintAnswer> {
    const { devices, info } = this.#deps;
    const { kioskId, siteName } = info;
    return printAnswer(
      await devices.print(testSlip({ kioskId, siteName, at: hallTime(Date.now()) }), 'test'),
    );
  }

  /** What could not be done, on paper for a window or the hotline; the log has its number. */
  async printNote({ deadEnd, itemCode, receiptNo, language }: NoteFacts): Promise<PrintAnswer> {
    const { devices, info, catalogue, clock, log } = this.#deps;
    const { kioskId, siteName, hall, elsewhere } = info;
    const noteNo = `${kioskId}-${randomBytes(4).toString('hex').toUpperCase()}`;
    const at = clock.believed;
    const slip = composeNote({
      noteNo,
      deadEnd,
      language,
      at: at === null ? null : hallTime(at).slice(0, 19).replace('T', ' '),
      kioskId,
      siteName,
      item: itemCode === null ? null : catalogue.item(itemCode),
      receiptNo,
      hall,
      elsewhere,
    });
    const printed = await devices.print(slip, 'note');
    log.info({ event: 'note.print', noteNo, deadEnd, itemCode, receiptNo, outcome: printed.outcome });
    return printAnswer(printed);
  }

  /** `own`: as for `Cases.find`. Null: neither this kiosk's nor theirs. Throws SessionEndedError. */
  async printFound(
    { code, language }: OnScreen & { code: string },
    own: readonly OwnBooking[],
    session: Pick<Session, 'mustGoOn'>,
  ): Promise<PrintAnswer | null> {
    const { askProgress, cases } = this.#deps;
    await Promise.race([askProgress(code), wait(WORD_WAIT_MS, undefined, { ref: false })]);
    session.mustGoOn();
    const found = cases.find(code, own);
    if (!found) return null;
    const { receipt, facts, givenUp, isElsewhere } = found;
    return this.#print(receipt, facts, { language, givenUp, isAgain: isElsewhere });
  }

  /** `isAgain`: its kiosk most likely printed it, whatever is known here. */
  async #print(
    receipt: Receipt,
    facts: SlipFacts,
    { language, givenUp = null, isAgain = false }: OnScreen & { givenUp?: GivenUp | null; isAgain?: boolean },
  ): Promise<PrintAnswer> {
    const { book, info, devices, catalogue, clock } = this.#deps;
    const words = slipWords(MATTERS[receipt.kind].slip, facts);
    const item = catalogue.item(receipt.itemCode);
    const before = book.find(receipt.receiptNo)?.state ?? 'due';
    const time = receipt.appointment && timeState(receipt.appointment, receipt.delivery, clock.believed);
    const isOver = isTimeOver({ givenUp, time });
    const slip = composeSlip({
      receipt,
      words,
      language,
      time,
      itemVersion: facts.itemVersion ?? null,
      siteName: info.siteName,
      hall: info.hall,
      place: this.#deps.placeOf(receipt),
      owed: facts.owed ?? null,
      isUnsigned: facts.isUnsigned === true,
      next: item && facts.result ? { item, result: facts.result } : null,
      bring: isOver || !item ? [] : brought(item, words, facts),
      further: (receipt.appointment?.also ?? []).map(({ itemCode, name, start, end, windows = null }) => {
        const other = isOver ? null : catalogue.item(itemCode);
        return { name, start, end, windows, bring: other ? brought(other, words, facts) : [] };
      }),
      givenUp,
      reprint: isAgain || before !== 'due',
    });
    const outcome = await devices.print(slip, 'slip');
    if (outcome.outcome === 'printed') book.mark(receipt.receiptNo, 'printed');
    else if (outcome.outcome === 'unknown') book.mark(receipt.receiptNo, 'unknown');
    return printAnswer(outcome);
  }
}

/** What to bring: the item's papers, and what proves an agent's authority. */
function brought(item: ItemDetail, words: SlipWords, facts: SlipFacts): string[] {
  const { authorisation = [] } = facts;
  const own = item.materials.filter((each) => words.bring(each, facts));
  const agents = papersInAll(item).filter(
    (each) => authorisation.includes(each.archiveKey) && !own.includes(each) && words.bring(each, facts),
  );
  return [...own.map(broughtName(facts)), ...agents.map(({ name }) => name)];
}

/** Where nobody was asked about the situation, a paper that only some need says so. */
const broughtName =
  ({ unneeded }: SlipFacts) =>
  ({ name, when }: Material) =>
    when && !unneeded ? `${name}（视情形）` : name;
