/** Whether the name of the next machine on the way, the platform's or the proxy's, has an address. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { hostOf, type Step, type Way } from './step.ts';

export const name: Step = {
  name: 'name',
  leads: true,
  async look({ url, transport, timeoutMs }: Way) {
    const host = hostOf(transport.proxy === undefined ? url : new URL(transport.proxy));
    if (isIP(host)) return { state: 'none', facts: { address: host } };
    try {
      const late = wait(timeoutMs, null, { ref: false });
      const found = await Promise.race([lookup(host, { all: true }), late]);
      if (!found) return { state: 'wrong', problem: 'name-server-silent', facts: { host } };
      return { state: 'ok', facts: { host, address: found.map(({ address }) => address).join(' ') } };
    } catch (error) {
      const isSilent = (error as NodeJS.ErrnoException).code === 'EAI_AGAIN';
      return { state: 'wrong', problem: isSilent ? 'name-server-silent' : 'name-unknown', facts: { host } };
    }
  },
};
