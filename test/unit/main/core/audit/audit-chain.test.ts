import { describe, expect, it } from 'vitest';
import {
  type AuditEntry,
  auditFaults,
  auditHash,
  GENESIS,
  sm3,
} from '../../../../../main/core/audit/audit-chain.ts';

function chain(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const entry = {
      seq,
      at: `2026-11-24T10:00:0${seq}+08:00`,
      receiptNo: `R${seq}`,
      step: 'retry',
      detail: '{}',
    } as const;
    entries.push({ ...entry, hash: auditHash(entries.at(-1)?.hash ?? GENESIS, entry) });
  }
  return entries;
}

const head = ({ seq, hash }: AuditEntry) => ({ seq, hash });
const last = (entries: AuditEntry[]) => {
  const end = entries.at(-1);
  if (!end) throw new Error('empty');
  return head(end);
};

describe('the audit chain', () => {
  it('hashes with SM3 (GB/T 32905 example 1)', () => {
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  });

  it('is whole when nobody touched it, and when it is empty', () => {
    expect(auditFaults(chain(5), last(chain(5)))).toEqual([]);
    expect(auditFaults([], { seq: 0, hash: GENESIS })).toEqual([]);
  });

  it.each(['at', 'receiptNo', 'step', 'detail', 'hash'] as const)(
    'shows a changed %s in any entry',
    (field) => {
      for (let at = 0; at < 5; at++) {
        const entries = chain(5).map((entry, n) => (n === at ? { ...entry, [field]: 'edited' } : entry));
        expect(auditFaults(entries, last(chain(5))).length).toBeGreaterThan(0);
      }
    },
  );

  it('shows a removed entry, wherever it stood', () => {
    for (let at = 0; at < 5; at++) {
      const entries = chain(5).filter((_, n) => n !== at);
      expect(auditFaults(entries, last(chain(5)))).toContainEqual({ seq: at + 1, what: 'missing' });
    }
  });

  it('shows an entry with its own hash made to fit, by the next one', () => {
    const entries = chain(5);
    const forged = { ...(entries[2] as AuditEntry), detail: '{"x":1}' };
    forged.hash = auditHash(entries[1]?.hash ?? '', forged);
    entries[2] = forged;
    expect(auditFaults(entries, last(chain(5)))).toEqual([{ seq: 4, what: 'changed' }]);
  });

  it('shows a trail rewritten from an entry on, by its head', () => {
    const entries = chain(5);
    const forged = { ...(entries[4] as AuditEntry), detail: '{"x":1}' };
    forged.hash = auditHash(entries[3]?.hash ?? '', forged);
    expect(auditFaults([...entries.slice(0, 4), forged], last(chain(5)))).toEqual([
      { seq: 5, what: 'not-the-head' },
    ]);
  });
});
