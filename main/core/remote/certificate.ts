/** Who a technician's certificate stands for. That the site's authority signed it and that it is in its days, TLS has seen to before. Pure. */
import type { X509Certificate } from 'node:crypto';
import type { Who } from '../audit/who-acts.ts';
import { StaffNumber } from '../model/technician.ts';

/** Extended key usage id-kp-clientAuth (RFC 5280, 4.2.1.12): a kiosk's own certificate, of the same authority perhaps, has it not. */
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

export type CertificateAnswer =
  | { outcome: 'right'; who: Extract<Who, { way: 'afar' }> }
  | { outcome: 'not-a-technician' | 'struck-off' | 'expired' };

/** `passed`: the latest time known to have passed, milliseconds since the epoch; a clock that was set back revives no certificate. */
export function judgeCertificate(
  certificate: X509Certificate,
  { struckOff, passed }: { struckOff: ReadonlySet<string>; passed: number },
): CertificateAnswer {
  const fingerprint = plain(certificate.fingerprint256);
  if (struckOff.has(fingerprint)) return { outcome: 'struck-off' };
  if (Date.parse(certificate.validTo) < passed) return { outcome: 'expired' };
  const names = certificate.subject.split('\n').filter((line) => line.startsWith('CN='));
  const number = StaffNumber.safeParse(names[0]?.slice('CN='.length));
  const mayAsk = certificate.keyUsage?.includes(CLIENT_AUTH) ?? false;
  if (names.length !== 1 || !number.success || !mayAsk) return { outcome: 'not-a-technician' };
  return {
    outcome: 'right',
    who: { technician: number.data, certificate: fingerprint, way: 'afar' },
  };
}

/** A list of fingerprints (SHA-256, hexadecimal, colons or none), one a line; `#` begins a remark. `line`: the first that is none. */
export function readStruckOff(text: string): { struckOff: Set<string> } | { line: number } {
  const struckOff = new Set<string>();
  for (const [at, line] of text.split('\n').entries()) {
    const fingerprint = plain((line.split('#')[0] ?? '').replace(/^.*=/, '').trim());
    if (fingerprint === '') continue;
    if (!/^[0-9a-f]{64}$/.test(fingerprint)) return { line: at + 1 };
    struckOff.add(fingerprint);
  }
  return { struckOff };
}

function plain(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}
