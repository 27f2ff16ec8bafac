/** Acts that only look: how the kiosk stands, its queue, its way to the platform, its log, its paper, its technicians. */
import { LogLevel } from '../../log-book/contract.ts';
import { shownMinute } from '../../model/clock.ts';
import type { UpdateState } from '../../model/update-state.ts';
import { type Act, oneOf, WrongUse } from './act.ts';
import type { RemoteClient } from './link.ts';
import {
  CHECKED,
  CLOCKS,
  CLOSED,
  DEVICE_NAMES,
  DEVICE_STATES,
  DUTY_HOURS,
  NOTICES,
  PATH_PROBLEMS,
  PRINTERS,
  SLOTS,
  STEP_STATES,
  STEPS,
} from './words.ts';

async function statusNow(client: RemoteClient) {
  for await (const status of await client.kiosk.status()) return status;
  throw Object.assign(new Error('no status'), { code: 'ECONNRESET' });
}

const status: Act = {
  usage: '',
  about: '服务、网络、时钟、设备、队列、自检、纸张',
  async *run(client) {
    const now = await statusNow(client);
    const overview = await client.maintenance.overview();
    const { service } = now;
    yield `终端 ${overview.kioskId}，版本 ${overview.version}，主程序启动于 ${shownMinute(overview.coreStartedAt)}`;
    if (service.state === 'open') yield '服务：开放';
    else if (service.state === 'closed-hours') yield `服务：时间外，${service.opens ?? '一个月内不'}开放`;
    else yield `服务：暂停（${CLOSED[service.reason]}）`;
    for (const line of overview.closed ?? []) yield `  ${line}`;
    yield `平台：${now.network === 'online' ? '通' : '不通'}；时钟：${CLOCKS[now.clock]}`;
    for (const { device, state, fault } of now.devices) {
      if (state !== 'off')
        yield `${DEVICE_NAMES.get(device)}：${DEVICE_STATES[state]}${fault ? `，${fault.technician}` : ''}`;
    }
    yield `队列：待送达 ${now.queue.waiting}，需人工处理 ${now.queue.parked}；已送达 ${overview.delivered}；没打出的回执 ${overview.unprintedSlips}`;
    yield* readiness(overview);
    for (const line of overview.remote?.problems ?? []) yield `远程维护：${line}`;
    for (const line of overview.catalogueProblems) yield `目录：${line}`;
  },
};

type Overview = Awaited<ReturnType<RemoteClient['maintenance']['overview']>>;

function* readiness({ readiness: last, inspectedAt, paper, freeDiskBytes }: Overview): Generator<string> {
  yield last
    ? `自检：${shownMinute(last.at)}，正常 ${last.passed}，不正常 ${last.failed.length}，跳过 ${last.skipped}`
    : '自检：还没有做过';
  yield `巡检：${inspectedAt ? shownMinute(inspectedAt) : '还没有'}`;
  for (const { printer, daysLeft } of paper) {
    yield `${PRINTERS[printer]}：${daysLeft === null ? '用量还不够估计' : `约还够 ${daysLeft.toFixed(1)} 天`}`;
  }
  yield `数据盘可用 ${(freeDiskBytes / 1024 ** 3).toFixed(1)} GB`;
}

const queue: Act = {
  usage: '',
  about: '没送到平台的办件（编号和状态，不含内容）',
  async *run(client) {
    const { queue: rows, trouble } = await client.maintenance.overview();
    if (trouble) yield `平台在拒绝：${trouble.trouble}，HTTP ${trouble.status} ${trouble.code}`;
    if (rows.length === 0) yield '队列是空的';
    for (const row of rows) {
      const state = row.state === 'parked' ? '需人工处理' : '待送达';
      yield `${row.receiptNo}　${row.itemCode}　${shownMinute(row.committedAt)}　${state}　试过 ${row.attempts} 次　${row.lastProblem ?? ''}`;
    }
  },
};

