/** What the kiosk says of itself, kept up with its configuration. */
import { isDeepStrictEqual } from 'node:util';
import type { KioskConfig } from '../../../kiosk-config/schema.ts';
import { Changing } from '../streams/changing.ts';
import type { KioskInfo } from './contract.ts';

/** As long as the process lives. `infoOf`: what a configuration has it say. */
export function followInfo(
  running: Changing<KioskConfig>,
  infoOf: (config: KioskConfig) => KioskInfo,
): Changing<KioskInfo> {
  const infos = new Changing(infoOf(running.value));
  void (async () => {
    for await (const config of running.watch()) {
      const info = infoOf(config);
      if (!isDeepStrictEqual(info, infos.value)) infos.set(info);
    }
  })();
  return infos;
}
