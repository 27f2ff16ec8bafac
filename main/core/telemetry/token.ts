/** The secret that the collector asks for: the first line of a file that nobody else can read. */
import { statSync } from 'node:fs';
import { readText } from '../../../kiosk-config/read-text.ts';

/** `problem`: one line for the technician, in Chinese. Never says what the file holds. */
export function readToken(file: string): { token: string } | { problem: string } {
  try {
    const { mode } = statSync(file);
    if ((mode & 0o077) !== 0)
      return { problem: `${file} 的权限须为 0600（现为 ${(mode & 0o777).toString(8)}）` };
    const [token = ''] = readText(file).split('\n');
    // What a header may carry (RFC 6750, section 2.1).
    if (/^[A-Za-z0-9._~+/-]+=*$/.test(token.trim())) return { token: token.trim() };
    return { problem: `${file} 的第一行须为令牌` };
  } catch (error) {
    return { problem: `无法读取 ${file}（${(error as NodeJS.ErrnoException).code}）` };
  }
}
