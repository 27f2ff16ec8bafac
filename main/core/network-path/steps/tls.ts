/** Whose certificate answers: its authority, its name, the pinned key, and for how many days it is good. */
import { isIP } from 'node:net';
import { checkServerIdentity, rootCertificates, connect as secure, type TLSSocket } from 'node:tls';
import type { PathProblem } from '../../model/network-path.ts';
import { keyPin } from '../../platform/transport.ts';
import { type Found, hostOf, type Step, type Way } from './step.ts';

const DAY_MS = 24 * 3600_000;

/** OpenSSL's verdicts (X509_V_ERR_…), as Node says them; all others mean that nobody known vouches for it. */
const VERDICTS: Readonly<Record<string, PathProblem>> = {
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-not-yet',
};

export const tls: Step = {
  name: 'tls',
  leads: true,
  async look(way: Way) {
    if (way.url.protocol === 'http:') {
      way.socket?.destroy();
      return { state: 'none' };
    }
    const socket = await handshake(way);
    if (!socket) return { state: 'wrong', problem: 'tls-broken' };
    try {
      return verdict(socket, way);
    } finally {
      socket.destroy();
    }
  },
};

/** Null: it came to none. Whose certificate it is, is looked at afterwards: a wrong one shall be shown. */
function handshake({ socket, transport, url, timeoutMs }: Way): Promise<TLSSocket | null> {
  const { ca, clientCertificate: own } = transport;
  const host = hostOf(url);
  return new Promise((resolve) => {
    if (!socket) return resolve(null);
    const secured = secure({
      socket,
      rejectUnauthorized: false,
      ...(!isIP(host) && { servername: host }),
      ...(ca && { ca: [...rootCertificates, ca] }),
      ...(own && { cert: own.certificate, key: own.key }),
    });
    const late = setTimeout(() => end(null), timeoutMs);
    const end = (answer: TLSSocket | null) => {
      clearTimeout(late);
      if (!answer) secured.destroy();
      resolve(answer);
    };
    secured.once('secureConnect', () => end(secured));
    // Also what comes after the handshake: a server that asks for a certificate breaks it off then.
    secured.on('error', () => end(null));
  });
}

function verdict(socket: TLSSocket, { transport, url }: Way): Found {
  const certificate = socket.getPeerCertificate();
  const until = Date.parse(certificate.valid_to);
  const pin = keyPin(certificate.raw);
  const facts = {
    issuer: text(certificate.issuer?.CN ?? certificate.issuer?.O),
    validTo: new Date(until).toISOString().slice(0, 10),
    daysLeft: String(Math.floor((until - Date.now()) / DAY_MS)),
    pin,
  };
  const wrong = (problem: PathProblem): Found => ({ state: 'wrong', problem, facts });
  const { authorizationError } = socket;
  if (authorizationError) {
    const code = String((authorizationError as { code?: string }).code ?? authorizationError);
    // Node itself looks at the name only where a name was asked for.
    if (code !== 'ERR_TLS_CERT_ALTNAME_INVALID') return wrong(VERDICTS[code] ?? 'certificate-unknown');
  }
  if (checkServerIdentity(hostOf(url), certificate)) return wrong('certificate-other-name');
  const { pin: pinned = [] } = transport;
  if (pinned.length > 0 && !pinned.includes(pin)) return wrong('pin-mismatch');
  return { state: 'ok', facts };
}

const text = (part: string | string[] | undefined) => (Array.isArray(part) ? part.join(' ') : (part ?? ''));
