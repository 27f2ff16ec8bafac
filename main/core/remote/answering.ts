/** One request of a technician's over HTTP, answered by the console's own procedures. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import { refuseIllFormed } from '../../process/well-formed.ts';
import type { Who } from '../audit/who-acts.ts';
import { Connection } from '../session/connection.ts';
import { open } from '../session/unlocked.ts';
import { decisionOn } from './acts.ts';
import { type GateDeps, gate, type RemoteContext } from './gate.ts';

/** A configuration's forty changes are some 20 KiB. */
const BODY_BYTES_MAX = 64 * 1024;
/** The way to the platform takes the longest: each of its steps waits for seconds. Milliseconds. */
const ANSWER_MS = 90_000;

/** Refusals before any procedure, by HTTP status. */
export type Refusal = { status: number; code: string };

export type Answering = (who: Who, request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** `router`: all of the core's; what acts.ts does not name of it is left out. */
export function answering(router: Readonly<Record<string, unknown>>, deps: GateDeps): Answering {
  const handler = new RPCHandler<RemoteContext>(decided(router), {
    clientInterceptors: [gate(deps), refuseIllFormed],
  });
  return async (who, request, response) => {
    const refusal = misfit(request);
    if (refusal) return refuse(response, refusal);
    const body = await bodyOf(request);
    if (body === null) return refuse(response, { status: 413, code: 'TOO_LONG' });
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const late = setTimeout(() => gone.abort(), ANSWER_MS);
    const connection = new Connection();
    open(connection, who);
    try {
      const context = { connection, who };
      const asked = new Request(`https://kiosk.invalid${request.url}`, {
        ...{ method: 'POST', body, signal: gone.signal },
        headers: { 'content-type': 'application/json' },
      });
      const { response: answer } = await handler.handle(asked, { context });
      if (answer) await send(answer, response);
      else refuse(response, { status: 404, code: 'NOT_HERE' });
    } finally {
      clearTimeout(late);
      connection.closed();
    }
  };
}

export function refuse(response: ServerResponse, { status, code }: Refusal): void {
  // The body that was not read goes with the connection.
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify({ json: { defined: false, code, status, message: code } }));
}

/** A page in a technician's browser can send no JSON elsewhere without asking first, and nothing here answers that. */
function misfit({ method, url = '', headers }: IncomingMessage): Refusal | null {
  if (method !== 'POST') return { status: 405, code: 'POST_ALONE' };
  if (!/^\/[A-Za-z]+\/[A-Za-z]+$/.test(url)) return { status: 404, code: 'NOT_HERE' };
  const isJson = headers['content-type']?.split(';')[0] === 'application/json';
  return isJson ? null : { status: 415, code: 'JSON_ALONE' };
}

/** Those procedures alone that acts.ts decides on. */
function decided(router: Readonly<Record<string, unknown>>): Record<string, AnyRouter> {
  const rooms = Object.entries(router).map(([room, routes]) => {
    const own = Object.entries(routes as Record<string, AnyRouter>);
    return [room, Object.fromEntries(own.filter(([act]) => decisionOn([room, act]) !== null))] as const;
  });
  return Object.fromEntries(rooms.filter(([, routes]) => Object.keys(routes).length > 0));
}

/** Null: longer than anything that can be asked. */
async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_BYTES_MAX) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (!answer.body) return void response.end();
  await pipeline(answer.body as ReadableStream<Uint8Array>, response);
}
