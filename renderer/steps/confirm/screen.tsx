/** Everything once more before it counts; identity masked, since others may look on. */
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import type { Draft } from '../../../main/core/model/draft.ts';
import type { Fact } from '../../components/facts.tsx';
import { longDate } from '../../components/long-date.ts';
import { maskId, maskPhone } from '../../components/mask.ts';
import { Page } from '../../components/page.tsx';
import { Review } from '../../components/review.tsx';
import type { Translate } from '../../kiosk/kiosk-context.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';

function answerText(t: Translate, kind: string, value: string | number | boolean): string {
  if (kind === 'bool') return t(value === true ? 'form.yes' : 'form.no');
  if (kind === 'idNumber') return maskId(String(value));
  return kind === 'phone' ? maskPhone(String(value)) : String(value);
}

export function ConfirmScreen(props: {
  item: ItemDetail;
  draft: Draft;
  busy: boolean;
  failure: string | null;
  onConfirm: () => void;
}) {
  const { t, language, info } = useKiosk();
  const { draft, item } = props;
  const { appointment, applicant } = draft;
  const matter: Fact[] = [
    [t('confirm.service'), t(draft.service === 'booking' ? 'home.booking' : 'home.preReview')],
    [t('confirm.item'), item.name],
    [t('guide.department'), item.departmentFullName],
  ];
  if (appointment) {
    matter.push([
      t(appointment.firm ? 'confirm.time' : 'confirm.wishedTime'),
      `${longDate(language, appointment.date)} ${appointment.start}–${appointment.end}`,
    ]);
    if (info) matter.push([t('help.hall'), `${info.hall.name} ${info.hall.address}`]);
  }
  const person: Fact[] = [
    [t('confirm.name'), applicant?.name ?? ''],
    [t('confirm.id'), maskId(applicant?.idNumber ?? '')],
    [t('confirm.phone'), maskPhone(draft.phone ?? '')],
  ];
  const answers: Fact[] =
    draft.service === 'booking'
      ? []
      : item.fields.flatMap((field) => {
          const value = draft.answers[field.key];
          return value === undefined || value === '' ? [] : [[field.label, answerText(t, field.kind, value)]];
        });
  const papers: Fact[] =
    draft.service === 'booking'
      ? []
      : item.materials.flatMap((material) => {
          const state = draft.materials.find((each) => each.archiveKey === material.archiveKey);
          if (!state || (state.pages.length === 0 && !state.original)) return [];
          const pages = state.pages.length > 0 ? t('confirm.pages', { count: state.pages.length }) : '';
          const original = state.original ? t('materials.original') : '';
          return [[material.name, [pages, original].filter((part) => part !== '').join('，')]];
        });
  return (
    <Page
      title={t('confirm.title')}
      lead={t(props.busy ? 'confirm.saving' : 'confirm.lead')}
      primary={{
        label: t(props.busy ? 'confirm.savingShort' : 'confirm.submit'),
        onPress: props.onConfirm,
        busy: props.busy,
      }}
      failure={props.failure}
      prompt="confirm"
      className="confirm"
    >
      {appointment && !appointment.firm && <p className="notice notice-soft">{t('time.wish')}</p>}
      <Review
        groups={[
          [t('confirm.matter'), matter],
          [t('confirm.person'), person],
          [t('confirm.answers'), answers],
          [t('confirm.papers'), papers],
        ]}
      />
    </Page>
  );
}
