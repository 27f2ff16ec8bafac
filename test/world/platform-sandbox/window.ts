/** The page for a hall's window: whether a slip is true. The window's own computer does the same offline by `npm run verify-slip`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { asPrinted, isSlipSigned, kioskOf, readSlip } from '../../../main/core/slip-proof/slip-proof.ts';
import type { Kiosks } from './kiosks.ts';

export function mountWindow(app: FastifyInstance, kiosks: Pick<Kiosks, 'keys'>): void {
  const page = readFileSync(path.join(import.meta.dirname, 'window.html'), 'utf8');
  app.get('/window/', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  app.get('/window', (_request, reply) => reply.redirect('/window/'));
  app.get('/window/kiosk-keys.json', async () => ({ kiosks: await kiosks.keys() }));
  app.post<{ Body: { text?: string } }>('/window/verify', async (request) => {
    const text = asPrinted(String(request.body?.text ?? ''));
    const slip = readSlip(text);
    const keys = slip ? (await kiosks.keys()).filter(({ kioskId }) => kioskId === kioskOf(slip)) : [];
    return { isTrue: isSlipSigned(keys, text), slip };
  });
}
