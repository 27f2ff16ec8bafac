/** What the self-tests of several devices share: opening the device, and telling the technician how it stands. */
import type { Technician } from './module.ts';
import type { Status } from './status.ts';
import { Supervisor, type SupervisorOptions } from './supervisor.ts';

/** How long somebody has to lay a card down, scan a code or take a slip, in milliseconds. */
export const PERSON_MS = 30_000;
const OPEN_MS = 5_000;

export const NOT_READY = '设备没有就绪，原因见上';

export function sayStatus(technician: Technician, { port, state, fault, warnings }: Status): void {
  technician.say(`${port}：${state}${fault ? `，${fault.technician}` : ''}`);
  for (const warning of warnings) technician.say(`  提示：${warning}`);
}

/** Null when the device was not ready in time. */
export async function openForTest<Driver>(
  options: Pick<SupervisorOptions<Driver>, 'isFitted' | 'port' | 'open'>,
  technician: Technician,
): Promise<Supervisor<Driver> | null> {
  const ready = Promise.withResolvers<boolean>();
  const supervisor = new Supervisor<Driver>({
    ...options,
    onHang: () => technician.onHang(),
    onStatus: (status) => {
      sayStatus(technician, status);
      if (status.state === 'ready') ready.resolve(true);
    },
  });
  supervisor.start();
  const late = setTimeout(() => ready.resolve(false), OPEN_MS);
  const isReady = await ready.promise;
  clearTimeout(late);
  if (isReady) return supervisor;
  await supervisor.stop();
  return null;
}
