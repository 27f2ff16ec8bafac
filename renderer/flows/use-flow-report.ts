/** Counts how a matter was walked (seconds, taps, where it ended) and tells the core when it is left. No word of what was typed. */
import { useEffect, useEffectEvent, useRef } from 'react';
import type { MatterKind } from '../../main/core/model/draft.ts';
import { StepName, withinReport } from '../../main/core/model/flow-report.ts';
import type { Progress } from '../journey/journey.ts';
import { useClient } from '../kiosk/use-client.ts';

export function useFlowReport(kind: MatterKind, { at, matter }: Progress): void {
  const client = useClient();
  const taps = useRef(0);
  const last = useRef(at);
  const began = useRef(0);
  /** What it took until it was filed; null before. */
  const filed = useRef<{ seconds: number; taps: number } | null>(null);
  const { receipt } = matter;
  useEffect(() => {
    if (receipt) filed.current ??= { seconds: secondsSince(began.current), taps: taps.current };
  }, [receipt]);
  useEffect(() => {
    if (at !== null) last.current = at;
  }, [at]);
  const report = useEffectEvent(() => {
    const step = StepName.safeParse(last.current);
    if (!step.success) return;
    const end = filed.current ? 'filed' : 'abandoned';
    const itemCode = matter.item?.code ?? matter.draft?.itemCode ?? null;
    const now = { seconds: secondsSince(began.current), taps: taps.current };
    const figures = withinReport(filed.current ?? now);
    client.telemetry.flow({ kind, itemCode, end, step: step.data, ...figures }).catch(() => undefined);
  });
  useEffect(() => {
    began.current = performance.now();
    const count = () => {
      taps.current += 1;
    };
    window.addEventListener('pointerdown', count, true);
    return () => {
      window.removeEventListener('pointerdown', count, true);
      report();
    };
  }, []);
}

const secondsSince = (at: number) => (performance.now() - at) / 1000;
