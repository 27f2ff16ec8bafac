/** The scanners that SANE knows. */
import type { Technician } from '../common/module.ts';
import { listScanners } from './driver.ts';

export async function listDocumentScanners({ say }: Technician): Promise<void> {
  const listed = await listScanners();
  if ('fault' in listed) return say(`扫描仪：${listed.fault.technician}`);
  say(`扫描仪 ${listed.found.length} 台`);
  for (const { name, model } of listed.found) {
    const backend = name.split(':')[0];
    say(`  ${name}  ${model}  documentScanner: { kind: sane, device: ${backend} }`);
  }
}
