import { expect, it } from 'vitest';
import type { DeviceStatus } from '../../../../../devices/index.ts';
import { printOnBestPaper } from '../../../../../main/core/devices/best-paper.ts';
import { SessionEndedError } from '../../../../../main/core/session/session.ts';
import { Changing } from '../../../../../main/core/streams/changing.ts';

const READY = { device: 'a4-printer', state: 'ready' } as DeviceStatus;
const FAULT = { code: 'paused', technician: '' } as const;

/** Two printers, of which the A4 one begins nothing; `ends`: the session does so while it is asked. */
function printing(ends: boolean) {
  const printed: string[] = [];
  let isOver = false;
  const devices = {
    statuses: new Changing([READY]),
    print: async () => {
      printed.push('receipt');
      return { outcome: 'printed' } as const;
    },
    printDocument: async () => {
      isOver = ends;
      return { outcome: 'not-started', fault: FAULT } as const;
    },
  };
  const mustGoOn = () => {
    if (isOver) throw new SessionEndedError('the session is over');
  };
  const pdf = async () => new Uint8Array(1);
  const answer = printOnBestPaper(devices, { mustGoOn, pdf, purpose: 'notice', slip: { blocks: [] } });
  return { printed, answer };
}

it('goes to the receipt printer where the A4 one begins nothing', async () => {
  const { printed, answer } = printing(false);
  expect(await answer).toMatchObject({ outcome: 'printed' });
  expect(printed).toEqual(['receipt']);
});

it('prints nothing more where the session’s end called the A4 printer off', async () => {
  const { printed, answer } = printing(true);
  await expect(answer).rejects.toThrow(SessionEndedError);
  expect(printed).toEqual([]);
});
