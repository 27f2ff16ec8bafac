/** What the screen's camera follows: which camera, which wish, which fault. */
import { describe, expect, it } from 'vitest';
import {
  CAMERA_FAULTS,
  cameraFault,
  chooseCamera,
  JPEG,
  videoWish,
} from '../../../../devices/document-camera/contract.ts';

const FOUND = [
  { deviceId: 'mic', kind: 'audioinput', label: 'Document Camera (1bcf:2281)' },
  { deviceId: 'face', kind: 'videoinput', label: 'Integrated Camera (04f2:b5ce)' },
  { deviceId: 'page', kind: 'videoinput', label: 'USB Document Camera (1bcf:2281)' },
];

const SETTINGS = { width: 3264, height: 2448, settleMs: 1500 };

describe('the document camera', () => {
  it.each([
    ['1BCF:2281', 'page'],
    ['document', 'page'],
    ['integrated', 'face'],
    ['eloam', null],
  ])('%s is %s', (labelMatch, deviceId) => {
    expect(chooseCamera(FOUND, labelMatch)).toBe(deviceId);
  });

  it('is wished for by its id where it has a name, else by where it looks', () => {
    const size = { width: { ideal: 3264 }, height: { ideal: 2448 } };
    expect(videoWish(SETTINGS, 'page')).toEqual({ ...size, deviceId: { exact: 'page' } });
    expect(videoWish(SETTINGS, null)).toEqual({ ...size, facingMode: 'environment' });
  });

  it.each([
    ['NotFoundError', 'not-found'],
    ['OverconstrainedError', 'not-found'],
    ['NotAllowedError', 'not-allowed'],
    ['NotReadableError', 'taken'],
    ['TypeError', 'no-picture'],
  ] as const)('%s means %s, with a sentence for the technician', (name, fault) => {
    expect(cameraFault(name)).toBe(fault);
    expect(CAMERA_FAULTS[fault]).toMatch(/[\u4e00-\u9fff]/u);
  });

  it('tries smaller pictures one after another', () => {
    const sizes = JPEG.attempts.map(({ scale, quality }) => scale * scale * quality);
    for (const [at, size] of sizes.slice(1).entries()) expect(size).toBeLessThan(sizes[at] ?? 0);
  });
});
