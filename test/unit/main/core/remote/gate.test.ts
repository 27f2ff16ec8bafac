import { expect, it } from 'vitest';
import { AT_THE_MACHINE, decisionOn, KNOWN_ACTS } from '../../../../../main/core/remote/acts.ts';
import { type GateDeps, gate } from '../../../../../main/core/remote/gate.ts';
import { Connection } from '../../../../../main/core/session/connection.ts';

const who = { technician: '10023', certificate: 'ab'.repeat(32), way: 'afar' } as const;
const context = { connection: new Connection(), who };

/** What an act comes to, and what was entered. */
function ask(act: string, { isAttended = false, isKept = true } = {}) {
  const noted: string[] = [];
  const note: GateDeps['note'] = (_, asked, outcome) => {
    noted.push(`${asked} ${outcome}`);
    return isKept;
  };
  try {
    const next = () => 'done';
    const outcome = gate({ isAttended: () => isAttended, note })({ path: act.split('.'), context, next });
    return { outcome, noted };
  } catch (error) {
    return { outcome: (error as { code: string }).code, noted };
  }
}

it('each act of the console is let in, waits for a free screen, or is left to hands; all of them are entered first', () => {
  for (const act of KNOWN_ACTS) {
    const decision = decisionOn(act.split('.'));
    const isForHands = AT_THE_MACHINE.some((why) => why === decision);
    expect(ask(act)).toEqual({
      outcome: isForHands ? 'AT_THE_MACHINE' : 'done',
      noted: [`${act} ${isForHands ? decision : 'let-in'}`],
    });
  }
});

it('cuts nobody off who is at the screen', () => {
  expect(ask('maintenance.restartCore', { isAttended: true })).toEqual({
    ...{ outcome: 'IN_USE', noted: ['maintenance.restartCore in-use'] },
  });
  expect(ask('duty.setCard', { isAttended: true }).outcome).toBe('done');
});

it('does nothing that can’t be entered, and nothing that it does not know', () => {
  expect(ask('duty.setCard', { isKept: false }).outcome).toBe('NOT_RECORDED');
  for (const act of ['session.begin', 'kiosk.events', 'duty', 'constructor', 'maintenance.constructor']) {
    expect(ask(act).outcome, act).toBe('AT_THE_MACHINE');
  }
});
