/** The technician's end of the way in: the console's contract over HTTPS, with a certificate from either side. */
import https from 'node:https';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { remoteContract } from '../acts.ts';

export type RemoteClient = ContractRouterClient<typeof remoteContract>;

export type Address = {
  host: string;
  port: number;
  /** PEM. */
  cert: string;
  key: string;
  /** PEM; whose kiosks are believed. */
  ca: string;
  /** As the kiosk's certificate has it, where that is not `host`. */
  name?: string | undefined;
};

/** Longer than any answer takes, milliseconds. */
const SILENT_MS = 100_000;

export function remoteClient({ host, port, cert, key, ca, name }: Address): RemoteClient {
  const agent = new https.Agent({
    ...{ cert, key, ca, minVersion: 'TLSv1.3', timeout: SILENT_MS },
    ...(name !== undefined && { servername: name }),
  });
  const send = async (request: Request) => {
    const body = Buffer.from(await request.arrayBuffer());
    const headers = { ...Object.fromEntries(request.headers), 'content-length': String(body.length) };
    const { method, signal } = request;
    const { pathname: path } = new URL(request.url);
    return new Promise<Response>((resolve, reject) => {
      const sent = https.request({ agent, host, port, path, method, headers, signal }, (answer) => {
        const given = Object.entries(answer.headersDistinct).flatMap(([key, values]) =>
          (values ?? []).map((value): [string, string] => [key, value]),
        );
        // Bytes of another library's making: the standard's stream all the same.
        const stream = Readable.toWeb(answer) as ReadableStream<Uint8Array> as unknown as BodyInit;
        resolve(new Response(stream, { status: answer.statusCode ?? 0, headers: given }));
      });
      sent.on('error', reject);
      sent.on('timeout', () => sent.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })));
      sent.end(body);
    });
  };
  return createORPCClient(new RPCLink({ url: 'https://kiosk.invalid', fetch: send }));
}
