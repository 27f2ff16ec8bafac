/** The steps of a flow as the screen itself has them: out of `renderer/matters`, bundled without its pictures and styles. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import type { Service } from '../../../main/core/model/draft.ts';
import { OUT, ROOT } from '../../../scripts/setup/lib.mjs';

/** `title`: by which the bar of steps names it. */
export type FlowStep = { name: string; title: string };

/** Data that the screen imports as text (Vite's `?raw`): no step is named in it. */
const EMPTY_TEXTS: Plugin = {
  name: 'empty-texts',
  resolveId: (source) => (source.endsWith('?raw') ? `\0${source}` : null),
  load: (id) => (id.startsWith('\0') && id.endsWith('?raw') ? 'export default "";' : null),
};

/**
 * The items walked ask nothing about a situation, and none of their papers may come later; the one citizen comes for themselves, and agrees at
 * the guide.
 */
const NOT_HERE = ['situation', 'promise', 'for-whom', 'consent'];

export async function stepsOf(flow: Service): Promise<FlowStep[]> {
  const built = await rolldown({
    input: path.join(ROOT, 'renderer', 'matters', 'index.ts'),
    platform: 'node',
    external: (id) => /^(virtual:|[^./\0])/.test(id),
    moduleTypes: { '.css': 'empty' },
    plugins: [EMPTY_TEXTS],
    logLevel: 'silent',
  });
  const file = path.join(OUT, 'faults', 'journeys.mjs');
  await built.write({ file, format: 'esm', codeSplitting: false });
  await built.close();
  const { matterView } = (await import(pathToFileURL(file).href)) as {
    matterView: (kind: Service) => { journey: readonly { name: string; title: Record<'zh-CN', string> }[] };
  };
  return matterView(flow)
    .journey.filter(({ name }) => !NOT_HERE.includes(name))
    .map(({ name, title }) => ({ name, title: title['zh-CN'] }));
}
