/** One page from the document scanner for a screen: under way, not come through, or there to be looked at. */
import { useEffect, useRef, useState } from 'react';
import type { ScanProblem } from '../../../devices/document-scanner/contract.ts';
import type { PageScan } from '../../../main/core/paper-scan/contract.ts';
import { PaperEye } from '../../camera/paper-eye.ts';
import { useOccupied } from '../../kiosk/use-occupied.ts';
import { facing, type Shown } from './use-shot.ts';

export type Scan = (signal: AbortSignal) => Promise<PageScan>;

export type ScanState =
  | { state: 'ready' }
  | { state: 'scanning' }
  | { state: 'failed'; problem: ScanProblem }
  | { state: 'shown'; shown: Shown };

/** Leaving the screen stops the scanner. */
export function useScan(scan: Scan) {
  const [state, setState] = useState<ScanState>({ state: 'ready' });
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);
  useOccupied(state.state === 'scanning');
  const start = async () => {
    const own = new AbortController();
    leaving.current = own;
    setState({ state: 'scanning' });
    const next = await pageOf(scan, own.signal);
    if (!own.signal.aborted) setState(next);
  };
  const turnOver = () =>
    setState((now) =>
      now.state === 'shown' ? { state: 'shown', shown: facing(now.shown, !now.shown.isPaper) } : now,
    );
  return { state, start: () => void start(), again: () => setState({ state: 'ready' }), turnOver };
}

async function pageOf(scan: Scan, signal: AbortSignal): Promise<ScanState> {
  try {
    const page = await scan(signal);
    if (page.outcome === 'failed') return { state: 'failed', problem: page.problem };
    const shown = await shownOf(page.jpeg);
    return shown ? { state: 'shown', shown } : { state: 'failed', problem: 'failed' };
  } catch {
    return { state: 'failed', problem: 'failed' };
  }
}

/** Drawn anew, and looked at as a photograph is. A scan lies straight: the whole page is shown first. */
async function shownOf(jpeg: Blob): Promise<Shown | null> {
  const frame = await createImageBitmap(jpeg);
  const eye = new PaperEye();
  try {
    const shot = await eye.shot(frame);
    return shot && facing(shot, false);
  } finally {
    frame.close();
    eye.close();
  }
}
