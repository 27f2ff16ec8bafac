/** Whether the platform's port answers, directly or through the proxy. */
import http from 'node:http';
import { connect as connectTo, type Socket } from 'node:net';
import type { PathProblem } from '../../model/network-path.ts';
import { type Found, hostOf, portOf, type Step, type Way } from './step.ts';

export const connect: Step = {
  name: 'connect',
  leads: true,
  async look(way: Way) {
    const { url, transport, timeoutMs } = way;
    const facts = { host: hostOf(url), port: String(portOf(url)) };
    if (transport.proxy === undefined) {
      const reached = await open(hostOf(url), portOf(url), timeoutMs);
      if ('code' in reached) return wrong(reached.code, facts);
      way.socket = reached.socket;
      return { state: 'ok', facts };
    }
    const proxy = new URL(transport.proxy);
    return throughProxy(way, proxy, { ...facts, proxy: `${proxy.hostname}:${portOf(proxy)}` });
  },
};

type Reached = { socket: Socket } | { code: string };

function open(host: string, port: number, timeoutMs: number): Promise<Reached> {
  return new Promise((resolve) => {
    const socket = connectTo({ host, port });
    const end = (reached: Reached) => {
      socket.setTimeout(0);
      socket.removeAllListeners();
      // Whoever has it next says what becomes of it; until then nothing of it may end this process.
      socket.on('error', () => undefined);
      if ('code' in reached) socket.destroy();
      resolve(reached);
    };
    socket.setTimeout(timeoutMs, () => end({ code: 'ETIMEDOUT' }));
    socket.once('connect', () => end({ socket }));
    socket.once('error', (error: NodeJS.ErrnoException) => end({ code: error.code ?? 'error' }));
  });
}

const PROBLEMS: Readonly<Record<string, PathProblem>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  ETIMEDOUT: 'silent',
};

function wrong(code: string, facts: Record<string, string>): Found {
  return { state: 'wrong', problem: PROBLEMS[code] ?? 'unreachable', facts: { ...facts, code } };
}

/** CONNECT (RFC 9110 9.3.6) for https, as the transport does; a plain address needs only the proxy itself. */
async function throughProxy(way: Way, proxy: URL, facts: Record<string, string>): Promise<Found> {
  const { url, timeoutMs } = way;
  const reached = await open(proxy.hostname, portOf(proxy), timeoutMs);
  if ('code' in reached) {
    const problem = reached.code === 'ETIMEDOUT' ? 'proxy-silent' : 'proxy-refused';
    return { state: 'wrong', problem, facts: { ...facts, code: reached.code } };
  }
  if (url.protocol === 'http:') {
    reached.socket.destroy();
    return { state: 'ok', facts };
  }
  return new Promise((resolve) => {
    const target = `${url.hostname}:${portOf(url)}`;
    const asked = http.request({
      ...{ host: proxy.hostname, port: portOf(proxy), method: 'CONNECT', path: target },
      ...{ headers: { host: target }, timeout: timeoutMs, createConnection: () => reached.socket },
    });
    asked.once('connect', ({ statusCode = 0 }, socket) => {
      socket.on('error', () => undefined);
      if (statusCode === 200) {
        way.socket = socket as Socket;
        return resolve({ state: 'ok', facts });
      }
      socket.destroy();
      resolve({ state: 'wrong', problem: 'proxy-denies', facts: { ...facts, status: String(statusCode) } });
    });
    const deny = (problem: PathProblem) => {
      asked.destroy();
      resolve({ state: 'wrong', problem, facts });
    };
    asked.once('response', ({ statusCode = 0 }) => {
      asked.destroy();
      resolve({ state: 'wrong', problem: 'proxy-denies', facts: { ...facts, status: String(statusCode) } });
    });
    asked.once('timeout', () => deny('proxy-silent'));
    asked.once('error', () => deny('proxy-denies'));
    asked.once('upgrade', () => deny('proxy-denies'));
    // One that sends its answer byte by byte is silent, too.
    setTimeout(() => deny('proxy-silent'), timeoutMs).unref();
    asked.end();
  });
}
