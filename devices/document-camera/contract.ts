/** The document camera (高拍仪), which the screen itself opens: what it wants of it, and what can go wrong. Pure data and choices. */

import { z } from 'zod';

export type CameraSettings = {
  /** Part of the camera's label, or its USB ids as `1bcf:2281`; the first camera that looks away from the citizen otherwise. */
  labelMatch?: string | undefined;
  /** Wanted picture in pixels; the camera gives what comes nearest. */
  width: number;
  height: number;
  /** How long exposure and white balance take after the lamp came on, in milliseconds. */
  settleMs: number;
};

/** A page's picture: the first of `attempts` that is not larger than `bytesMax` is taken. */
export const JPEG = {
  type: 'image/jpeg',
  /** Well under the core's 2 MiB. */
  bytesMax: 1_900_000,
  /** Longest side in pixels at scale 1: 220 dots an inch on A4, enough for small print. */
  longestSide: 2560,
  attempts: [1, 0.75, 0.5].flatMap((scale) => [0.88, 0.75, 0.6].map((quality) => ({ scale, quality }))),
} as const;

/** From opening to the picture, for a screen that shows it; `fault` can follow on each. */
export type CameraState = 'opening' | 'settling' | 'live' | 'fault';

export const CameraFault = z.enum([
  /** No camera, or none that fits `labelMatch`. */
  'not-found',
  /** The browser or the system refuses it. */
  'not-allowed',
  /** Another program has it. */
  'taken',
  /** Pulled out, or its stream ended by itself. */
  'unplugged',
  /** It is open and yet gives no picture. */
  'no-picture',
  /** No attempt fits `JPEG.bytesMax`. */
  'too-large',
]);
export type CameraFault = z.infer<typeof CameraFault>;

/** One sentence for the technician, in Chinese: what was seen and what to try. */
export const CAMERA_FAULTS: Readonly<Record<CameraFault, string>> = {
  'not-found': '没有找到高拍仪：请检查 USB 线，并核对 devices.documentCamera.labelMatch',
  'not-allowed': '系统不允许使用高拍仪：请检查设备权限（video 组）和浏览器策略',
  taken: '高拍仪被其他程序占用：请关闭厂商的高拍仪软件',
  unplugged: '高拍仪已断开：请检查 USB 线和供电',
  'no-picture': '高拍仪已打开但没有画面：请拔下重插，仍不行则更换',
  'too-large': '照片压缩后仍然过大：请降低 devices.documentCamera 的 width 和 height',
};

/** The names of getUserMedia's errors. */
const FAULT_OF: Readonly<Record<string, CameraFault>> = {
  NotFoundError: 'not-found',
  OverconstrainedError: 'not-found',
  NotAllowedError: 'not-allowed',
  SecurityError: 'not-allowed',
  NotReadableError: 'taken',
  AbortError: 'taken',
};

export function cameraFault(errorName: string): CameraFault {
  return FAULT_OF[errorName] ?? 'no-picture';
}

/** The part of the browser's MediaDeviceInfo that is used here. */
type Found = { deviceId: string; kind: string; label: string };

/**
 * The id of the camera that `labelMatch` names, or null. Ids change with each installation and place names with each
 * plugging; Chromium ends a USB camera's label with its ids: `USB Document Camera (1bcf:2281)`.
 */
export function chooseCamera(found: readonly Found[], labelMatch: string): string | null {
  const wanted = labelMatch.toLowerCase();
  const camera = found.find(
    ({ kind, label }) => kind === 'videoinput' && label.toLowerCase().includes(wanted),
  );
  return camera?.deviceId ?? null;
}

export type VideoWish = {
  width: { ideal: number };
  height: { ideal: number };
  deviceId?: { exact: string };
  facingMode?: 'environment';
};

/** The wish for getUserMedia: a named camera exactly, size as near as it can. */
export function videoWish({ width, height }: CameraSettings, deviceId: string | null): VideoWish {
  return {
    width: { ideal: width },
    height: { ideal: height },
    ...(deviceId === null ? { facingMode: 'environment' } : { deviceId: { exact: deviceId } }),
  };
}

/** Asked of a camera that can: a page lies still, but a thick document is nearer. Unknown to TypeScript's DOM types. */
export const FOCUS = { focusMode: 'continuous' } as const;
