/** The rooms that hold something of a session, and what goes with it when it ends. */
import { Archive } from './archive/archive.ts';
import { OwnArchive } from './archive/own.ts';
import type { Catalogue } from './catalogue/load.ts';
import type { TrustedClock } from './clock/trusted-clock.ts';
import type { DeviceHostClient } from './devices/device-host-client.ts';
import type { HallPlans } from './hall/plans.ts';
import { HandOvers } from './hand-over/routes.ts';
import type { LeaseBook } from './leases/lease-book.ts';
import { HeldTime } from './matters/booking/held-time.ts';
import { matterOf } from './matters/index.ts';
import type { Draft } from './model/draft.ts';
import type { Principal } from './model/principal.ts';
import type { Outbox } from './outbox/outbox.ts';
import { PaperScans } from './paper-scan/scans.ts';
import { undrawn } from './papers/fonts.ts';
import { PhoneWaits } from './phone-upload/routes.ts';
import type { PlatformLink } from './platform/link.ts';
import { Principals } from './principal/principals.ts';
import { Scans } from './scans/scans.ts';
import type { Facts } from './store/facts.ts';

type Parts = {
  outbox: Outbox;
  platform: PlatformLink;
  devices: DeviceHostClient;
  clock: TrustedClock;
  plans: HallPlans;
  leases: LeaseBook;
  facts: Facts;
  /** What of a session still lies in memory goes. */
  forget: () => void;
};

export function createHeld(
  { catalogue, config }: { catalogue: Catalogue; config: { kiosk: { id: string } } },
  { outbox, platform, devices, clock, plans, leases, facts, forget }: Parts,
) {
  const kioskId = config.kiosk.id;
  const scans = new Scans(devices.events);
  const prefilled = (draft: Draft) => matterOf(draft).prefilled(draft, catalogue.item(draft.itemCode));
  const withoutAnswers = (draft: Draft) => matterOf(draft).withoutAnswers(draft);
  const forAnother = (draft: Draft, principal: Principal | undefined) =>
    matterOf(draft).forAnother?.(draft, principal, catalogue.item(draft.itemCode)) ?? draft;
  const heldTime = new HeldTime({ facts, outbox, platform, leases });
  const onLeft = leaver(heldTime);
  const archive = new Archive({ kioskId, catalogue, platform, clock, plans });
  const ownArchive = new OwnArchive({ kioskId, catalogue, platform });
  const phoneWaits = new PhoneWaits();
  const paperScans = new PaperScans(devices);
  const handOvers = new HandOvers();
  const answers = { prefilled, forAnother };
  const principals = new Principals({ platform, scans, onLeft, catalogue, undrawn, answers });
  return {
    ...{ scans, principals, archive, ownArchive, phoneWaits, paperScans, handOvers, onLeft, prefilled },
    answers: { prefilled, withoutAnswers },
    heldTime,
    onBegin: () => heldTime.leftBehind(),
    /** However the session ends. */
    onEnd() {
      scans.forget();
      principals.forget();
      archive.forget();
      phoneWaits.end();
      paperScans.end();
      handOvers.end();
      void devices.purgeDocuments();
      forget();
    },
  };
}

/** A place that is held for a draft that was left is somebody else's chance; unconfirmed, it would lapse in half an hour. */
function leaver(heldTime: HeldTime): (draft: Draft) => void {
  return (draft) => {
    heldTime.giveBack(draft.submissionId, matterOf(draft).holds(draft));
  };
}
