/** A web server of static files as an operator has one: ETag, Range, nothing else. It counts what it was asked. */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

export type StaticServer = {
  url: string;
  /** Path and status of each answer. */
  answers: { path: string; status: number }[];
  /** Sends so many bytes of an object and breaks off; null: sends all. */
  breakAfter: number | null;
  close: () => Promise<void>;
};

export async function staticServer(folder: string): Promise<StaticServer> {
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.join(folder, path.posix.normalize(asked));
    const end = (status: number, headers: Record<string, string> = {}) => {
      served.answers.push({ path: asked, status });
      response.writeHead(status, headers);
    };
    const size = statSync(file, { throwIfNoEntry: false })?.isFile() ? statSync(file).size : null;
    if (size === null) {
      end(404);
      response.end();
      return;
    }
    const etag = `"${asked.endsWith('.json') ? createHash('sha256').update(readFileSync(file)).digest('hex') : path.basename(asked)}"`;
    if (request.headers['if-none-match'] === etag) {
      end(304, { etag });
      response.end();
      return;
    }
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const length = String(size - start);
    if (start > 0)
      end(206, { etag, 'content-length': length, 'content-range': `bytes ${start}-${size - 1}/${size}` });
    else end(200, { etag, 'content-length': length });
    const { breakAfter } = served;
    if (breakAfter === null || !asked.startsWith('/objects/') || breakAfter >= size - start) {
      createReadStream(file, { start }).pipe(response);
      return;
    }
    response.write(readFileSync(file).subarray(start, start + breakAfter), () => response.destroy());
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const served: StaticServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: [],
    breakAfter: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return served;
}
