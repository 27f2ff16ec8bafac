/** What a core in service does beside its citizens: tells how it is, restarts at night, keeps the record, begins and ends. */

import type { Delivery } from './any-core.ts';
import { lookOver } from './any-core.ts';
import type { SlipBook } from './cases/slip-book.ts';
import type { TrustedClock } from './clock/trusted-clock.ts';
import type { Configuration } from './configuration/configuration.ts';
import type { CoreOptions } from './core-options.ts';
import type { DeviceHostClient } from './devices/device-host-client.ts';
import { Nightly } from './hours/nightly.ts';
import type { KioskStatus } from './kiosk/contract.ts';
import type { RestartCount } from './maintenance/restarts.ts';
import type { PaperState } from './model/paper.ts';
import { unlessDiskRefuses } from './store/disk-error.ts';
import type { Facts } from './store/facts.ts';
import type { Space } from './store/space.ts';
import type { Changing } from './streams/changing.ts';
import { followStatus } from './telemetry/follow.ts';
import { Telemetry } from './telemetry/telemetry.ts';
import { ServiceRecord } from './uptime/service-record.ts';

/** A screen tells more often that it paints, milliseconds. */
const PAINTED_WITHIN_MS = 60_000;

type Own = {
  space: Space;
  book: SlipBook;
  clock: TrustedClock;
  restarts: RestartCount;
  devices: DeviceHostClient;
  delivery: Delivery;
  status: Changing<KioskStatus>;
  paper: () => PaperState[];
};

export function createTelemetry(
  { config, catalogue, info, log, updates, remote }: CoreOptions,
  own: Own,
): Telemetry {
  const { space, book, clock, restarts, devices, delivery, status, paper } = own;
  const { outbox, platform } = delivery;
  const telemetry = new Telemetry({
    ...{ config: config.telemetry, kioskId: config.kiosk.id, version: info.version, log, catalogue },
    sources: {
      service: () => status.value.service.state,
      freeDiskBytes: () => space.freeBytes(),
      restarts: () => restarts.value,
      queue: () => ({ ...outbox.counts(), oldestAt: outbox.oldestWaitingAt() }),
      clock: () => ({ doubt: clock.doubt, offsetMs: clock.offsetMs }),
      unprintedSlips: () => book.unprinted(),
      paper,
      isOnline: () => platform.network.value === 'online',
      devices: () => devices.statuses.value,
      deviceHostBytes: () => devices.memoryBytes(),
      update: () => updates.state(),
      ring: config.updates?.ring,
      remoteCertificateSeconds: () => remote.secondsLeft,
    },
  });
  void followStatus(status.watch(), (event) => telemetry.event(event));
  return telemetry;
}

export function createNightly(
  { isAttended, restart, updates }: CoreOptions,
  own: Own & { telemetry: Telemetry; facts: Facts; configuration: Configuration },
): Nightly {
  const { clock, devices, delivery, restarts, telemetry, facts, configuration } = own;
  return new Nightly({
    config: () => configuration.running.value.hours.nightlyRestart,
    believed: () => clock.believed,
    isBusy: () =>
      isAttended() ||
      delivery.deliverer.underWay > 0 ||
      devices.statuses.value.some(({ state }) => state === 'busy'),
    isStaged: () => updates.due(facts, Date.now()) !== null || configuration.isWaiting,
    restart() {
      // A disk that is full keeps the release waiting, and the nightly restart not.
      unlessDiskRefuses(() => updates.wishApply(facts, Date.now()));
      restarts.note('nightly');
      telemetry.event('nightly-restart');
      restart();
    },
  });
}

function createRecord({ facts, clock, status }: Own & { facts: Facts }): ServiceRecord {
  const state = () => {
    const { service } = status.value;
    return service.state === 'out-of-service' ? service.reason : service.state;
  };
  return new ServiceRecord({ facts, believed: () => clock.believed, state });
}

export function lifecycle(
  options: CoreOptions,
  parts: Own & {
    facts: Facts;
    telemetry: Telemetry;
    nightly: Nightly;
    configuration: Configuration;
    stopMirroring: () => void;
  },
) {
  const { facts, space, clock, devices, delivery, telemetry, nightly, configuration, stopMirroring } = parts;
  const record = createRecord(parts);
  const { outbox, platform, queue, deliverer, keeper, backup } = delivery;
  return {
    start() {
      for (const line of options.catalogueProblems) options.log.error({ event: 'catalogue.set-aside', line });
      lookOver(options, { facts, outbox, space, clock });
      queue.set(outbox.counts());
      space.canSave();
      devices.start();
      void platform.start();
      deliverer.wake();
      keeper.start();
      void telemetry.start();
      configuration.start();
      record.start();
      nightly.start();
      options.updates.start(
        () => devices.isUp && (telemetry.paintedAgeMs ?? Number.POSITIVE_INFINITY) < PAINTED_WITHIN_MS,
        facts,
        (event) => telemetry.event(event),
      );
    },
    async stop() {
      options.updates.stop();
      nightly.stop();
      configuration.stop();
      record.stop();
      stopMirroring();
      await telemetry.stop();
      keeper.stop();
      deliverer.stop();
      platform.stop();
      await devices.stop();
      await backup?.stop();
      outbox.noteAuditHead();
      options.db.close();
    },
  };
}
