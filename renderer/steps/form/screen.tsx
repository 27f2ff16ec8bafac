/** The item's own form, three questions a page (one in 长辈版 and with low controls), each answered with the input that fits it. */
import { showAnswer } from '../../../main/core/forms/answer.ts';
import type { Field } from '../../../main/core/forms/field.ts';
import { Entry } from '../../components/entry.tsx';
import { Page } from '../../components/page.tsx';
import { problemText } from '../../components/problem-text.ts';
import { useLowReach } from '../../components/reach.ts';
import { KIND_INPUTS } from '../../input/kinds/index.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { type Form, type FormState, useForm } from './use-form.ts';

const FIELDS_A_PAGE = 3;

export function FormScreen(
  props: FormState & {
    /** Keys whose answer came from the card. */
    fromCard: ReadonlySet<string>;
    /** What came of a licence that was scanned. */
    notice?: string | null;
    /** How the social-security card's reading stands; said where the form asks for its number. */
    socialCard?: string | null;
    busy: boolean;
    failure: string | null;
    onBack: () => void;
  },
) {
  const { t, modes, status } = useKiosk();
  const scans = status?.devices.some(({ device, state }) => device === 'scanner' && state === 'ready');
  const low = useLowReach();
  const perPage = modes.elder || low ? 1 : FIELDS_A_PAGE;
  const form = useForm(props, perPage);
  const { page, pages, fields, active } = form;
  const fromLicence = fields.some(({ prefill }) => prefill?.startsWith('licence.'));
  const fromSocialCard = fields.some(({ prefill }) => prefill === 'socialCard.number');
  const hint = fromSocialCard ? props.socialCard : scans && fromLicence ? t('form.licenceHint') : null;
  const Keyboard = active && KIND_INPUTS[active.kind].Keyboard;

  return (
    <Page
      title={t('form.title')}
      lead={t(perPage === 1 ? 'form.leadOne' : 'form.lead', { page: page + 1, pages })}
      prompt="form"
      onBack={page === 0 ? props.onBack : () => form.turn(page - 1)}
      primary={{ label: t('nav.next'), onPress: () => void form.next(), busy: props.busy }}
      failure={props.failure}
      fixed
      className="with-dock form"
    >
      <div className="entries">
        {(props.notice ?? hint) && (
          <p className="notice notice-soft" role="status">
            {props.notice ?? hint}
          </p>
        )}
        {fields.map((field) => (
          <FormEntry
            key={field.key}
            form={form}
            field={field}
            isFromCard={props.fromCard.has(field.key) && form.isKept(field)}
          />
        ))}
      </div>
      <div className="dock">
        {active && Keyboard && (
          <Keyboard
            key={active.key}
            field={active}
            answer={form.entered[active.key]}
            text={String(form.entered[active.key] ?? '')}
            onChange={(answer) => form.enter(active, answer)}
          />
        )}
      </div>
    </Page>
  );
}

function FormEntry(props: { form: Form; field: Field; isFromCard: boolean }) {
  const { t } = useKiosk();
  const { form, field } = props;
  const input = KIND_INPUTS[field.kind];
  const problem = form.problemOf(field);
  return (
    <Entry
      label={field.label}
      value={showAnswer(field, form.entered[field.key], { yes: t('form.yes'), no: t('form.no') })}
      placeholder={t(input.isPicked ? 'form.pickHint' : 'form.typeHint')}
      required={field.required}
      isActive={field === form.active}
      isReadOnly={input.isReadOnly}
      isLong={input.isLong}
      note={props.isFromCard ? t('form.fromCard') : null}
      problem={problem && problemText(t, problem)}
      onActivate={() => form.activate(field)}
      onChange={(text) => form.enter(field, text)}
    />
  );
}
