/** Acts that change something: configuration, release, what citizens are told, restarts, the queue; and those that a kiosk leaves to hands. */
import { DeviceName } from '../../../../devices/index.ts';
import type { SettingChange, ShownChange } from '../../configuration/contract.ts';
import { DutyHours, DutyPhone, FaultText, NOTICE_HOURS_MAX } from '../../model/duty.ts';
import { CountedPrinter } from '../../model/paper.ts';
import { StaffNumber } from '../../model/technician.ts';
import { type Act, oneOf, WrongUse } from './act.ts';
import type { RemoteClient } from './link.ts';
import { SAVED, UPDATE_ASKED } from './words.ts';

const ORIGINS = { default: '默认', site: 'site.yaml', technician: '维护修改', remote: '远程配置' } as const;

const config: Act = {
  usage: '[键…]',
  about: '能改的配置项：现在的值、从哪一层来',
  async *run(client, keys) {
    const { settings, refused, leftOut, undo } = await client.configuration.overview();
    for (const { key, value, origin, running, takes } of settings) {
      if (keys.length > 0 && !keys.some((wanted) => key.startsWith(wanted))) continue;
      const waits = running === null ? '' : `　（重启核心前仍是 ${running}）`;
      yield `${key} = ${value}　${ORIGINS[origin]}　${takes === 'restart' ? '重启核心后生效' : '立即生效'}${waits}`;
    }
    for (const line of [...(refused?.problems ?? []), ...leftOut]) yield `未采用：${line}`;
    if (undo.length > 0) yield `可撤销上次修改：${undo.map(({ key }) => key).join('、')}`;
  },
};

/** `key=value`; `key=` alone takes back what was set here. */
function changesOf(words: readonly string[]): SettingChange[] {
  if (words.length === 0) throw new WrongUse();
  return words.map((word) => {
    const at = word.indexOf('=');
    if (at < 1) throw new WrongUse();
    const value = word.slice(at + 1);
    return { key: word.slice(0, at), value: value === '' ? null : value };
  });
}

type Refused = Extract<Awaited<ReturnType<RemoteClient['configuration']['apply']>>, { outcome: 'refused' }>;

function* refusedLines({ problems }: Refused): Generator<string> {
  yield '没有改：';
  for (const { key, why } of problems) {
    const words = {
      'from-afar': '运营单位的远程配置设了这一项，这里不能改',
      'not-a-setting': '没有这一项，或只能写在 site.yaml',
      'does-not-fit': why.code === 'does-not-fit' ? why.message : '',
    };
    yield `  ${key}：${words[why.code]}`;
  }
}

const shown = ({ key, from, to, takes }: ShownChange) =>
  `  ${key}：${from || '未设'} → ${to || '未设'}${takes === 'restart' ? '（重启核心后生效）' : ''}`;

const preview: Act = {
  usage: '键=值…（值留空：取消维护界面设的）',
  about: '看看会改什么，不改',
  async *run(client, words) {
    const answer = await client.configuration.preview({ changes: changesOf(words) });
    if (answer.outcome === 'refused') return yield* refusedLines(answer);
    yield answer.changes.length === 0 ? '什么也不会变' : '会改（还没有改）：';
    for (const change of answer.changes) yield shown(change);
  },
};

const set: Act = {
  usage: '键=值…（值留空：取消维护界面设的）',
  about: '改配置',
  async *run(client, words) {
    const changes = changesOf(words);
    const before = await client.configuration.preview({ changes });
    if (before.outcome === 'refused') return yield* refusedLines(before);
    const answer = await client.configuration.apply({ changes });
    if (answer.outcome === 'refused') return yield* refusedLines(answer);
    yield SAVED[answer.outcome];
    if (answer.outcome === 'saved') for (const change of before.changes) yield shown(change);
  },
};

const undo: Act = {
  usage: '',
  about: '撤销上次修改的配置',
  async *run(client) {
    const { undo: back } = await client.configuration.overview();
    const { outcome } = await client.configuration.undo();
    yield SAVED[outcome];
    if (outcome === 'saved') for (const change of back) yield shown(change);
  },
};

