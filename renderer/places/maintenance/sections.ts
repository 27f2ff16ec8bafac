/** The list of the maintenance screen's parts, in the order in which a technician looks. */
import type { Section } from './common/section.tsx';
import { configuration } from './configuration/section.tsx';
import { devices } from './devices/section.tsx';
import { duty } from './duty/section.tsx';
import { enrolment } from './enrolment/section.tsx';
import { logs } from './logs/section.tsx';
import { machine } from './machine/section.tsx';
import { network } from './network/section.tsx';
import { paper } from './paper/section.tsx';
import { queue } from './queue/section.tsx';
import { selfTest } from './self-test/section.tsx';
import { technicians } from './technicians/section.tsx';
import { update } from './update/section.tsx';

export const SECTIONS: readonly Section[] = [
  enrolment,
  devices,
  selfTest,
  network,
  queue,
  paper,
  duty,
  technicians,
  logs,
  update,
  configuration,
  machine,
];
