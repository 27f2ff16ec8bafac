/** The contract's procedures, each one line to the capability that does the work. */
import { implement, ORPCError } from '@orpc/server';
import { contract } from './contract.ts';
import type { Core } from './core.ts';
import { applicantFromTyping } from './identity/applicant.ts';
import { identify } from './identity/identify.ts';
import { cardEvents } from './identity/read-card.ts';
import { isOffered } from './matters/booking/contract.ts';
import { socialCardAnswers } from './matters/pre-review/social-card.ts';
import type { Draft } from './model/draft.ts';
import { isPhone } from './model/phone.ts';
import { deliveryState } from './outbox/outbox.ts';
import type { Connection } from './session/connection.ts';
import { Session } from './session/session.ts';

/** The procedures of a kiosk in service. */
export function createRouter(core: Core) {
  const os = implement(contract).$context<{ connection: Connection }>();
  const { catalogue, preReview, booking, confirm, outbox, slips, maintenance } = core;

  const openMaintenance = (connection: Connection) => {
    if (connection.maintenanceUntil < Date.now()) throw new ORPCError('LOCKED');
  };

  /** What this session committed. */
  const committed = (connection: Connection, receiptNo: string) => {
    const { draft } = connection.requireDraft();
    const receipt = confirm.receipt(draft);
    if (receipt?.receiptNo !== receiptNo) throw new ORPCError('NOT_FOUND');
    return { receipt, draft };
  };

  return os.router({
    kiosk: {
      info: os.kiosk.info.handler(() => core.info),
      status: os.kiosk.status.handler(({ signal }) => core.status.watch(signal)),
      cameraState: os.kiosk.cameraState.handler(({ input }) => maintenance.cameraSaid(input.fault)),
      events: os.kiosk.events.handler(({ signal }) => core.scans.events(signal)),
    },
    catalogue: {
      overview: os.catalogue.overview.handler(() => catalogue.overview()),
      list: os.catalogue.list.handler(({ input }) => catalogue.list(input)),
      search: os.catalogue.search.handler(({ input }) => core.search(input.text, input)),
      item: os.catalogue.item.handler(({ input }) => catalogue.item(input.code)),
    },
    session: {
      begin: os.session.begin.handler(({ context: { connection } }) => {
        connection.session?.end();
        connection.session = Session.begin(core.db);
        return connection.session.ticket;
      }),
      resume: os.session.resume.handler(({ context: { connection }, input }) => {
        const session = Session.resume(core.db, input);
        if (!session) return { outcome: 'gone' };
        connection.session = session;
        return { outcome: 'resumed', draft: session.draft };
      }),
      end: os.session.end.handler(({ context: { connection }, input }) => {
        if (!connection.session) return;
        core.log.info({ event: 'session.end', sessionId: connection.session.id, reason: input.reason });
        connection.session.end();
        connection.session = null;
        core.scans.forget();
        void core.devices.purgeDocuments();
      }),
      choose: os.session.choose.handler(({ context: { connection }, input }) => {
        const session = connection.requireSession();
        const item = catalogue.item(input.itemCode);
        if (!item?.services.includes(input.service)) return { outcome: 'unknown-item' };
        if (!core.canSave()) return { outcome: 'cannot-save' };
        const materials = item.materials.map(({ archiveKey }) => ({
          archiveKey,
          pages: [],
          original: false,
        }));
        const draft = session.choose(input.service, input.itemCode, materials);
        confirm.prepare(draft.submissionId);
        return { outcome: 'chosen', draft };
      }),
      setPhone: os.session.setPhone.handler(({ context: { connection }, input }) => {
        const { session, draft } = connection.requireDraft();
        const phone = input.phone.replace(/\s+/g, '');
        if (!isPhone(phone)) {
          return {
            outcome: 'refused',
            problems: [{ field: 'phone', code: phone === '' ? 'required' : 'phone' }],
          };
        }
        return { outcome: 'set', draft: session.change(preReview.prefilled({ ...draft, phone })) };
      }),
    },
    identity: {
      readCard: os.identity.readCard.handler(({ context: { connection }, signal }) =>
        cardEvents(core, connection, signal),
      ),
      enter: os.identity.enter.handler(({ context: { connection }, input }) => {
        const answer = applicantFromTyping(input.name, input.idNumber);
        if (!answer.ok) return { outcome: 'refused', problems: answer.problems };
        return { outcome: 'identified', draft: identify(core, connection, answer.applicant) };
      }),
    },
    booking: {
      days: os.booking.days.handler(({ context: { connection } }) =>
        booking.days(connection.requireDraft().draft.itemCode),
      ),
      choose: os.booking.choose.handler(async ({ context: { connection }, input }) => {
        const { session, draft } = connection.requireDraft();
        const answer = await booking.choose(draft, input.date, input.start);
        if (answer.outcome === 'taken') return answer;
        const changed: Draft = { ...draft, appointment: answer.appointment };
        return { outcome: 'chosen', draft: session.change(changed) };
      }),
      cancel: os.booking.cancel.handler(({ context: { connection }, input }) => {
        const session = connection.requireSession();
        const found = slips.find(input.receiptNo);
        if (!found || !isOffered(found.cancel)) return { outcome: 'not-offered' };
        if (!core.canSave()) return { outcome: 'cannot-save' };
        const { submissionId, receipt } = found;
        const draft = session.cancel({ ...receipt, submissionId });
        confirm.prepare(draft.submissionId);
        return { outcome: 'chosen', draft };
      }),
      confirm: os.booking.confirm.handler(({ context: { connection } }) => {
        const { session, draft } = connection.requireDraft();
        return confirm.confirm(session, draft);
      }),
    },
    preReview: {
      answer: os.preReview.answer.handler(({ context: { connection }, input }) =>
        preReview.answer(connection.requireDraft(), input.answers),
      ),
      addPage: os.preReview.addPage.handler(({ context: { connection }, input }) =>
        preReview.addPage(connection.requireDraft(), input.archiveKey, input.jpeg),
      ),
      removePage: os.preReview.removePage.handler(({ context: { connection }, input }) =>
        preReview.removePage(connection.requireDraft(), input.archiveKey, input.pageId),
      ),
      page: os.preReview.page.handler(({ context: { connection }, input }) => {
        const jpeg = connection.requireDraft().session.page(input.pageId);
        return jpeg && new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' });
      }),
      setOriginal: os.preReview.setOriginal.handler(({ context: { connection }, input }) =>
        preReview.setOriginal(connection.requireDraft(), input.archiveKey, input.original),
      ),
      fillFromLicence: os.preReview.fillFromLicence.handler(({ context: { connection } }) =>
        preReview.fillFromLicence(connection.requireDraft(), core.scans.takeLicence()),
      ),
      readSocialCard: os.preReview.readSocialCard.handler(({ context: { connection }, signal }) =>
        socialCardAnswers(core.devices.readSocialCard(signal), connection.requireDraft(), catalogue),
      ),
      confirm: os.preReview.confirm.handler(({ context: { connection } }) => {
        const { session, draft } = connection.requireDraft();
        return confirm.confirm(session, draft);
      }),
    },
    outbox: {
      watch: os.outbox.watch.handler(async function* ({ input, signal }) {
        let last = '';
        for await (const _ of core.queue.watch(signal)) {
          const row = outbox.byReceipt(input.receiptNo);
          if (!row) return;
          const state = deliveryState(row);
          if (state.state !== last) yield state;
          last = state.state;
          if (state.state !== 'waiting') return;
        }
      }),
    },
    slips: {
      print: os.slips.print.handler(({ context: { connection }, input }) => {
        const { receipt, draft } = committed(connection, input.receiptNo);
        return slips.print(receipt, draft);
      }),
      printApplication: os.slips.printApplication.handler(({ context: { connection }, input }) => {
        const { receipt, draft } = committed(connection, input.receiptNo);
        return slips.printApplication(receipt, draft);
      }),
      find: os.slips.find.handler(({ context: { connection }, input }) => {
        connection.requireSession();
        const found = slips.find(input.receiptNo);
        if (!found) return { outcome: 'unknown' };
        const { receipt, isPrinted, cancel } = found;
        return { outcome: 'found', receipt, isPrinted, cancel };
      }),
      progress: os.slips.progress.handler(({ context: { connection }, input }) => {
        connection.requireSession();
        return slips.progress(input.receiptNo);
      }),
      printFound: os.slips.printFound.handler(async ({ context: { connection }, input }) => {
        connection.requireSession();
        const answer = await slips.printFound(input.receiptNo);
        if (!answer) throw new ORPCError('NOT_FOUND');
        return answer;
      }),
    },
    maintenance: {
      unlock: os.maintenance.unlock.handler(({ context: { connection }, input }) => {
        const answer = maintenance.unlock(input.pin);
        if (answer.outcome === 'unlocked') connection.maintenanceUntil = Date.now() + 10 * 60_000;
        return answer;
      }),
      lock: os.maintenance.lock.handler(({ context: { connection } }) => {
        connection.maintenanceUntil = 0;
      }),
      overview: os.maintenance.overview.handler(({ context: { connection } }) => {
        openMaintenance(connection);
        return maintenance.overview();
      }),
      testPrint: os.maintenance.testPrint.handler(({ context: { connection } }) => {
        openMaintenance(connection);
        return slips.testPrint();
      }),
      restartDevice: os.maintenance.restartDevice.handler(async ({ context: { connection }, input }) => {
        openMaintenance(connection);
        if (input.device === 'all') core.devices.restartAll();
        else await core.devices.restart(input.device);
      }),
      restartCore: os.maintenance.restartCore.handler(({ context: { connection } }) => {
        openMaintenance(connection);
        core.restart();
      }),
      retryQueue: os.maintenance.retryQueue.handler(({ context: { connection } }) => {
        openMaintenance(connection);
        return { rows: outbox.retryNow('all') };
      }),
      retryOne: os.maintenance.retryOne.handler(({ context: { connection }, input }) => {
        openMaintenance(connection);
        return { rows: outbox.retryNow(input) };
      }),
      exportParked: os.maintenance.exportParked.handler(({ context: { connection }, input }) => {
        openMaintenance(connection);
        return maintenance.exportParked(input.receiptNo);
      }),
      store: os.maintenance.store.handler(({ context: { connection } }) => {
        openMaintenance(connection);
        return maintenance.store();
      }),
    },
  });
}
