/** The card readers that the system's smart-card service knows. */
import type { Technician } from '../common/module.ts';
import { winscard } from './winscard.ts';

export async function listCardReaders({ say }: Technician): Promise<void> {
  const service = await winscard(() => say('智能卡服务不应答')).open();
  if (!service.ok) {
    const missing = service.problem === 'no-library' ? '缺少 libpcsclite1 或 koffi' : 'pcscd 未运行';
    return say(`社保卡读卡器：${missing}`);
  }
  const readers = await service.value.readers();
  say(`PC/SC 读卡器 ${readers.ok ? readers.value.length : 0} 个`);
  for (const name of readers.ok ? readers.value : []) {
    say(`  ${name}  socialSecurityCard: { kind: pcsc }`);
  }
  await service.value.close();
}