const network: Act = {
  usage: '',
  about: '从终端到平台，一步一步查',
  async *run(client) {
    let steps = 0;
    for await (const { step, state, problem, facts, ms } of await client.networkPath.walk()) {
      steps += 1;
      const seen = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
      const why = problem ? `：${PATH_PROBLEMS[problem]}` : '';
      yield `${STEPS[step]}　${STEP_STATES[state]}${why}　${[...seen, `${ms} 毫秒`].join('，')}`;
    }
    if (steps === 0) yield '终端还不知道平台在哪里：先把配置改对';
  },
};

const logs: Act = {
  usage: '[--level info|warning|error] [--source 程序] [--minutes 分钟]',
  about: '最近的日志，新的在前',
  async *run(client, words, { level = 'warning', source, minutes }) {
    if (words.length > 0) throw new WrongUse();
    const back = minutes === undefined ? null : Number(minutes);
    if (back !== null && !(Number.isInteger(back) && back >= 1)) throw new WrongUse();
    const { entries, sources } = await client.logBook.entries({
      level: oneOf(level, LogLevel.options),
      source: source ?? null,
      minutes: back,
    });
    for (const entry of entries) {
      yield `${entry.at}　${entry.level}　${entry.source}　${entry.event}　${entry.detail}`;
    }
    if (entries.length === 0) yield '没有这样的记录';
    yield `写日志的程序：${sources.join('、')}`;
  },
};

const paper: Act = {
  usage: '',
  about: '纸用了多少，约还够几天',
  async *run(client) {
    const states = await client.paper.state();
    if (states.length === 0) yield '没有装打印机';
    for (const { printer, since, used, holds, daysLeft } of states) {
      const left = daysLeft === null ? '还不能估计' : `约还够 ${daysLeft.toFixed(1)} 天`;
      yield `${PRINTERS[printer]}：${shownMinute(since)} 起用了 ${used}（共 ${holds}），${left}`;
    }
  },
};

const store: Act = {
  usage: '',
  about: '存储提示、备份、审计链头',
  async *run(client) {
    const { notices, auditHead, backup } = await client.maintenance.store();
    for (const { at, code, detail } of notices) yield `${shownMinute(at)}　${code}　${detail}`;
    if (notices.length === 0) yield '没有存储提示';
    if (!backup) yield '备份：没有配置，或还没有做过';
    else yield `备份：${shownMinute(backup.at)}　${backup.ok ? '好' : `失败，${backup.problem ?? ''}`}`;
    yield `审计链头 ${auditHead}`;
  },
};

const duty: Act = {
  usage: '',
  about: '值班卡、故障提示、最近巡检',
  async *run(client) {
    const { card, notice, inspections } = await client.duty.state();
    yield `值班卡：${card ? `${card.phone}，${DUTY_HOURS[card.hours]}` : '没有'}`;
    yield `故障提示：${notice ? `${NOTICES[notice.text]}，到 ${shownMinute(notice.until)}` : '没有'}`;
    const [last] = inspections;
    yield `最近巡检：${last ? shownMinute(last.at) : '没有'}`;
  },
};

const technicians: Act = {
  usage: '',
  about: '登记了哪些工牌（工号）',
  async *run(client) {
    const { technicians: known } = await client.technicians.list();
    if (known.length === 0) yield '没有登记工牌';
    for (const { number, enrolledAt } of known) yield `${number}　登记于 ${shownMinute(enrolledAt)}`;
  },
};

const version: Act = {
  usage: '',
  about: '现用版本、已下载的、被回退的、上次检查',
  async *run(client) {
    const { version: running, update } = await client.maintenance.overview();
    yield* releases(running, update);
  },
};

function* releases(running: string, update: UpdateState | null): Generator<string> {
  yield `现用 ${running}${update ? `（${SLOTS[update.slot]}${update.probation ? '，试运行' : ''}）` : '，用安装包更新'}`;
  if (!update) return;
  yield `已下载 ${update.staged ?? '没有'}；可回退到 ${update.wayBack ?? '没有'}`;
  if (update.failed) yield `${update.failed.version} 被回退，${shownMinute(update.failed.until)} 前不再装`;
  const { checked } = update;
  if (checked)
    yield `上次检查 ${shownMinute(checked.at)}：${CHECKED[checked.outcome]}${checked.problem ? `，${checked.problem}` : ''}`;
}

export const LOOKS = { status, queue, network, logs, paper, store, duty, technicians, version } as const;
