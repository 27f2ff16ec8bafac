/** Resumable uploads by tus 1.0.0; an upload's id is its SHA-256, and it counts as arrived only once that was verified. */
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { FastifyInstance } from 'fastify';
import type { Db } from './db.ts';

const SHA256 = /^[0-9a-f]{64}$/;
/** A sealed photograph is a little over 2 MiB at most. */
const BLOB_BYTES_MAX = 4 * 1024 * 1024;

// The folder is made below. The library's own look at it may come when a short-lived sandbox's folder is gone, and throws into nowhere.
Object.defineProperty(FileStore.prototype, 'checkOrCreateDirectory', { value: () => undefined });

/** tus-node-server sends what is thrown to it in this form. */
const refusal = (status_code: number, code: string) => ({ status_code, body: JSON.stringify({ code }) });

export function mountBlobs(app: FastifyInstance, db: Db, folder: string): void {
  const directory = path.join(folder, 'blobs');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const store = new FileStore({ directory });

  const tus = new Server({
    path: '/v1/blobs',
    relativeLocation: true,
    datastore: store,
    maxSize: BLOB_BYTES_MAX,
    namingFunction: (_request, metadata) => {
      const sha256 = metadata?.sha256 ?? '';
      if (!SHA256.test(sha256)) throw refusal(422, 'hash-missing');
      return sha256;
    },
    onUploadCreate: async (_request, upload) => {
      if (await arrivedBytes(upload.id)) throw refusal(409, 'upload-under-way');
      return {};
    },
    onUploadFinish: async (_request, upload) => {
      if (!(await verify(upload.id, upload.size ?? 0))) throw refusal(460, 'hash-mismatch');
      return {};
    },
  });

  /** Null when there is no such upload; one cut off while it was being created counts as none. */
  async function arrivedBytes(sha256: string) {
    return store.getUpload(sha256).catch(() => null);
  }

  async function verify(sha256: string, size: number): Promise<boolean> {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path.join(directory, sha256)), hash);
    if (hash.digest('hex') === sha256) {
      await db.run('INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING', sha256, size);
      return true;
    }
    await store.remove(sha256);
    return false;
  }

  /** The last byte may have come just before the sandbox was killed: then the hash is verified now. */
  async function isThere(sha256: string): Promise<boolean> {
    if (!SHA256.test(sha256)) return false;
    if (await hasBlob(db, sha256)) return true;
    const upload = await arrivedBytes(sha256);
    return upload?.size !== undefined && upload.offset === upload.size && verify(sha256, upload.size);
  }

  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  for (const url of ['/v1/blobs', '/v1/blobs/*']) {
    app.route({
      method: ['POST', 'HEAD', 'PATCH', 'OPTIONS'],
      url,
      handler: async (request, reply) => {
        reply.hijack();
        await tus.handle(request.raw, reply.raw);
      },
    });
  }
  app.head<{ Params: { sha256: string } }>('/v1/blobs-by-hash/:sha256', async (request, reply) => {
    const { sha256 } = request.params;
    if (!(await isThere(sha256))) return reply.code(404).send();
    return reply.code(200).header('ETag', `"${sha256}"`).send();
  });
}

/** Its bytes too; what tus knows of it lies beside them. */
export async function dropBlob(db: Db, folder: string, sha256: string): Promise<void> {
  await db.run('DELETE FROM blob WHERE sha256 = ?', sha256);
  for (const name of [sha256, `${sha256}.json`]) await rm(path.join(folder, 'blobs', name), { force: true });
}

/** With `size`, only when it is of that size. */
export async function hasBlob(db: Db, sha256: string, size?: number): Promise<boolean> {
  const row = await db.one<{ size: number }>('SELECT size FROM blob WHERE sha256 = ?', sha256);
  return row !== undefined && (size === undefined || row.size === size);
}
