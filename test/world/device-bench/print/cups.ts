/** A CUPS of the test's own: its scheduler with private folders and sockets, and one queue to a printer. */

import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ask, endpointOf } from '../../../../devices/a4-printer/http.ts';
import { GROUP, type IppAttribute, TAG } from '../../../../devices/a4-printer/ipp.ts';
import { isRefusal } from '../../../../devices/a4-printer/protocol.ts';
import { findCommand, start, until } from '../processes.ts';

const ADD_PRINTER = 0x4003;
const PAUSE_PRINTER = 0x0010;

/** Why it can't run here; null when it can. */
export function cupsMissing(): string | null {
  if (!findCommand('cupsd')) return 'cupsd is missing (Debian package cups-daemon)';
  return process.getuid?.() === 0 ? null : 'cupsd runs its back ends as another user: only root can start it';
}

/** `spool`: of print jobs and drivers' temporary files, below `folder` by default. */
export async function startCups(folder: string, deviceUri: string, spool = path.join(folder, 'spool')) {
  const at = (name: string) => path.join(folder, name);
  for (const name of ['etc', 'cache', 'run']) mkdirSync(at(name), { recursive: true });
  mkdirSync(path.join(spool, 'tmp'), { recursive: true });
  const [uid = 0, gid = 0] = ['-u', '-g'].map((what) =>
    Number(spawnSync('id', [what, 'lp'], { encoding: 'utf8' }).stdout),
  );
  for (const each of [spool, path.join(spool, 'tmp'), at('cache'), at('run')]) chownSync(each, uid, gid);
  const socket = at('run/cups.sock');
  writeFileSync(at('cups-files.conf'), filesConfig(folder, spool));
  writeFileSync(at('cupsd.conf'), schedulerConfig(socket));
  const scheduler = start(findCommand('cupsd') ?? 'cupsd', [
    ...['-f', '-c', at('cupsd.conf'), '-s', at('cups-files.conf')],
  ]);
  await until(
    () => `cupsd: ${scheduler.said()}`,
    () => existsSync(socket),
  );

  const config = { kind: 'cups', queue: 'A4', socket } as const;
  const queue = endpointOf(config);
  if (!queue) throw new Error('no queue');
  const administer = async (code: number, more: IppAttribute[] = []) => {
    const operation: IppAttribute[] = [
      { name: 'attributes-charset', values: [{ tag: TAG.charset, value: 'utf-8' }] },
      { name: 'attributes-natural-language', values: [{ tag: TAG.language, value: 'en' }] },
      { name: 'printer-uri', values: [{ tag: TAG.uri, value: queue.uri }] },
    ];
    const groups = [
      { tag: GROUP.operation, attributes: operation },
      { tag: GROUP.printer, attributes: more },
    ];
    const data = new Uint8Array(0);
    const answer = await ask(
      { ...queue, path: '/admin/' },
      { version: 0x0200, code, requestId: 1, groups, data },
      5_000,
    );
    if (!answer.ok || isRefusal(answer.message)) throw new Error(`CUPS refused ${code}: ${scheduler.said()}`);
  };
  // No driver: the printer takes PDF as it is.
  await administer(ADD_PRINTER, [
    { name: 'device-uri', values: [{ tag: TAG.uri, value: deviceUri }] },
    { name: 'printer-is-accepting-jobs', values: [{ tag: TAG.boolean, value: true }] },
    { name: 'printer-state', values: [{ tag: TAG.enum, value: 3 }] },
  ]);
  return {
    config,
    pause: () => administer(PAUSE_PRINTER),
    /** Every file that CUPS keeps of jobs: records and documents. */
    spooled: () => readdirSync(spool).filter((name) => /^[cd]\d/.test(name)),
    log: () => readFileSync(at('error_log'), 'utf8'),
    close: () => scheduler.stop(),
  };
}

const filesConfig = (folder: string, spool: string) => `ServerRoot ${folder}/etc
RequestRoot ${spool}
CacheDir ${folder}/cache
StateDir ${folder}/run
TempDir ${spool}/tmp
DocumentRoot ${folder}/etc
ErrorLog ${folder}/error_log
AccessLog ${folder}/access_log
PageLog ${folder}/page_log
SystemGroup root
User lp
Group lp
Printcap
`;

/** Debian's default policy in what matters here: administration only for those whom the kernel names. */
const schedulerConfig = (socket: string) => `LogLevel debug
Listen ${socket}
WebInterface No
Browsing No
DefaultAuthType Basic
<Location />
  Order allow,deny
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit Create-Job Print-Job Print-URI Validate-Job>
    Order deny,allow
  </Limit>
  <Limit Send-Document Send-URI Hold-Job Release-Job Restart-Job Purge-Jobs Set-Job-Attributes Cancel-Job Close-Job Cancel-My-Jobs CUPS-Get-Document>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit CUPS-Add-Modify-Printer CUPS-Delete-Printer Pause-Printer Resume-Printer Cancel-Jobs CUPS-Accept-Jobs CUPS-Reject-Jobs>
    AuthType Default
    Require user @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;
