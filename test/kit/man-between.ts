/** Somebody on the way between a kiosk and its platform: carries everything, and changes answers as told. */
import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As it comes by. `headers`: as Node has them; the body's length is set anew. */
export type Passing = {
  method: string;
  url: string;
  status: number;
  headers: Record<string, unknown>;
  body: Buffer;
};
export type Change = (answer: Passing) => Partial<Passing>;

export type ManBetween = {
  url: string;
  /** What happens to the answers from now on; null: nothing. */
  change: Change | null;
  close(): void;
};

export async function manBetween(platformUrl: string): Promise<ManBetween> {
  const to = new URL(platformUrl);
  const server = createServer((asked, reply) => {
    const { method = 'GET', url = '/', headers } = asked;
    const onwards = send({ host: to.hostname, port: to.port, method, path: url, headers }, async (came) => {
      const chunks: Buffer[] = [];
      for await (const chunk of came) chunks.push(chunk);
      const passing = {
        ...{ method, url, status: came.statusCode ?? 0, headers: came.headers },
        body: Buffer.concat(chunks),
      };
      const { status, headers: told, body } = { ...passing, ...man.change?.(passing) };
      const { 'content-length': _, 'transfer-encoding': __, ...rest } = told;
      const length = method === 'HEAD' || status === 204 ? {} : { 'content-length': body.length };
      reply.writeHead(status, { ...rest, ...length } as Record<string, string>);
      reply.end(body);
    });
    onwards.on('error', () => reply.destroy());
    asked.pipe(onwards);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const man: ManBetween = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    change: null,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return man;
}

/** Changes one member of a JSON body, wherever it stands. */
export function withMember(body: Buffer, name: string, value: unknown): Buffer {
  let isFound = false;
  const text = JSON.stringify(JSON.parse(body.toString()), (key, before) => {
    if (key !== name) return before;
    isFound = true;
    return value;
  });
  if (!isFound) throw new Error(`no ${name} in ${body.toString().slice(0, 200)}`);
  return Buffer.from(text);
}
