/** Reads the certificates that the configuration names by file. */
import { readText } from '../../../kiosk-config/read-text.ts';
import type { TransportOptions } from './transport.ts';

export type TransportConfig = {
  ca?: string | undefined;
  pin?: readonly string[] | undefined;
  proxy?: string | undefined;
  clientCertificate?: { certificate: string; key: string } | undefined;
};

export type TransportAnswer = { ok: true; transport: TransportOptions } | { ok: false; problems: string[] };

/** `problems`: one line a file that can't be read, for the technician. */
export function readTransport({ ca, pin, proxy, clientCertificate }: TransportConfig): TransportAnswer {
  const problems: string[] = [];
  const read = (key: string, file: string) => {
    try {
      const text = readText(file);
      if (text.includes('-----BEGIN ')) return text;
      problems.push(`platform.${key}：${file} 不是 PEM 格式的文件`);
    } catch (error) {
      problems.push(`platform.${key}：无法读取 ${file}（${(error as NodeJS.ErrnoException).code}）`);
    }
    return '';
  };
  const transport = {
    ...(ca !== undefined && { ca: read('ca', ca) }),
    ...(pin !== undefined && { pin }),
    ...(proxy !== undefined && { proxy }),
    ...(clientCertificate && {
      clientCertificate: {
        certificate: read('clientCertificate.certificate', clientCertificate.certificate),
        key: read('clientCertificate.key', clientCertificate.key),
      },
    }),
  };
  return problems.length === 0 ? { ok: true, transport } : { ok: false, problems };
}
