/** What an item asks for, before anything is typed: papers, time and fee, with the consent that it begins with; who decides is a tap away. */
import type { ReactNode } from 'react';
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import { isSituationKnown, materialsOf } from '../../../main/core/forms/conditions.ts';
import type { Answers } from '../../../main/core/forms/form.ts';
import type { WalkIn } from '../../../main/core/hall/contract.ts';
import type { Material } from '../../../main/core/model/item.ts';
import { Button } from '../../components/button.tsx';
import type { Failure } from '../../components/failure.ts';
import { HELP_WORDS } from '../../components/help.words.ts';
import { Icon } from '../../components/icon.tsx';
import { MATERIAL_WORDS } from '../../components/material.words.ts';
import { Page } from '../../components/page.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { NOTICE_PANEL } from '../consent/panel.tsx';
import { Facts, ShortFacts, Where } from './facts.tsx';
import { PROMPTS, WORDS } from './words.ts';
import './guide.css';

const TEXTS = { ...WORDS, ...HELP_WORDS, ...MATERIAL_WORDS };

/** What is shown of an item, whatever page of its guide. */
interface ItemFacts {
  item: ItemDetail;
  /** What was answered about the citizen's situation; where that is asked and not answered, all papers that a case may need are shown. */
  situation: Answers;
  /** It needs no booking: where to go. */
  walkIn?: WalkIn | null;
}

export function GuideScreen(
  props: ItemFacts & {
    lead: string;
    busy: boolean;
    failure: Failure | null;
    /** Only the window can take it: said plainly. */
    windowOnly?: boolean;
    /** Null where nothing can be begun with it here. */
    begin: { label: string; onPress: () => void } | null;
    /** The privacy notice that beginning agrees to; it takes the room of what `onMore` shows. Null where nobody's data is asked for. */
    consent: { notice: ReactNode; onMore: () => void } | null;
  },
) {
  const t = useWords(TEXTS);
  const { consent } = props;
  return (
    <Page
      title={props.item.name}
      lead={props.lead}
      primary={
        props.begin
          ? { ...props.begin, busy: props.busy, describedBy: consent ? NOTICE_PANEL : undefined }
          : undefined
      }
      // Who just goes there has nothing to begin here.
      deadEnd={props.windowOnly ? 'window-only' : props.walkIn?.canBook === false ? 'done-elsewhere' : null}
      failure={props.failure}
      prompt={consent ? promptOf(props.walkIn) : PROMPTS[props.walkIn ? 'guideWalkIn' : 'guide']}
      aside={consent?.notice}
      className="mostly-read guide"
    >
      {props.walkIn && <JustGo {...props.walkIn} />}
      {consent ? <ShortFacts item={props.item} /> : <Facts item={props.item} />}
      <Papers
        materials={materialsOf(props.item, props.situation)}
        isKnown={isSituationKnown(props.item, props.situation)}
      />
      {consent ? (
        <Button className="button button-quiet guide-more" onPress={consent.onMore}>
          <Icon name="papers" />
          {t('guide.more')}
        </Button>
      ) : (
        !props.walkIn && <Where />
      )}
    </Page>
  );
}

const promptOf = (walkIn: WalkIn | null | undefined) =>
  PROMPTS[walkIn ? 'guideWalkInConsent' : 'guideConsent'];

/** No booking is needed: where to go, and when it is open. */
function JustGo({ place, address, windows, way, phone, hours, canBook }: WalkIn) {
  const t = useWords(TEXTS);
  const open = (['workday', 'saturday', 'sunday'] as const).flatMap((day) =>
    hours[day]?.length ? [`${t(`guide.${day}`)} ${hours[day].join('、')}`] : [],
  );
  return (
    <section className="panel guide-walk-in">
      <h2>{t('guide.walkIn')}</h2>
      <p>{t(canBook ? 'guide.walkInBook' : 'guide.walkInOnly')}</p>
      <dl className="facts">
        <dt>{t('guide.where')}</dt>
        <dd className="strong">
          {place} {windows}
          {way && <span>{way}</span>}
        </dd>
        <dt>{t('help.address')}</dt>
        <dd>{address}</dd>
        <dt>{t('help.hours')}</dt>
        <dd>{open.join('；')}</dd>
        <dt>{t('help.phone')}</dt>
        <dd>{phone}</dd>
      </dl>
    </section>
  );
}

/** The papers to bring. */
function Papers(props: { materials: ItemDetail['materials']; isKnown: boolean }) {
  const t = useWords(TEXTS);
  return (
    <section className="panel">
      <h2>{t('guide.bring')}</h2>
      <ol className="paper-list">
        {props.materials.map((material) => (
          <li key={material.archiveKey}>
            <span className="paper-name">
              {material.name}
              {material.where && (
                <span className="paper-where">{t('guide.paperWhere', { where: material.where })}</span>
              )}
            </span>
            <span className="paper-more">
              {t(`form.${material.form}`)}
              {material.copies > 1 && ` × ${material.copies}`}
            </span>
            <PaperTag material={material} isKnown={props.isKnown} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Whether it must be there. */
function PaperTag({ material, isKnown }: { material: Material; isKnown: boolean }) {
  const t = useWords(TEXTS);
  if (material.when && !isKnown) return <span className="tag">{t('guide.dependent')}</span>;
  return (
    <span className={material.required ? 'tag tag-strong' : 'tag'}>
      {t(material.required ? 'guide.required' : 'guide.optional')}
    </span>
  );
}
