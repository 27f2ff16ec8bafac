/** A step of the way to the platform: what it needs, and what it may find. */
import type { Socket } from 'node:net';
import type { PathProblem, PathStep } from '../../model/network-path.ts';
import type { PlatformLink } from '../../platform/link.ts';
import type { TransportOptions } from '../../platform/transport.ts';

/** What the steps share. A step leaves behind what the next one needs. */
export type Way = {
  url: URL;
  transport: TransportOptions;
  /** Longest wait for one step, milliseconds. */
  timeoutMs: number;
  /** Null: this kiosk is not enrolled, or serves nobody. */
  platform: Pick<PlatformLink, 'ask'> | null;
  clock: () => { offsetMs: number | null; doubt: 'behind' | 'ahead' | null };
  /** Of proc, for tests. */
  root: string;
  /** Connected by `connect`, to the platform itself or through the proxy. */
  socket: Socket | null;
};

export type Found =
  | { state: 'ok' | 'none'; facts?: Record<string, string> }
  | { state: 'wrong'; problem: PathProblem; facts?: Record<string, string> };

export type Step = {
  name: PathStep;
  /** What comes after a wrong one of these can't be tried. */
  leads: boolean;
  look(way: Way): Promise<Found>;
};

/** Only this machine itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\./.test(host);
}

export const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === 'https:' ? 443 : 80);

/** Without the brackets that a URL has around an IPv6 address. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');
