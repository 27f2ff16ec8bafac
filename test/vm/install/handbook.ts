/** What the operator's handbook tells to type, typed: each command ends well, and does it as the right user. */
import type { Machine } from './machine.ts';

const admin = 'liuyang-kiosk-admin';
const COMMANDS: readonly string[] = [
  `${admin} check`,
  `${admin} config`,
  `${admin} config --json`,
  `${admin} devices`,
  `${admin} audit --verify`,
  `cd /root && ${admin} audit --export --to trail.jsonl && test -s trail.jsonl`,
  `cd /root && ${admin} badge 10117 --out badge.pdf && test "$(stat -c '%U %a' badge.pdf)" = 'root 600'`,
  `${admin} uptime --from "$(date +%Y-%m)" --out /root/uptime && ls /root/uptime/*.pdf`,
  `${admin} export --to /root/left | grep -q /root/left`,
  // A port is one program's: the kiosk is stopped, and stays so, until it is told to start.
  'systemctl stop liuyang-kiosk-screen liuyang-kiosk-core.socket liuyang-kiosk-core',
  `${admin} devices --test printer`,
  `cp /etc/liuyang-kiosk/site.yaml /root/tried.yaml && chmod 600 /root/tried.yaml && ${admin} devices --test printer --config /root/tried.yaml`,
  `${admin} restart`,
];

/** Returns how many there are. Throws at the first that fails. */
export function followHandbook(machine: Machine): number {
  for (const command of COMMANDS) machine.must('sh', '-ec', command);
  const left = machine.must(
    'sh',
    '-c',
    'ls -d /run/liuyang-kiosk/lent.* /var/lib/liuyang-kiosk-* 2>/dev/null; true',
  );
  const copies = left.split('\n').filter((name) => name !== '' && name !== '/var/lib/liuyang-kiosk-update');
  if (copies.length > 0) throw new Error(`left behind: ${copies.join(', ')}`);
  return COMMANDS.length;
}
