/** What a technician reads of the A4 printer; the sentences for its state reasons and jobs stand in status.ts. */
import type { Words } from '../common/module.ts';

export const WORDS = {
  name: 'A4 打印机',
  faults: {
    notFitted: { code: 'unplugged', technician: '未配置 A4 打印机' },
    noAnswer: {
      code: 'no-answer',
      technician: '打印系统不应答：请检查 CUPS 服务或打印机的电源和网线，以及配置中的地址',
    },
    /** `{status}`: HTTP's. */
    elsewhere: {
      code: 'protocol',
      technician:
        'A4 打印机的地址不对（HTTP {status}）：请核对配置中的地址和路径；301 至 308 是它换了地址，426 要用 ipps，401 要关掉它的密码',
    },
    busy: { code: 'stopped', technician: 'A4 打印机正忙，没有接收任务：稍候再试' },
    leftOver: {
      code: 'stopped',
      technician: '上一份 A4 打印任务取消不了：请断电重启打印机，再在维护界面重启此设备',
    },
    refused: { code: 'protocol', technician: '打印系统拒收 A4 打印任务：请检查队列名、驱动和权限' },
    tooLong: { code: 'no-answer', technician: 'A4 打印任务超时，已取消：请查看打印机面板和出纸盘' },
    /** Not the printer's fault, but an answer needs one. */
    calledOff: { code: 'stopped', technician: '办理已结束，A4 打印任务已取消' },
  },
} as const satisfies Words;
