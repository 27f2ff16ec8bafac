/** One way to hand in pages of a paper: under the camera, from a phone, on the scanner. */
import type { Material } from '../../../main/core/model/item.ts';
import { PAGES_MAX } from '../../../main/core/model/limits.ts';
import type { MaterialActions } from './actions.ts';
import { CameraScreen } from './camera-screen.tsx';
import { PhoneWay } from './phone-screen.tsx';
import { ScanWay } from './scan-screen.tsx';

export type Way = 'camera' | 'phone' | 'scan';

export function PageWay(props: {
  way: Way;
  material: Material;
  /** Pages that are handed in already. */
  taken: number;
  watermark: string;
  actions: MaterialActions;
  /** Another way instead. */
  onWay: (way: Way) => void;
  onClose: () => void;
}) {
  const { way, material, taken, watermark, actions, onWay, onClose } = props;
  const { archiveKey } = material;
  const common = {
    material,
    taken,
    pagesMax: PAGES_MAX,
    watermark,
    onClose,
    onCamera: () => onWay('camera'),
  };
  switch (way) {
    case 'camera':
      return (
        <CameraScreen
          {...common}
          onKeep={(jpeg) => actions.addPage(archiveKey, jpeg, 'camera')}
          onOriginal={() => {
            void actions.setOriginal(archiveKey, true);
            onClose();
          }}
        />
      );
    case 'phone':
      return (
        <PhoneWay
          {...common}
          receive={actions.receive(archiveKey)}
          onKeep={(jpeg) => actions.addPage(archiveKey, jpeg, 'phone')}
        />
      );
    case 'scan':
      return (
        <ScanWay
          {...common}
          scan={actions.scan}
          onKeep={(jpeg) => actions.addPage(archiveKey, jpeg, 'scanner')}
        />
      );
  }
}