const update: Act = {
  usage: 'check|apply|rollback',
  about: '检查更新、启用已下载的版本、回退',
  endsCore: true,
  async *run(client, [what]) {
    const acts = {
      check: () => client.maintenance.checkUpdate(),
      apply: () => client.maintenance.applyUpdate(),
      rollback: () => client.maintenance.rollBack(),
    };
    const { outcome } = await acts[oneOf(what, ['check', 'apply', 'rollback'])]();
    yield UPDATE_ASKED[outcome];
  },
};

const card: Act = {
  usage: `电话 ${DutyHours.options.join('|')}，或 none`,
  about: '设、取下值班卡',
  async *run(client, [phone, hours]) {
    if (phone === 'none') return yield SAVED[(await client.duty.setCard({ card: null })).outcome];
    const number = DutyPhone.safeParse(phone);
    if (!number.success) throw new WrongUse();
    const duty = { phone: number.data, hours: oneOf(hours, DutyHours.options) };
    yield SAVED[(await client.duty.setCard({ card: duty })).outcome];
  },
};

const notice: Act = {
  usage: `${FaultText.options.join('|')} 小时（1–${NOTICE_HOURS_MAX}），或 none`,
  about: '在待机页显示、取下故障提示',
  async *run(client, [text, time]) {
    if (text === 'none') return yield SAVED[(await client.duty.takeNotice()).outcome];
    const hours = Number(time);
    if (!(Number.isInteger(hours) && hours >= 1 && hours <= NOTICE_HOURS_MAX)) throw new WrongUse();
    yield SAVED[(await client.duty.showNotice({ text: oneOf(text, FaultText.options), hours })).outcome];
  },
};

const restart: Act = {
  usage: `core|all|${DeviceName.options.join('|')}`,
  about: '重启主程序、全部设备程序或一台设备；有人在用时不做',
  endsCore: true,
  async *run(client, [what]) {
    if (what === 'core') await client.maintenance.restartCore();
    else await client.maintenance.restartDevice({ device: oneOf(what, [...DeviceName.options, 'all']) });
    yield '已重启';
  },
};

const retry: Act = {
  usage: '[回执号]',
  about: '立即提交队列里的全部或一件',
  async *run(client, [receiptNo]) {
    const { rows } = await (receiptNo === undefined
      ? client.maintenance.retryQueue()
      : client.maintenance.retryOne({ receiptNo }));
    yield `${rows} 件立即提交`;
  },
};

const strikeOff: Act = {
  usage: '工号',
  about: '停用一张丢失的工牌',
  async *run(client, [word]) {
    const number = StaffNumber.safeParse(word);
    if (!number.success) throw new WrongUse();
    const { outcome } = await client.technicians.strikeOff({ number: number.data });
    yield outcome === 'struck-off' ? `${number.data} 的工牌已停用` : SAVED['cannot-save'];
  },
};

/** Asked all the same, so that the kiosk itself says why not. */
const testPrint: Act = {
  usage: '',
  about: '打印测试页（要在机器前做）',
  async *run(client) {
    yield (await client.maintenance.testPrint()).outcome;
  },
};

const refilled: Act = {
  usage: CountedPrinter.options.join('|'),
  about: '记下换了新纸（要在机器前做）',
  async *run(client, [printer]) {
    yield (await client.paper.refilled({ printer: oneOf(printer, CountedPrinter.options) })).outcome;
  },
};

const selfTest: Act = {
  usage: '',
  about: '自检（要在机器前做）',
  async *run(client) {
    yield (await client.selfTest.begin({ fresh: false })).startedAt;
  },
};

const exportLog: Act = {
  usage: '',
  about: '把日志导出到 U 盘（要在机器前做）',
  async *run(client) {
    yield (await client.logBook.export()).outcome;
  },
};

export const CHANGES = {
  ...{ config, preview, set, undo, update, card, notice, restart, retry, 'strike-off': strikeOff },
  ...{ 'test-print': testPrint, refilled, 'self-test': selfTest, 'export-log': exportLog },
} as const;
