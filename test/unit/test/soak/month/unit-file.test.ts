import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { unitFile } from '../../../../soak/month/unit-file.ts';

const UNIT = `[Unit]
Description=Something in /opt/thing
[Service]
ExecStartPre=+/opt/thing/node/node /opt/thing/launcher.mjs begin
ExecStart=/run/thing/current/node --expose-gc /run/thing/current/core.mjs
Environment="NAMES=one two"
Environment=CONFIG=/run/thing/default.yaml:/etc/liuyang-kiosk/site.yaml
Environment=LANG=C.UTF-8
`;

it("a unit's programs and environment are read, with the machine's folders inside the root", () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'unit-file-'));
  mkdirSync(path.join(root, 'usr/lib/systemd/system'), { recursive: true });
  writeFileSync(path.join(root, 'usr/lib/systemd/system/thing.service'), UNIT);
  expect(unitFile(root, 'thing')).toEqual({
    before: [`${root}/opt/thing/node/node`, `${root}/opt/thing/launcher.mjs`, 'begin'],
    start: [`${root}/run/thing/current/node`, '--expose-gc', `${root}/run/thing/current/core.mjs`],
    env: {
      NAMES: 'one two',
      CONFIG: `${root}/run/thing/default.yaml:${root}/etc/liuyang-kiosk/site.yaml`,
      LANG: 'C.UTF-8',
    },
  });
  rmSync(root, { recursive: true });
});
