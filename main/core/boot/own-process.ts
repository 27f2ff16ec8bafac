/** This process: prepared before anything else of the core runs, what it was given, and its log. */
import path from 'node:path';
import pino from 'pino';
import { DocumentCameraConfig } from '../../../devices/document-camera/config.ts';
import { separateBuffers } from '../../process/clean-memory.ts';
import { reportFatalFaults } from '../../process/fatal-faults.ts';
import { foldedLog } from '../../process/log-folding.ts';
import { keptFiles } from '../configuration/reading.ts';
import type { KioskInfo } from '../kiosk/contract.ts';
import { OwnLines } from '../log-book/log-book.ts';
import { placesOf, Updates } from '../update/updates.ts';

separateBuffers();
reportFatalFaults('core');
// Whatever this process writes is for its own user alone.
process.umask(0o077);

export const env = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
export const dataFolder = env('KIOSK_DATA');
export const configFiles = env('KIOSK_CONFIG').split(path.delimiter);
/** What a spare machine needs of the configuration beside its files. */
const { technician, remote } = keptFiles(dataFolder);
export const backedUp = [technician, remote];
export const places = placesOf(process.env);
export const updates = new Updates(places, env('KIOSK_VERSION'));
const journal = pino.destination({ fd: 1, sync: true });
export const ownLines = new OwnLines();
const folded = foldedLog((line) => {
  ownLines.take(line);
  journal.write(line);
});
process.on('exit', folded.flush);
export const log = pino({ base: { process: 'core' }, level: process.env.KIOSK_LOG ?? 'info' }, folded);

/** What a kiosk says of itself that nobody has set up. */
export const NAMELESS: KioskInfo = {
  kioskId: '',
  siteName: '浏阳市政务服务自助终端',
  dataHandler: { name: '', phone: '' },
  keepDays: 0,
  hall: { name: '', address: '', phone: '', hours: '', reportWindow: '' },
  version: env('KIOSK_VERSION'),
  development: process.env.KIOSK_DEVELOPMENT === '1',
  samplePeople: false,
  pixelsPerMm: 4,
  camera: DocumentCameraConfig.parse({}),
  elsewhere: [],
  idleSeconds: 60,
  idleWarningSeconds: 20,
  awaySeconds: 10,
};
