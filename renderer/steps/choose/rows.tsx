/** Items to choose from, as rows; search hits with what matched. */
import type { ReactNode } from 'react';
import type { SearchHit } from '../../../main/core/catalogue/contract.ts';
import type { ItemSummary } from '../../../main/core/model/item.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { ITEM_WORDS } from '../../components/item.words.ts';
import { useWords } from '../../kiosk/use-words.ts';
import './row.css';

export function ItemRow(props: {
  item: ItemSummary;
  name: ReactNode;
  note?: string | null;
  onPress: () => void;
}) {
  const t = useWords(ITEM_WORDS);
  const { item } = props;
  return (
    <li>
      <Button className="row" onPress={props.onPress}>
        <span className="row-words">
          <span className="row-name">{props.name}</span>
          <span className="row-more">
            {item.departmentName}
            {' · '}
            {item.caseType === '即办件' ? t('item.atOnce') : t('item.promised', { days: item.promisedDays })}
            {props.note && ` · ${props.note}`}
          </span>
        </span>
        <Icon name="next" />
      </Button>
    </li>
  );
}

export function Marked(props: { hit: SearchHit }) {
  const { name } = props.hit.item;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of props.hit.marks) {
    parts.push(name.slice(at, start), <mark key={start}>{name.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <>
      {parts}
      {name.slice(at)}
    </>
  );
}
