/** What a technician reads of the document scanner. */
import type { Words } from '../common/module.ts';

export const WORDS = {
  name: '扫描仪',
  faults: {
    'no-program': {
      code: 'software',
      technician: '没有 scanimage：请安装 sane-utils（apt-get install sane-utils），再重启设备进程',
    },
    'no-scanner': {
      code: 'unplugged',
      technician:
        '找不到扫描仪：请检查 USB 线和电源，用 scanimage -L 看 SANE 认不认得，并核对 devices.documentScanner.device',
    },
    'list-silent': {
      code: 'no-answer',
      technician: 'SANE 列不出扫描仪：/etc/sane.d/dll.conf 里只留这台扫描仪的后端，再重新插拔',
    },
    denied: {
      code: 'software',
      technician:
        '没有权限使用扫描仪：liuyang-kiosk-devices 用户须在 scanner 组，装好 libsane1 的 udev 规则后重新插拔',
    },
    busy: { code: 'no-answer', technician: '扫描仪被其他程序占用：请关闭厂商的扫描软件' },
    'no-answer': { code: 'no-answer', technician: '扫描仪不应答：请断电重启扫描仪，检查 USB 线' },
    'cover-open': { code: 'cover-open', technician: '扫描仪盖子开着：请合上盖子' },
    jam: { code: 'jam', technician: '扫描仪卡纸：请取出卡住的纸，再在自检里试一页' },
    options: {
      code: 'protocol',
      technician:
        '扫描仪没有配置里写的选项：请核对 devices.documentScanner 的 source 和 options（scanimage -A）',
    },
  },
} as const satisfies Words;
