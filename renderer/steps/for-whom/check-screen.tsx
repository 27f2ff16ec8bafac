/** Who it is for, masked, since others may look on; which papers an agent needs besides; and that the principal agrees. */
import { maskNumber } from '../../../main/core/model/documents/index.ts';
import type { Material } from '../../../main/core/model/item.ts';
import type { Principal } from '../../../main/core/model/principal.ts';
import { Button } from '../../components/button.tsx';
import { type Fact, Facts } from '../../components/facts.tsx';
import { MATERIAL_WORDS } from '../../components/material.words.ts';
import { Page } from '../../components/page.tsx';
import { PERSON_WORDS } from '../../components/person.words.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './for-whom.css';

const TEXTS = { ...WORDS, ...PERSON_WORDS, ...MATERIAL_WORDS };

export function CheckScreen(props: {
  principal: Principal;
  /** What proves the agent's authority. */
  papers: readonly Material[];
  onChange: () => void;
  onNext: () => void;
}) {
  const t = useWords(TEXTS);
  const { principal, papers } = props;
  const isPerson = principal.kind === 'person';
  const without = isPerson
    ? principal.authority === 'guardian' && t('whom.guardian')
    : principal.role === 'legal-representative' && t('whom.office');
  return (
    <Page
      title={t('whom.check')}
      lead={t('whom.checkLead')}
      prompt={PROMPTS.whomCheck}
      primary={{ label: t(isPerson ? 'whom.goOn' : 'whom.goOnOrganisation'), onPress: props.onNext }}
      className="for-whom whom-check"
    >
      <section className="panel">
        <Facts facts={usePrincipalFacts(principal)} />
      </section>
      {(papers.length > 0 || without) && (
        <section className="panel whom-papers">
          <h2>{t('whom.needed')}</h2>
          <ul className="paper-list">
            {papers.map(({ archiveKey, name, form, where }) => (
              <li key={archiveKey}>
                <span className="paper-name">
                  {name}
                  {where && <span className="paper-where">{where}</span>}
                </span>
                <span className="paper-more">{t(`form.${form}`)}</span>
              </li>
            ))}
          </ul>
          {without && <p>{without}</p>}
        </section>
      )}
      {isPerson && <p className="whom-agrees">{t('whom.agrees')}</p>}
      <Button className="button button-quiet" onPress={props.onChange}>
        {t('whom.change')}
      </Button>
    </Page>
  );
}

/** The principal as a screen shows them; each leads back to this step where it is wrong. */
export function usePrincipalFacts(principal: Principal | undefined): Fact[] {
  const t = useWords(TEXTS);
  if (!principal) return [];
  if (principal.kind === 'organisation') {
    return [
      [t('whom.name'), principal.name, 'principal'],
      [t('whom.code'), maskNumber(principal.uscc)],
      [t('whom.roleOf'), t(`role.${principal.role}`)],
    ];
  }
  const { person, relation } = principal;
  return [
    [t('confirm.name'), person.name, 'principal'],
    ...(person.nameEn ? [[t('confirm.nameEn'), person.nameEn] as const] : []),
    ...(person.undrawn ? [[t('confirm.nameNote'), t('confirm.undrawn')] as const] : []),
    [t('confirm.id'), maskNumber(person.idNumber)],
    [t('whom.relationOf'), t(`relation.${relation}`)],
  ];
}
