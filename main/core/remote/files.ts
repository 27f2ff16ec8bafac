/** Reads the files that the way in is made of, and names what is wrong with them: file, and what to do. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { statSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { readText } from '../../../kiosk-config/read-text.ts';
import type { RemoteConfig } from '../../../kiosk-config/schema.ts';
import { readStruckOff } from './certificate.ts';

export type RemoteFiles = {
  /** PEM. */
  cert: string;
  key: string;
  ca: string;
  /** The nearer end of the kiosk's certificate and the authority's, milliseconds since the epoch. */
  until: number;
  /** Whose it is. */
  endsFirst: string;
};

export type RemoteFilesAnswer = { ok: true; files: RemoteFiles } | { ok: false; problems: string[] };

const KEY = 'maintenance.remote';

export function readRemoteFiles({ certificate, key, ca }: RemoteConfig): RemoteFilesAnswer {
  const problems: string[] = [];
  const read = (name: string, file: string, begins: RegExp) => {
    try {
      const text = readText(file);
      if (begins.test(text)) return text;
      problems.push(`${KEY}.${name}：${file} 不是所要的 PEM 文件`);
    } catch (error) {
      problems.push(`${KEY}.${name}：无法读取 ${file}（${(error as NodeJS.ErrnoException).code}）`);
    }
    return '';
  };
  const texts = {
    cert: read('certificate', certificate, CERTIFICATE),
    key: read('key', key, PRIVATE_KEY),
    ca: read('ca', ca, CERTIFICATE),
  };
  if (problems.length > 0) return { ok: false, problems };
  const { mode } = statSync(key);
  if ((mode & 0o077) !== 0) {
    return {
      ok: false,
      problems: [`${KEY}.key：${key} 的权限须为 0600（现为 ${(mode & 0o777).toString(8)}）`],
    };
  }
  try {
    return fitting(texts, { certificate, key, ca });
  } catch {
    return { ok: false, problems: [`${KEY}：${certificate}、${key} 或 ${ca} 的内容有误`] };
  }
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----/;
const PRIVATE_KEY = /-----BEGIN (EC |RSA )?PRIVATE KEY-----/;

/** Throws what OpenSSL says of a file that is none of what it begins as. */
function fitting(
  texts: { cert: string; key: string; ca: string },
  names: { certificate: string; key: string; ca: string },
): RemoteFilesAnswer {
  const own = new X509Certificate(texts.cert);
  const authority = new X509Certificate(texts.ca);
  if (!own.checkPrivateKey(createPrivateKey(texts.key))) {
    return { ok: false, problems: [`${KEY}.key：${names.key} 不是 ${names.certificate} 的私钥`] };
  }
  createSecureContext({ ...texts, minVersion: 'TLSv1.3' });
  if (!authority.ca) {
    return { ok: false, problems: [`${KEY}.ca：${names.ca} 不是签发机构的证书`] };
  }
  const ends = [own, authority].map(({ validTo }) => Date.parse(validTo));
  const until = Math.min(...ends);
  const endsFirst = until === ends[0] ? names.certificate : names.ca;
  return { ok: true, files: { ...texts, until, endsFirst } };
}

/** Read anew for each that comes: whoever lost a key is kept out from the moment that the list says so. */
export function readStruckOffFile(
  file: string | undefined,
): { struckOff: ReadonlySet<string> } | { problem: string } {
  if (file === undefined) return { struckOff: new Set() };
  try {
    const read = readStruckOff(readText(file));
    if ('struckOff' in read) return read;
    return { problem: `${KEY}.struckOff：${file} 第 ${read.line} 行不是证书指纹（SHA-256），谁也进不来` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { problem: `${KEY}.struckOff：无法读取 ${file}（${code}），谁也进不来` };
  }
}
