/** Whether it is the platform that answers, and its answer is signed by whom this kiosk was enrolled with. */
import type { Step, Way } from './step.ts';

export const platform: Step = {
  name: 'platform',
  leads: true,
  async look({ platform: link }: Way) {
    if (!link) return { state: 'none' };
    const answer = await link.ask((client) => client.keys());
    switch (answer.kind) {
      case 'ok':
        return answer.value.acceptance.outcome === 'refused'
          ? { state: 'wrong', problem: 'not-signed' }
          : { state: 'ok' };
      case 'busy':
        return { state: 'wrong', problem: 'platform-busy', facts: { status: String(answer.status) } };
      case 'refused':
        return {
          state: 'wrong',
          problem: 'platform-refuses',
          facts: { status: String(answer.status), code: answer.code },
        };
      case 'nonsense':
        return { state: 'wrong', problem: 'not-the-platform' };
      case 'unreachable':
        return { state: 'wrong', problem: 'silent', facts: { code: answer.cause } };
    }
  },
};
