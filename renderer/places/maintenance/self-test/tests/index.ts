/** The list of what each test shows while it is tried. */
import type { SelfTestName } from '../../../../../main/core/model/self-test.ts';
import { CornersTrial } from './corners.tsx';
import { DeviceTrial } from './device.tsx';
import { KeysTrial } from './keys.tsx';
import { PhotoTrial } from './photo.tsx';
import { SoundTrial } from './sound.tsx';
import type { Trial } from './trial.ts';

export const TRIALS: Readonly<Record<SelfTestName, Trial>> = {
  slip: DeviceTrial,
  a4: DeviceTrial,
  'id-card': DeviceTrial,
  'social-card': DeviceTrial,
  scan: DeviceTrial,
  photo: PhotoTrial,
  'page-scan': DeviceTrial,
  presence: DeviceTrial,
  keys: KeysTrial,
  sound: SoundTrial,
  corners: CornersTrial,
};
