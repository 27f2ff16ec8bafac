/** Where Prometheus reads: GET /metrics, on the loopback unless the site says otherwise. */
import { createServer, type RequestListener } from 'node:http';

/** A port that is taken may be the last core's, which is just ending. */
const AGAIN_MS = 5_000;
/** A scraper and a curious technician; milliseconds. */
const CONNECTIONS_MAX = 8;
const REQUEST_MS = 10_000;

export type MetricsServer = { close: () => Promise<void> };

/** `onListening`: once; `onTaken`: each time that the port is not to be had. */
export function serveMetrics(
  { host, port }: { host: string; port: number },
  answer: RequestListener,
  { onListening, onTaken }: { onListening: () => void; onTaken: (code: string) => void },
): MetricsServer {
  let again: NodeJS.Timeout | undefined;
  const server = createServer((request, response) => {
    const isAsked = request.method === 'GET' && request.url?.split('?')[0] === '/metrics';
    if (isAsked) answer(request, response);
    else response.writeHead(404).end();
  });
  server.maxConnections = CONNECTIONS_MAX;
  server.requestTimeout = REQUEST_MS;
  server.headersTimeout = REQUEST_MS;
  const listen = () => server.listen({ host, port });
  server.on('listening', onListening);
  server.on('error', (error: NodeJS.ErrnoException) => {
    onTaken(error.code ?? error.name);
    again = setTimeout(listen, AGAIN_MS).unref();
  });
  listen();
  server.unref();
  return {
    close: () => {
      clearTimeout(again);
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
