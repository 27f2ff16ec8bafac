/** What a core in service is given. */
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import type { StoreOptions } from './any-core.ts';
import type { Catalogue } from './catalogue/load.ts';
import type { Standing } from './configuration/reading.ts';
import type { KioskInfo } from './kiosk/contract.ts';
import type { HallPlan } from './model/hall/plan.ts';

export type CoreOptions = StoreOptions & {
  /** What the layers of the configuration say at this start. */
  standing: Standing;
  /** Where the updater puts what the operator signed for the configuration; null: there is no updater. */
  configurationOffer: string | null;
  /** What a configuration has the kiosk say of itself. */
  infoOf: (config: KioskConfig) => KioskInfo;
  catalogue: Catalogue;
  /** What is wrong with it and with the hall's plan, a line each: the items concerned are not served. */
  catalogueProblems: string[];
  /** The shipped plan of the hall; null where it is wrong. */
  hall: HallPlan | null;
  /** The device host's entry file, run by the same Node binary. */
  deviceHostEntry: string;
  /** Whether a screen has a session or the maintenance screen open. */
  isAttended: () => boolean;
};
