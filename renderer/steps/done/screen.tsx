/** The end of a matter: the receipt in words and as a QR code, how printing and delivery stand, what to take along. */

import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import { getsSms } from '../../../main/core/model/phone.ts';
import type { PrintFault } from '../../../main/core/model/print-answer.ts';
import type { DeliveryState, Receipt } from '../../../main/core/model/receipt.ts';
import { NextPanel } from '../../components/next-panel.tsx';
import { OwedPanel } from '../../components/owed-panel.tsx';
import { Page } from '../../components/page.tsx';
import { PrintingPanel } from '../../components/printing-panel.tsx';
import { ReceiptPanel } from '../../components/receipt-panel.tsx';
import { RECEIPT_WORDS } from '../../components/receipt-panel.words.ts';
import { useText, useWords } from '../../kiosk/use-words.ts';
import type { Printing } from '../../machines/print/use-printing.ts';
import { ApplicationPaper } from './application-paper.tsx';
import type { DoneOptions } from './options.ts';
import { PromisePaper } from './promise-paper.tsx';
import { TakeAlong } from './take-along.tsx';
import { PROMPTS, WORDS } from './words.ts';
import './done.css';

const TEXTS = { ...RECEIPT_WORDS, ...WORDS };

export function DoneScreen(props: {
  receipt: Receipt;
  options: DoneOptions;
  printing: Printing;
  delivery: DeliveryState;
  /** Null where the catalogue has it no more. */
  item: ItemDetail | null;
  /** Where the result is told; null in what follows an earlier matter. */
  phone: string | null;
  secondsLeft: number;
  /** It goes by itself soon, unless something is touched. */
  isSoonOver: boolean;
  onPrintAgain: () => void;
  /** The application on A4 paper; null where there is none to print, or no printer for it. */
  application: Printing | null;
  onPrintApplication: () => void;
  /** The promise to bring papers later; null where none was made. */
  promise: Printing | null;
  onPrintPromise: () => void;
  /** Null where nothing is offered after this matter. */
  onAfter: (() => void) | null;
  onFinish: () => void;
}) {
  const t = useWords(TEXTS);
  const text = useText();
  const { receipt, options, printing, delivery, phone } = props;
  const fault = faultOf(printing);
  return (
    <Page
      title={text(options.title(delivery, receipt))}
      lead={receipt.itemName}
      // Nothing lies behind; where something is offered after this matter, the way there lies there.
      onBack={props.onAfter ?? undefined}
      {...(options.after && { backLabel: text(options.after.label), backIcon: options.after.icon })}
      primary={{
        label: t('done.finish', { seconds: props.secondsLeft }),
        name: t('done.finishName'),
        onPress: props.onFinish,
      }}
      said={props.isSoonOver ? t('done.soonOver') : null}
      deadEnd={fault ? 'slip-not-printed' : unprinted(props)}
      prompt={fault ? PROMPTS.unprinted : (options.prompt ?? PROMPTS.done)}
      className="mostly-read done"
    >
      <ReceiptPanel
        receipt={receipt}
        delivery={delivery}
        ended={options.givesTimeUp ? 'cancelled' : null}
        caption={t(fault ? 'done.photograph' : 'done.qrText')}
      />
      <div className="done-side">
        <PrintingPanel printing={printing} onPrintAgain={fault ? props.onPrintAgain : null} />
        {props.promise && (
          <PromisePaper
            printing={props.promise}
            until={receipt.owed?.until ?? ''}
            onPrint={props.onPrintPromise}
          />
        )}
        <OwedPanel isUnsigned={receipt.isUnsigned} />
        {props.application && (
          <ApplicationPaper printing={props.application} onPrint={props.onPrintApplication} />
        )}
        <TakeAlong
          slip={fault ? 'failed' : printing.state === 'answered' ? 'printed' : 'printing'}
          news={text(
            phone !== null && !getsSms(phone)
              ? WORDS['done.call']
              : (options.sms?.(receipt, delivery) ?? WORDS['done.sms']),
          )}
        />
        {props.item && receipt.result && (
          <NextPanel
            item={props.item}
            result={receipt.result}
            needsVisit={receipt.isUnsigned === true || receipt.owed !== undefined}
          />
        )}
      </div>
    </Page>
  );
}

/** Which paper beside the slip did not come out. */
function unprinted({ promise, application }: Record<'promise' | 'application', Printing | null>) {
  if (promise && faultOf(promise)) return 'promise-not-printed';
  return application && faultOf(application) ? 'application-not-printed' : null;
}

function faultOf(printing: Printing): PrintFault | null {
  return printing.state === 'answered' && printing.answer.outcome === 'not-printed'
    ? printing.answer.fault
    : null;
}
