/** What an item asks for, before anything is typed: papers, time, fee, and who decides. */
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import { isSituationKnown, materialsOf } from '../../../main/core/forms/conditions.ts';
import type { Answers } from '../../../main/core/forms/form.ts';
import type { WalkIn } from '../../../main/core/hall/contract.ts';
import type { KioskInfo } from '../../../main/core/kiosk/contract.ts';
import type { Material } from '../../../main/core/model/item.ts';
import type { Failure } from '../../components/failure.ts';
import { HELP_WORDS } from '../../components/help.words.ts';
import { ITEM_WORDS } from '../../components/item.words.ts';
import { MATERIAL_WORDS } from '../../components/material.words.ts';
import { Page } from '../../components/page.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './guide.css';

const TEXTS = { ...WORDS, ...HELP_WORDS, ...ITEM_WORDS, ...MATERIAL_WORDS };

export function GuideScreen(props: {
  item: ItemDetail;
  /** What was answered about the citizen's situation; where that is asked and not answered, all papers that a case may need are shown. */
  situation: Answers;
  lead: string;
  busy: boolean;
  failure: Failure | null;
  /** It needs no booking: where to go. */
  walkIn?: WalkIn | null;
  /** Only the window can take it: said plainly. */
  windowOnly?: boolean;
  /** Null where nothing can be begun with it here. */
  begin: { label: string; onPress: () => void } | null;
}) {
  const t = useWords(TEXTS);
  const { info } = useKiosk();
  const { item } = props;
  const online = `${t(`guide.apply.${item.apply ?? 'window'}`)}${t('guide.visits', { visits: item.visits })}`;
  const facts = [
    [t('guide.department'), item.departmentFullName],
    [
      t('guide.time'),
      item.caseType === '即办件' ? t('item.atOnce') : t('item.promised', { days: item.promisedDays }),
    ],
    [
      t('guide.statutory'),
      item.statutoryDays === 0 ? t('item.atOnce') : t('guide.days', { days: item.statutoryDays }),
    ],
    [t('guide.fee'), item.fee],
    [t('guide.apply'), online],
    [t('guide.audience'), `${item.audience.map((each) => t(`audience.${each}`)).join('、')} · ${item.type}`],
  ];
  return (
    <Page
      title={item.name}
      lead={props.lead}
      primary={props.begin ? { ...props.begin, busy: props.busy } : undefined}
      // Who just goes there has nothing to begin here.
      deadEnd={props.windowOnly ? 'window-only' : props.walkIn?.canBook === false ? 'done-elsewhere' : null}
      failure={props.failure}
      prompt={props.walkIn ? PROMPTS.guideWalkIn : PROMPTS.guide}
      className="guide"
    >
      {props.walkIn && <JustGo {...props.walkIn} />}
      <dl className="fact-cards">
        {facts.map(([term, text]) => (
          <div key={term} className="fact-card">
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="guide-online">{online}</p>
      <Papers
        materials={materialsOf(item, props.situation)}
        isKnown={isSituationKnown(item, props.situation)}
      />
      {info && !props.walkIn && <Where hall={info.hall} />}
    </Page>
  );
}

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

/** Where the hall is that decides. */
function Where({ hall }: { hall: KioskInfo['hall'] }) {
  const t = useWords(TEXTS);
  return (
    <section className="panel guide-where">
      <h2>{t('guide.where')}</h2>
      <dl className="facts">
        <dt>{t('help.hall')}</dt>
        <dd className="strong">{hall.name}</dd>
        <dt>{t('help.address')}</dt>
        <dd>{hall.address}</dd>
        <dt>{t('help.hours')}</dt>
        <dd>{hall.hours}</dd>
        <dt>{t('help.phone')}</dt>
        <dd>{hall.phone}</dd>
      </dl>
    </section>
  );
}
