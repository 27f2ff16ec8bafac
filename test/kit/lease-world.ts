/** The sandbox's slots and leases for one item, on a database of their own, without HTTP. */
import path from 'node:path';
import { loadCatalogue } from '../../main/core/catalogue/load.ts';
import type { Lease } from '../../main/core/model/hall/lease.ts';
import { generateSigningKey } from '../../main/core/signing/signing.ts';
import type { Asked } from '../world/platform-sandbox/counters.ts';
import { openDatabase } from '../world/platform-sandbox/database.ts';
import { SandboxHall } from '../world/platform-sandbox/hall.ts';
import { LEASE_POLICY, Leases } from '../world/platform-sandbox/leases.ts';
import { Slots } from '../world/platform-sandbox/slots.ts';
import { ITEM } from './filed.ts';

/** Promised to somebody, and not told to the platform yet. */
export type Promised = { submission: string; lease: Lease };
export type LeaseWorld = Awaited<ReturnType<typeof openLeaseWorld>>;

const CATALOGUE = path.join(import.meta.dirname, '../../kiosk-config/catalogue');

/** `capacity`: places in one slot. `begin`: milliseconds since the epoch. */
export async function openLeaseWorld(
  folder: string,
  { capacity, begin }: { capacity: number; begin: number },
) {
  const loaded = loadCatalogue(CATALOGUE);
  if (!loaded.ok) throw new Error('the shipped catalogue is broken');
  const { catalogue } = loaded;
  const clock = { now: begin };
  const now = () => clock.now;
  const db = await openDatabase(folder);
  const hall = new SandboxHall({
    folder,
    known: catalogue.known(),
    root: generateSigningKey(),
    now,
    everyYear: true,
  });
  const slots = new Slots({ db, hall, capacity, now });
  const leases = new Leases({ db, slots, catalogue, policy: LEASE_POLICY });
  const items = [...catalogue.known().bookable.keys()].flatMap((itemCode): Asked[] => {
    const item = catalogue.item(itemCode);
    return item ? [{ itemCode, zoneId: item.zoneId, department: item.departmentCode, place: undefined }] : [];
  });
  const asked = items.find(({ itemCode }) => itemCode === ITEM);
  const counter = asked && slots.counters.of(asked);
  if (!asked || !counter) throw new Error(`${ITEM} can't be booked`);
  /** Nothing is taken any more, and it is the first day again. */
  const forget = async () => {
    clock.now = begin;
    for (const table of ['lease', 'lease_book', 'held_by', 'seat']) await db.run(`DELETE FROM ${table}`);
  };
  return { db, hall, slots, leases, clock, capacity, items, asked, counter, forget };
}
