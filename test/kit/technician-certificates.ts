/** Certificates as an operator makes them for remote technicians: an authority, a kiosk's, technicians'; by openssl. */
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type Issued = { certificate: string; key: string };

/** `days`: how long it holds from now on; negative: it ended before. */
type Wanted = { use?: 'clientAuth' | 'serverAuth' | null; days?: number };

/** An authority of its own in `folder`. */
export class Authority {
  readonly #folder: string;
  readonly ca: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    this.ca = path.join(folder, 'ca.pem');
    openssl(
      ...['req', '-x509', ...KEY, '-days', '365', '-subj', '/CN=technicians'],
      ...[
        '-addext',
        'keyUsage=critical,keyCertSign',
        '-keyout',
        path.join(folder, 'ca.key'),
        '-out',
        this.ca,
      ],
    );
  }

  /** Key files come 0600. `name`: of the files; `subject`: its common name. */
  issue(name: string, subject: string, { use = 'clientAuth', days = 90 }: Wanted = {}): Issued {
    const file = (kind: string) => path.join(this.#folder, `${name}.${kind}`);
    const issued = { certificate: file('pem'), key: file('key') };
    openssl('req', ...KEY, '-subj', `/CN=${subject}`, '-keyout', issued.key, '-out', file('csr'));
    const lines = ['subjectAltName=IP:127.0.0.1,DNS:LY001', ...(use ? [`extendedKeyUsage=${use}`] : [])];
    writeFileSync(file('ext'), `${lines.join('\n')}\n`);
    openssl(
      ...['x509', '-req', '-in', file('csr'), '-CA', this.ca, '-CAkey', path.join(this.#folder, 'ca.key')],
      ...['-CAcreateserial', '-extfile', file('ext'), '-days', String(days), '-out', issued.certificate],
    );
    return issued;
  }
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** SHA-256, hexadecimal with colons, as openssl prints it. */
export function fingerprintOf({ certificate }: Issued): string {
  return new X509Certificate(readFileSync(certificate)).fingerprint256;
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
