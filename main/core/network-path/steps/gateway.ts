/** Whether a network interface has a way out of this machine (proc(5), net/route and net/ipv6_route). Linux alone says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hostOf, isLoopback, type Step, type Way } from './step.ts';

const RTF_UP = 0x1;
const RTF_GATEWAY = 0x2;
const ZERO_IPV6 = '0'.repeat(32);

export const gateway: Step = {
  name: 'gateway',
  // A platform in the kiosk's own network is reached without one.
  leads: false,
  async look({ url, transport, root }: Way) {
    const next = transport.proxy === undefined ? url : new URL(transport.proxy);
    if (isLoopback(hostOf(next))) return { state: 'none' };
    const routes = readOrNull(path.join(root, 'proc/net/route'));
    const routes6 = readOrNull(path.join(root, 'proc/net/ipv6_route'));
    if (routes === null && routes6 === null) return { state: 'none' };
    const found = gatewayIn(routes ?? '') ?? gateway6In(routes6 ?? '');
    return found
      ? { state: 'ok', facts: { interface: found.device, gateway: found.gateway } }
      : { state: 'wrong', problem: 'no-route' };
  },
};

/** The default route of a `/proc/net/route`: destination and mask 0; addresses are little-endian hex. */
export function gatewayIn(text: string): { device: string; gateway: string } | null {
  for (const line of text.split('\n').slice(1)) {
    const [device = '', destination, address = '', flags = '0', , , , mask] = line.trim().split(/\s+/);
    const bits = Number.parseInt(flags, 16);
    const leadsOut = destination === '00000000' && mask === '00000000';
    if (!leadsOut || !(bits & RTF_UP) || !(bits & RTF_GATEWAY)) continue;
    const bytes = [...Buffer.from(address, 'hex')].reverse();
    return { device, gateway: bytes.join('.') };
  }
  return null;
}

function gateway6In(text: string): { device: string; gateway: string } | null {
  for (const line of text.split('\n')) {
    const [destination, length, , , via = '', , , , flags = '0', device = ''] = line.trim().split(/\s+/);
    const bits = Number.parseInt(flags, 16);
    if (destination !== ZERO_IPV6 || length !== '00' || !(bits & RTF_UP) || !(bits & RTF_GATEWAY)) continue;
    return { device, gateway: (via.match(/.{4}/g) ?? []).join(':') };
  }
  return null;
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
