/** Samples of the configuration's screens. */
import type { ConfigurationOverview, SettingShown } from '../../../../main/core/configuration/contract.ts';
import { nothing, type Sample } from '../../../samples/sample.ts';
import { EditScreen } from './edit-screen.tsx';
import { ListScreen } from './list-screen.tsx';
import { ReviewScreen } from './review-screen.tsx';

const setting = (key: string, more: Partial<SettingShown>): SettingShown => ({
  ...{ key, kind: 'number', takes: 'at-once', least: 3, most: 600, origin: 'default' },
  ...{ value: '60', running: null, otherwise: more.value ?? '60' },
  ...more,
});

const idle = setting('session.idleSeconds', { value: '90', origin: 'technician', otherwise: '60' });
const workday = setting('hours.open.workday', {
  kind: 'spans',
  value: '08:30-12:00，13:30-21:00',
  origin: 'site',
});
const siteName = setting('kiosk.siteName', {
  ...{ kind: 'text', takes: 'restart', origin: 'technician', most: 40 },
  ...{ value: '浏阳市样例路购物中心一楼东门', running: '浏阳市样例路购物中心一楼' },
});

const overview: ConfigurationOverview = {
  settings: [
    siteName,
    setting('kiosk.hall.name', { kind: 'text', value: '浏阳市民之家' }),
    setting('kiosk.hall.phone', { kind: 'text', value: '0731-12345', origin: 'site' }),
    setting('kiosk.elsewhere', {
      kind: 'list',
      value: '浏阳市示例社区服务中心 示例路18号一楼大厅 步行约8分钟',
    }),
    idle,
    setting('session.idleWarningSeconds', { value: '20' }),
    workday,
    setting('hours.open.saturday', { kind: 'spans', value: '' }),
    setting('hours.open.sunday', { kind: 'spans', value: '' }),
    setting('hours.open.holiday', { kind: 'spans', value: '' }),
    setting('hours.nightlyRestart.enabled', { kind: 'flag', value: 'true', origin: 'remote' }),
    setting('hours.nightlyRestart.from', { kind: 'time', value: '02:30' }),
    setting('hours.nightlyRestart.to', { kind: 'time', value: '04:30' }),
  ],
  remote: 7,
  refused: {
    version: 8,
    problems: ['remote.yaml 第 10 行：session.idleSeconds：不能小于 3'],
  },
  leftOut: [],
  undo: [],
};

const list = {
  ...{ busy: false, message: null, onGroup: nothing, onEdit: nothing, onReview: nothing },
  ...{ onUndo: nothing, onLeave: nothing },
};
const changes = [
  { key: 'session.idleSeconds', from: '60', to: '90', takes: 'at-once' },
  {
    key: 'kiosk.siteName',
    from: '浏阳市样例路购物中心一楼',
    to: '浏阳市样例路购物中心一楼东门',
    takes: 'restart',
  },
] as const;
const edit = { overview, onKeep: nothing, onLeave: nothing };
const review = { busy: false, onDo: nothing, onDrop: nothing, onLeave: nothing };

export const SAMPLES: readonly Sample[] = [
  {
    name: 'maintenance-configuration',
    show: () => (
      <ListScreen overview={overview} plans={{ 'session.idleSeconds': '120' }} group="times" {...list} />
    ),
  },
  {
    name: 'maintenance-configuration-undo',
    show: () => (
      <ListScreen
        overview={{ ...overview, refused: null, undo: [...changes] }}
        plans={{}}
        group="kiosk"
        {...list}
        message="已应用。"
      />
    ),
  },
  { name: 'maintenance-configuration-number', show: () => <EditScreen setting={idle} text="90" {...edit} /> },
  {
    name: 'maintenance-configuration-spans',
    show: () => <EditScreen setting={workday} text={workday.value} {...edit} />,
  },
  {
    name: 'maintenance-configuration-text',
    show: () => <EditScreen setting={siteName} text={siteName.value} {...edit} />,
  },
  {
    name: 'maintenance-configuration-flag',
    show: () => (
      <EditScreen
        setting={setting('hours.nightlyRestart.enabled', { kind: 'flag', value: 'true' })}
        text="false"
        {...edit}
      />
    ),
  },
  {
    name: 'maintenance-configuration-review',
    show: () => <ReviewScreen what="apply" changes={changes} problems={[]} {...review} />,
  },
  {
    name: 'maintenance-configuration-refused',
    show: () => (
      <ReviewScreen
        what="apply"
        changes={[]}
        problems={[{ key: 'session.idleSeconds', text: '不能小于 3' }]}
        {...review}
      />
    ),
  },
];
