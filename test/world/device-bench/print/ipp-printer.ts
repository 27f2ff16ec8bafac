/**
 * A real IPP printer: Debian's `ippeveprinter` (cups-ipp-utils). Its print command, below, does what the test's
 * control file says: reports a state, prints pages, or hangs.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findCommand, freePort, type Running, start, until } from '../processes.ts';

export type IppPrinter = Awaited<ReturnType<typeof startIppPrinter>>;

/** Why it can't run here; null when it can. */
export function ippPrinterMissing(): string | null {
  for (const [command, debian] of [
    ['ippeveprinter', 'cups-ipp-utils'],
    ['dbus-daemon', 'dbus-daemon'],
  ] as const) {
    if (!findCommand(command)) return `${command} is missing (Debian package ${debian})`;
  }
  return null;
}

/** What a job's printing says and does, line by line: `STATE: +media-jam-error`, `PRINT 1`, `WAIT name`. */
type Script = readonly string[];

const PRINT_ONE: Script = ['PRINT 1'];

export async function startIppPrinter(folder: string) {
  const spool = path.join(folder, 'spool');
  const out = path.join(folder, 'tray');
  for (const each of [spool, out]) mkdirSync(each, { recursive: true });
  const script = path.join(folder, 'script');
  const bus = path.join(folder, 'bus');
  const port = await freePort();
  const web = `http://localhost:${port}`;
  writeFileSync(path.join(folder, 'bus.conf'), busConfig(bus));
  const command = path.join(folder, 'print.sh');
  writeFileSync(command, printCommand(folder, script, out), { mode: 0o755 });
  const does = (...lines: Script) => writeFileSync(script, `${lines.join('\n')}\n`);
  does(...PRINT_ONE);

  // Without a message bus it refuses to start; nobody else is on this one.
  const dbus = start('dbus-daemon', [`--config-file=${path.join(folder, 'bus.conf')}`, '--nofork']);
  await until(
    () => `the message bus: ${dbus.said()}`,
    () => existsSync(bus),
  );
  let printer: Running | null = null;
  const plug = async () => {
    printer = start(
      'ippeveprinter',
      ['-p', String(port), '-n', 'localhost', '-r', 'off', '-d', spool, '-c', command].concat([
        '-f',
        'application/pdf',
        '-V',
        '2.0',
        'A4',
      ]),
      { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${bus}` },
    );
    await until(
      () => `ippeveprinter: ${printer?.said()}`,
      () =>
        fetch(web).then(
          (answer) => answer.ok,
          () => false,
        ),
    );
  };
  await plug();
  const form = async (page: string) => {
    const answer = await fetch(`${web}${page}`);
    if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
    await answer.text();
  };
  return {
    uri: `ipp://localhost:${port}/ipp/print`,
    plug,
    async unplug() {
      await printer?.stop();
      printer = null;
    },
    /** What the next jobs' printing does. */
    does,
    /** Lets printing go on that waits at `WAIT name`. */
    go: (name: string) => writeFileSync(path.join(folder, `go-${name}`), ''),
    /** Whether printing has come to `WAIT name`. */
    waits: (name: string) => existsSync(path.join(folder, `at-${name}`)),
    /** Sheets in the main tray, through the printer's own web page. */
    setSheets: (sheets: 0 | 5 | 250) =>
      form(
        `/media?size0=&size1=iso_a4_210x297mm&type1=stationery&level1=${sheets}&size3=iso_a4_210x297mm&level3=250`,
      ),
    /** Percent of black toner left, likewise. */
    setToner: (percent: number) => form(`/supplies?supply0=25&supply1=${percent}`),
    /** What lies in the output tray: the documents as they came. */
    tray: (): Buffer[] => readdirSync(out).map((file) => readFileSync(path.join(out, file))),
    async close() {
      await printer?.stop();
      await dbus.stop();
    },
  };
}

const busConfig = (socket: string) => `<busconfig>
  <type>session</type><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>`;

/** STATE and ATTR lines on stderr are ippeveprinter's own way of hearing from a print command. One that waits ends with its folder. */
const printCommand = (folder: string, script: string, out: string) => `#!/bin/sh
own="${script}.$$"
cp "${script}" "$own"
printed=0
while read -r word rest; do
  case "$word" in
    STATE:|ATTR:) echo "$word $rest" >&2 ;;
    PRINT)
      printed=$((printed + rest))
      cp "$1" "${out}/$(basename "$1")"
      echo "ATTR: job-impressions=$printed job-impressions-completed=$printed" >&2 ;;
    WAIT)
      : > "${folder}/at-$rest"
      while [ ! -e "${folder}/go-$rest" ] && [ -d "${folder}" ]; do sleep 0.05; done ;;
    FAIL) exit 1 ;;
  esac
done < "$own"
rm -f "$own"
`;
