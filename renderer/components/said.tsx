/** One sentence that is the whole screen, so large that nobody overlooks it. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './said.css';

export function Said(props: { icon: IconName; children: ReactNode }) {
  return (
    <div className="said" role="status">
      <Icon name={props.icon} />
      <p>{props.children}</p>
    </div>
  );
}
