/** The questions of the step: for whom, what that one is to you, what you are there; each a few large choices. */
import type { ForWhom, Relation, Role } from '../../../main/core/model/principal.ts';
import { Relation as Relations, Role as Roles } from '../../../main/core/model/principal.ts';
import { Button } from '../../components/button.tsx';
import type { Failure } from '../../components/failure.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import type { Prompt } from '../../i18n/words.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './for-whom.css';

const ICONS: Readonly<Record<ForWhom, IconName>> = {
  oneself: 'person',
  person: 'people',
  organisation: 'building',
};

export function WhomScreen(props: {
  /** For whom the item may be done. */
  offered: readonly ForWhom[];
  /** What was chosen before the citizen came back to here. */
  chosen: ForWhom | null;
  failure: Failure | null;
  onChoose: (whom: ForWhom) => void;
}) {
  const t = useWords(WORDS);
  const { offered } = props;
  const others = offered.length === 3 ? null : offered.includes('person') ? 'onlyPerson' : 'onlyOrganisation';
  return (
    <Page
      title={t('whom.title')}
      lead={t(others ? `whom.${others}` : 'whom.lead')}
      failure={props.failure}
      prompt={PROMPTS.whom}
      fixed
      className="for-whom"
    >
      <div className="whom-choices">
        {offered.map((whom) => (
          <Button
            key={whom}
            className="button button-quiet whom-choice"
            aria-pressed={props.chosen === whom}
            onPress={() => props.onChoose(whom)}
          >
            <Icon name={ICONS[whom]} />
            <span>
              {t(`whom.${whom}`)}
              <span className="whom-more">{t(`whom.${whom}Text`)}</span>
            </span>
          </Button>
        ))}
      </div>
    </Page>
  );
}

export function RelationScreen(props: {
  chosen: Relation | null;
  onChoose: (relation: Relation) => void;
  onBack: (() => void) | undefined;
}) {
  const t = useWords(WORDS);
  return (
    <Page
      title={t('whom.relation')}
      onBack={props.onBack}
      prompt={PROMPTS.whomRelation}
      fixed
      className="for-whom"
    >
      <div className="whom-choices whom-many">
        {Relations.options.map((relation) => (
          <Button
            key={relation}
            className="button button-quiet whom-choice"
            aria-pressed={props.chosen === relation}
            onPress={() => props.onChoose(relation)}
          >
            {t(`relation.${relation}`)}
          </Button>
        ))}
      </div>
    </Page>
  );
}

export function RoleScreen(props: {
  chosen: Role | null;
  failure: Failure | null;
  onChoose: (role: Role) => void;
  onBack: () => void;
}) {
  const t = useWords(WORDS);
  return (
    <Page
      title={t('whom.role')}
      onBack={props.onBack}
      failure={props.failure}
      prompt={PROMPTS.whomRole}
      fixed
      className="for-whom"
    >
      <div className="whom-choices">
        {Roles.options.map((role) => (
          <Button
            key={role}
            className="button button-quiet whom-choice"
            aria-pressed={props.chosen === role}
            onPress={() => props.onChoose(role)}
          >
            <span>
              {t(`role.${role}`)}
              <span className="whom-more">{t(`role.${role}Text`)}</span>
            </span>
          </Button>
        ))}
      </div>
    </Page>
  );
}

/** The item is done in person: who acts for another is told what to do instead. */
export function InPersonScreen(props: { onOneself: () => void; onBack: (() => void) | undefined }) {
  const t = useWords(WORDS);
  return (
    <Said
      title={t('whom.inPerson')}
      text={t('whom.inPersonText')}
      way={t('whom.inPersonWay')}
      prompt={PROMPTS.whomInPerson}
      deadEnd="in-person"
      primary={{ label: t('whom.forMyself'), onPress: props.onOneself }}
      onBack={props.onBack}
    />
  );
}

/** The document is the agent's own. */
export function SamePersonScreen(props: { onOneself: () => void; onAgain: () => void }) {
  const t = useWords(WORDS);
  return (
    <Said
      title={t('whom.same')}
      text={t('whom.sameText')}
      prompt={PROMPTS.whomSame}
      primary={{ label: t('whom.forMyself'), onPress: props.onOneself }}
      onBack={props.onAgain}
      backLabel={t('whom.again')}
    />
  );
}

function Said(props: {
  title: string;
  text: string;
  way?: string;
  prompt: Prompt;
  deadEnd?: 'in-person';
  primary: { label: string; onPress: () => void };
  onBack: (() => void) | undefined;
  backLabel?: string;
}) {
  return (
    <Page
      title={props.title}
      prompt={props.prompt}
      primary={props.primary}
      deadEnd={props.deadEnd}
      onBack={props.onBack}
      {...(props.backLabel && { backLabel: props.backLabel })}
      className="for-whom"
    >
      <section className="panel whom-said">
        <p>{props.text}</p>
        {props.way && <p className="strong">{props.way}</p>}
      </section>
    </Page>
  );
}
