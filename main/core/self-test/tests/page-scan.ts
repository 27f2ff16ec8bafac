/** The document scanner: one page, which is not looked at and not kept; a person listens to how it runs. */
import type { ScanProblem } from '../../../../devices/document-scanner/contract.ts';
import type { DeviceTest } from './device-test.ts';

const PROBLEMS: Readonly<Record<ScanProblem, string>> = {
  jam: '卡纸：取出卡住的纸，再试一次',
  'cover-open': '盖子开着：合上盖子，再试一次',
  'no-paper': '进纸器里没有纸：放一张有字的纸，再试一次',
  busy: '扫描仪正忙：等半分钟再试；仍不行的，看是否被其他程序占用',
  unplugged: '扫描时断开：检查 USB 线和电源',
  'too-late': '一分半钟没有扫完：断电重启扫描仪',
  unavailable: '扫描仪没有就绪，原因在“设备”里',
  failed: '没有扫成：断电重启扫描仪再试，仍不行的用 npm run devices 逐项查',
};

export const pageScan: DeviceTest = {
  name: 'page-scan',
  device: 'document-scanner',
  async *run({ devices }, signal) {
    yield { state: 'working' };
    const page = await devices.scanPage(signal);
    if (page.outcome === 'scanned') yield { state: 'done' };
    else yield { state: 'failed', problem: PROBLEMS[page.problem] };
  },
};
