/** What a scanned text is: our own slip, a credential to be passed on unread, a parcel, or nothing we know. Pure. */

export type ScanPayload =
  /** A slip of this fleet's kiosks: its QR code's text whole; or an earlier release's, or its barcode, which prove nothing. */
  | { kind: 'slip'; code: string }
  /** A short-lived code from a phone: passed to the platform whole and unchanged, never stored (docs/standards.md, section 10). */
  | { kind: 'e-id'; raw: string }
  /** An electronic or printed business licence's code, passed on whole. `uscc` where the text shows one (GB 32100-2015). */
  | { kind: 'business-licence'; raw: string; uscc: string | null }
  /** A postal tracking number: UPU S10 (two letters, nine digits with a check digit, country) or EMS's 13 digits. */
  | { kind: 'tracking-number'; number: string }
  /** A draft that waits at the platform (续办码): which, and the secret that opens it, both in base 64 for URLs. */
  | { kind: 'hand-over'; id: string; secret: string }
  /** A technician's badge (维护工牌): opens the maintenance screen, so it is passed on to nobody else. */
  | { kind: 'technician-badge'; code: string }
  | { kind: 'unknown' };

const SLIP = /^(?:LYZD2:[0-9A-Z.-]{1,390}|(?:LYZD:)?[A-Z]{2}\d{3}-\d{8}-\d{4,}-[0-9A-Z*])$/;
/** 160 bits in base 32 (RFC 4648, section 6). */
const BADGE = /^LYWH1:[A-Z2-7]{32}$/;
const HAND_OVER = /^https?:\/\/\S{1,150}\/hand-over\/([\w-]{22})#([\w-]{43})$/;
const S10 = /^([A-Z]{2})(\d{8})(\d)([A-Z]{2})$/;
const EMS = /^1[0-9]\d{11}$/;
const USCC = /(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])/;
const LICENCE_HOSTS = /(^|\.)(gsxt\.gov\.cn|samr\.gov\.cn|zzxx\.gov\.cn)$/;
const E_ID_HOSTS = /(^|\.)(gjzwfw\.gov\.cn|zwfw\.hunan\.gov\.cn|ctid\.cn)$/;
const E_ID = /^(CTID|EID|LZ):\S{8,}$/i;
const LICENCE = /^(DZYYZZ|EBL):\S{8,}$/i;

export function recogniseScan(text: string): ScanPayload {
  const raw = text.trim();
  if (SLIP.test(raw)) return { kind: 'slip', code: raw };
  if (BADGE.test(raw)) return { kind: 'technician-badge', code: raw };
  const [, id, secret] = HAND_OVER.exec(raw) ?? [];
  if (id !== undefined && secret !== undefined) return { kind: 'hand-over', id, secret };
  const host = hostOf(raw);
  if (LICENCE.test(raw) || (host && LICENCE_HOSTS.test(host))) {
    return { kind: 'business-licence', raw, uscc: USCC.exec(raw)?.[0] ?? null };
  }
  if (E_ID.test(raw) || (host && E_ID_HOSTS.test(host))) return { kind: 'e-id', raw };
  if (isTrackingNumber(raw)) return { kind: 'tracking-number', number: raw };
  return { kind: 'unknown' };
}

function hostOf(raw: string): string | null {
  return URL.canParse(raw) ? new URL(raw).hostname : null;
}

/** UPU S10: weights 8 6 4 2 3 5 9 7, 11 minus the remainder; 10 → 0, 11 → 5. */
function isTrackingNumber(raw: string): boolean {
  if (EMS.test(raw)) return true;
  const parts = S10.exec(raw);
  if (!parts?.[2]) return false;
  const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce(
    (total, weight, at) => total + weight * Number(parts[2]?.[at]),
    0,
  );
  const check = 11 - (sum % 11);
  return Number(parts[3]) === (check === 10 ? 0 : check === 11 ? 5 : check);
}
