/**
 * `npm run uptime -- --data DIR [--config FILE …] --from YYYY-MM [--to YYYY-MM] --out FOLDER`, in the package `liuyang-kiosk-admin uptime`:
 * a month of service on a sheet, as PDF, from what the kiosk noted of itself. The kiosk may run meanwhile.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { KioskConfig } from '../../../kiosk-config/schema.ts';
import { end, optionsOf, shippedConfig } from '../command-line/command-line.ts';
import { readConfiguration } from '../configuration/reading.ts';
import { shippedPlanKept } from '../hall/plans.ts';
import { kioskHours } from '../hours/opening-hours.ts';
import { hallTime, shownMinute } from '../model/clock.ts';
import type { Db } from '../store/db.ts';
import { Facts } from '../store/facts.ts';
import { openToRead } from '../store/read-only.ts';
import { clock, figuresOf, share } from './figures.ts';
import { Month, monthFact } from './months.ts';
import { uptimePdf } from './report.ts';
import { WRITTEN_EVERY } from './service-record.ts';

const USAGE = '用法：--data 数据目录 [--config 配置文件 …] --from 2026-11 [--to 2026-12] --out 目录';
const { values } = optionsOf(
  {
    options: {
      data: { type: 'string', default: '.kiosk-data' },
      config: { type: 'string', multiple: true, default: [] },
      from: { type: 'string' },
      to: { type: 'string' },
      out: { type: 'string' },
    },
  },
  USAGE,
);

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to && months.length < 120; ) {
    months.push(month);
    const [year = 0, number = 0] = month.split('-').map(Number);
    month = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
  }
  return months;
}

/** The first minute that was ever noted; null: none was. */
function firstNoted(db: Db, facts: Facts): string | null {
  const name = db
    .prepare<[], string>("SELECT name FROM fact WHERE name LIKE 'service-____-__' ORDER BY name LIMIT 1")
    .pluck()
    .get();
  const [day, stretches] = Object.entries((name && facts.read(name, Month)) || {}).sort()[0] ?? [];
  return name && day ? `${name.slice('service-'.length)}-${day}T${clock(stretches?.[0]?.[0] ?? 0)}` : null;
}

async function report(config: KioskConfig, months: readonly string[], out: string): Promise<string | null> {
  const opened = openToRead(values.data);
  if (!opened.ok) return opened.problem;
  const { db } = opened;
  try {
    const facts = new Facts(db);
    const since = firstNoted(db, facts);
    if (since === null) return '本机还没有运行记录';
    const calendar = shippedPlanKept(facts);
    const isDue = (date: string, minute: number) =>
      kioskHours(config.hours.open, calendar, Date.parse(`${date}T${clock(minute)}:00+08:00`)).state ===
      'open';
    const now = hallTime(Date.now());
    // What a running kiosk noted last may not be written yet.
    const until = hallTime(Date.now() - (WRITTEN_EVERY + 1) * 60_000).slice(0, 16);
    mkdirSync(out, { recursive: true });
    for (const month of months) {
      const noted = facts.read(monthFact(month), Month) ?? {};
      const figures = figuresOf({ month, noted, isDue, since, until });
      const { id: kioskId, siteName } = config.kiosk;
      const madeAt = shownMinute(now);
      const file = path.join(out, `${kioskId}-${month}.pdf`);
      writeFileSync(file, await uptimePdf({ kioskId, siteName, month, figures, madeAt }));
      process.stdout.write(
        `${month}　可用率 ${share(figures)}　中断 ${figures.outages.length} 次　${file}\n`,
      );
    }
    return null;
  } finally {
    db.close();
  }
}

/** Returns what went wrong, or null. */
async function run(): Promise<string | null> {
  const { data, config, from = '', to = from, out } = values;
  const isMonth = (text: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
  if (!isMonth(from) || !isMonth(to) || from > to || !out) return USAGE;
  const files = [shippedConfig(), path.join(data, 'site.yaml'), ...config];
  const reading = readConfiguration({ files, product: false, dataFolder: data });
  if (!reading.ok) return reading.problems.join('\n');
  return report(reading.config, monthsBetween(from, to), out);
}

end(await run());
