/** Heads of the audit trail that were noted outside the kiosk: one given, a file of them, or the platform's list. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { anchorOf } from '../audit/audit-chain.ts';

const ANCHOR = /^\d{1,15}:[0-9a-f]{64}$/;
const List = z.array(z.object({ seq: z.number().int(), hash: z.string().regex(/^[0-9a-f]{64}$/) }));

/** `source`: `seq:hash`, or a file or URL with one of them a line or with the platform's JSON. Throws what can't be read as either. */
export async function readAnchors(source: string): Promise<string[]> {
  if (ANCHOR.test(source)) return [source];
  const text = /^https?:/.test(source) ? await download(source) : readFileSync(source, 'utf8');
  if (text.trimStart().startsWith('[')) return List.parse(JSON.parse(text)).map(anchorOf);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const wrong = lines.find((line) => !ANCHOR.test(line.trim()));
  if (wrong !== undefined || lines.length === 0) throw new Error(`${source} 里没有审计锚点（序号:摘要）`);
  return lines.map((line) => line.trim());
}

async function download(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(15_000) });
  if (!answer.ok) throw new Error(`${url}: HTTP ${answer.status}`);
  return answer.text();
}
