/** One sentence that is the whole screen, so large that nobody overlooks it. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../components/icon.tsx';

export function Said(props: { icon: IconName; children: ReactNode }) {
  return (
    <div className="hand-over-said" role="status">
      <Icon name={props.icon} />
      <p>{props.children}</p>
    </div>
  );
}
