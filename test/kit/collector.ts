/**
 * A collector's receiving end, OTLP/HTTP with binary bodies: reads them by the official definitions (otlp/), and answers 400 to what they
 * do not know. Keeps what it took.
 */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import protobuf from 'protobufjs';

const FOLDER = path.join(import.meta.dirname, 'otlp');
const SERVICES = {
  '/v1/metrics': 'collector/metrics/v1/metrics_service.proto metrics.v1.MetricsService',
  '/v1/logs': 'collector/logs/v1/logs_service.proto logs.v1.LogsService',
} as const;

export type Attribute = { key: string; value: { stringValue?: string } };
export type Point = {
  attributes: Attribute[];
  asDouble?: number;
  asInt?: string;
  count?: string;
  sum?: number;
  bucketCounts?: string[];
  explicitBounds?: number[];
};
export type Metric = {
  name: string;
  unit: string;
  gauge?: { dataPoints: Point[] };
  sum?: { dataPoints: Point[]; aggregationTemporality: string; isMonotonic: boolean };
  histogram?: { dataPoints: Point[]; aggregationTemporality: string };
};
export type LogRecord = { eventName: string; timeUnixNano: string; attributes: Attribute[]; body?: object };

export type Collector = Awaited<ReturnType<typeof startCollector>>;

/** `answer`: the status it gives instead of taking anything; null: it takes. */
export async function startCollector({ port = 0 } = {}) {
  const taken = { metrics: [] as Metric[][], resources: [] as Attribute[][], events: [] as LogRecord[] };
  const headers: IncomingHttpHeaders[] = [];
  const refused: string[] = [];
  const state = { answer: null as number | null };
  const types = await requestTypes();
  const take = (url: string, body: Buffer) => {
    const type = types.get(url);
    if (!type) throw new Error(`nothing is taken at ${url}`);
    refuseUnknown(type, body);
    const told = type.toObject(type.decode(body), { longs: String, enums: String, arrays: true });
    for (const { resource, scopeMetrics = [], scopeLogs = [] } of told.resourceMetrics ?? told.resourceLogs) {
      taken.resources.push(resource.attributes);
      for (const { metrics } of scopeMetrics) taken.metrics.push(metrics);
      for (const { logRecords } of scopeLogs) taken.events.push(...logRecords);
    }
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    headers.push(request.headers);
    try {
      if (state.answer !== null) return void response.writeHead(state.answer).end();
      if (request.method !== 'POST' || request.headers['content-type'] !== 'application/x-protobuf')
        throw new Error('POST application/x-protobuf is asked for');
      const body = Buffer.concat(chunks);
      take(request.url ?? '', request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body);
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
    } catch (error) {
      refused.push((error as Error).message);
      response.writeHead(400).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    ...{ taken, headers, refused, state },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** By the path at which each is taken. */
export async function requestTypes(): Promise<Map<string, protobuf.Type>> {
  const types = new Map<string, protobuf.Type>();
  for (const [url, where] of Object.entries(SERVICES)) {
    const [file = '', service = ''] = where.split(' ');
    const root = new protobuf.Root();
    root.resolvePath = (_, target) => path.join(FOLDER, target);
    await root.load(`opentelemetry/proto/${file}`);
    const found = root.lookupService(`opentelemetry.proto.collector.${service}`);
    const { Export: method } = found.methods;
    if (!method) throw new Error(`${service} has no Export`);
    types.set(url, found.lookupType(method.requestType));
  }
  return types;
}

/** Wire types (protobuf, "Encoding"): 0 varint, 1 eight bytes, 2 with a length, 5 four bytes. */
const WITH_LENGTH = 2;
const WIRE_TYPES: Readonly<Record<string, number>> = protobuf.types.basic;

/** Reading passes over what it does not know; this throws. Every field of every message inside is held against the definitions. */
export function refuseUnknown(type: protobuf.Type, body: Uint8Array): void {
  const reader = protobuf.Reader.create(body);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const [id, wire] = [tag >>> 3, tag & 7];
    const field = type.fieldsById[id]?.resolve();
    if (!field) throw new Error(`${type.name} has no field ${id}`);
    const inner = field.resolvedType;
    const isPacked = field.repeated && wire === WITH_LENGTH;
    const expected = inner instanceof protobuf.Type ? WITH_LENGTH : WIRE_TYPES[inner ? 'int32' : field.type];
    if (wire !== expected && !isPacked) throw new Error(`${type.name}.${field.name} has wire type ${wire}`);
    if (inner instanceof protobuf.Type) refuseUnknown(inner, reader.bytes());
    else reader.skipType(wire);
  }
}
