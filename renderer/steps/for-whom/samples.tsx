/** Samples of asking for whom it is done. */
import type { Material } from '../../../main/core/model/item.ts';
import type { Principal } from '../../../main/core/model/principal.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { draft } from '../../samples/facts.ts';
import { drawnPhoto } from '../../samples/photo.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { CardScreen } from '../identify/card-screen.tsx';
import { TypedIdentityScreen } from '../identify/typed-screen.tsx';
import { CheckScreen } from './check-screen.tsx';
import { type EnteredName, type OrganisationPart, OrganisationScreen } from './organisation-screen.tsx';
import { InPersonScreen, RelationScreen, RoleScreen, SamePersonScreen, WhomScreen } from './screen.tsx';
import { WORDS } from './words.ts';

const bar = { kind: 'pre-review', step: 'for-whom' } as const;

const MOTHER: Principal = {
  kind: 'person',
  relation: 'parent',
  authority: 'entrusted',
  person: {
    ...{ source: 'card', document: 'resident', name: '测试母', idNumber: '990000196203070022' },
    ...{ sex: '2', nation: '汉', birth: '1962-03-07', address: null },
  },
};
const CHILD: Principal = {
  ...MOTHER,
  relation: 'child',
  authority: 'guardian',
  person: { ...MOTHER.person, source: 'typed', name: '欧阳小测', idNumber: '990000201503070028' },
};
const FIRM: Principal = {
  kind: 'organisation',
  ...{ name: '样例市示范花炮有限公司', uscc: '91350100M000100Y43', role: 'handler', source: 'licence' },
};

const paper = (archiveKey: string, name: string, form: Material['form'], where: string): Material => ({
  ...{ archiveKey, name, form, where, copies: 1, required: true, source: '申请人自备' },
});
const LETTER = paper('poa', '授权委托书', '原件', '窗口领取，或自己写');
const PAPERS = [
  LETTER,
  paper('relation-proof', '亲属关系证明材料', '复印件', '户籍派出所或村（社区）'),
  paper('agent-id', '委托代理人身份证', '复印件', '带您自己的身份证'),
];

const check = (name: string, principal: Principal, papers: readonly Material[]): Sample => ({
  name,
  bar,
  show: () => <CheckScreen principal={principal} papers={papers} onChange={nothing} onNext={nothing} />,
});

const organisation = (
  name: string,
  active: OrganisationPart,
  entered: EnteredName,
  more: { problems?: 'uscc' | 'uscc-doubt'; notice?: 'whom.licence.read' | 'whom.licence.not-accepted' } = {},
): Sample => ({
  name,
  bar,
  show: () => <OrganisationSample active={active} entered={entered} {...more} />,
});

function OrganisationSample(props: {
  active: OrganisationPart;
  entered: EnteredName;
  problems?: 'uscc' | 'uscc-doubt';
  notice?: 'whom.licence.read' | 'whom.licence.not-accepted';
}) {
  const t = useWords(WORDS);
  return (
    <OrganisationScreen
      active={props.active}
      entered={props.entered}
      problems={props.problems ? [{ field: 'uscc', code: props.problems }] : []}
      notice={props.notice ? t(props.notice) : null}
      failure={null}
      onActivate={nothing}
      onChange={nothing}
      onBack={nothing}
      onNext={nothing}
    />
  );
}

function PrincipalCard({ isRead }: { isRead: boolean }) {
  const t = useWords(WORDS);
  return (
    <CardScreen
      event={isRead ? { state: 'identified', draft, photo: drawnPhoto() } : { state: 'present-card' }}
      applicant={isRead && MOTHER.kind === 'person' ? MOTHER.person : null}
      isPrincipals
      lies
      lead={t('whom.cardLead')}
      needed="typed"
      onBack={nothing}
      onType={nothing}
      onAgain={nothing}
      onNext={nothing}
    />
  );
}

export const SAMPLES: readonly Sample[] = [
  {
    name: 'whom',
    bar,
    show: () => (
      <WhomScreen
        offered={['oneself', 'person', 'organisation']}
        chosen={null}
        failure={null}
        onChoose={nothing}
      />
    ),
  },
  {
    name: 'whomTwo',
    bar,
    show: () => (
      <WhomScreen offered={['oneself', 'person']} chosen="person" failure={null} onChoose={nothing} />
    ),
  },
  { name: 'whomInPerson', bar, show: () => <InPersonScreen onOneself={nothing} onBack={undefined} /> },
  {
    name: 'whomRelation',
    bar,
    show: () => <RelationScreen chosen={null} onChoose={nothing} onBack={nothing} />,
  },
  { name: 'whomCard', bar, show: () => <PrincipalCard isRead={false} /> },
  { name: 'whomCardRead', bar, show: () => <PrincipalCard isRead /> },
  {
    name: 'whomTyped',
    bar,
    show: () => (
      <TypedIdentityScreen
        whose="principal"
        busy={false}
        failure={null}
        problems={[]}
        onBack={nothing}
        onEnter={nothing}
      />
    ),
  },
  { name: 'whomSame', bar, show: () => <SamePersonScreen onOneself={nothing} onAgain={nothing} /> },
  organisation('whomOrganisation', 'code', { uscc: '', name: '' }),
  organisation(
    'whomOrganisationDoubt',
    'code',
    { uscc: FIRM.uscc, name: FIRM.name },
    { problems: 'uscc-doubt' },
  ),
  organisation(
    'whomOrganisationName',
    'name',
    { uscc: FIRM.uscc, name: '' },
    { notice: 'whom.licence.not-accepted' },
  ),
  {
    name: 'whomRole',
    bar,
    show: () => <RoleScreen chosen={null} failure={null} onChoose={nothing} onBack={nothing} />,
  },
  check('whomCheck', MOTHER, PAPERS),
  check('whomCheckChild', CHILD, PAPERS.slice(1, 2)),
  check('whomCheckFirm', FIRM, [LETTER]),
];
