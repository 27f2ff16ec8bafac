/**
 * The way out of a dead end (办不成事): what happened, the hotline, the window and its hours, the nearest other kiosks, and a note to
 * take there. Every screen that refuses has it.
 */
import { useState } from 'react';
import { type DeadEnd, HOTLINE } from '../../main/core/model/dead-end.ts';
import type { ItemSummary } from '../../main/core/model/item.ts';
import { unbroken } from '../i18n/unbroken.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { type Printing, usePrinting } from '../machines/print/use-printing.ts';
import { Button } from './button.tsx';
import { Sheet } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { KioskList } from './other-kiosks.tsx';
import { DEAD_END_WORDS, WAYS_OUT_WORDS } from './ways-out.words.ts';
import './ways-out.css';

/** What it is about, where an item was chosen. */
export type AboutItem = Pick<ItemSummary, 'code' | 'name' | 'departmentName'>;

interface WaysOutProps {
  deadEnd: DeadEnd;
  about: AboutItem | null;
}

export function WaysOut(props: WaysOutProps) {
  const t = useWords(WAYS_OUT_WORDS);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button className="button way-out" data-dead-end={props.deadEnd} onPress={() => setOpen(true)}>
        <Icon name="help" />
        {t('ways.open')}
      </Button>
      {open && <WaysOutSheet {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

export function WaysOutSheet(props: WaysOutProps & { onClose: () => void }) {
  const t = useWords(WAYS_OUT_WORDS);
  const { deadEnd, about } = props;
  const { link, language } = useKiosk();
  const hasPrinter = usePrinter();
  const { printing, print } = usePrinting(async () => {
    if (!link) throw new Error('There is no link to the core here.');
    return link.client.slips.printNote({ deadEnd, language, ...(about && { itemCode: about.code }) });
  });
  const isPrinted = printing.state === 'answered' && printing.answer.outcome === 'printed';
  return (
    <Sheet
      isOpen
      title={t('ways.title')}
      actions={
        <>
          {hasPrinter && !isPrinted && (
            <Button
              className="button button-quiet"
              isDisabled={printing.state === 'printing'}
              onPress={print}
            >
              <Icon name="printer" />
              {t('ways.print')}
            </Button>
          )}
          <Button className="button button-primary" onPress={props.onClose}>
            {t('ways.close')}
          </Button>
        </>
      }
    >
      <Happened deadEnd={deadEnd} about={about} />
      <ul className="ways-out">
        <Call />
        <Counter about={about} />
        <OtherKiosk />
      </ul>
      <p className="ways-note" role="status">
        {t(noteWords(printing, hasPrinter))}
      </p>
    </Sheet>
  );
}

function noteWords(printing: Printing, hasPrinter: boolean) {
  if (printing.state === 'printing') return 'ways.printing';
  if (printing.state === 'answered' && printing.answer.outcome === 'printed') return 'ways.printed';
  return hasPrinter && printing.state === 'idle' ? 'ways.printText' : 'ways.photograph';
}

/** Whether a note can be printed. */
function usePrinter(): boolean {
  const { status } = useKiosk();
  const printer = status?.devices.find(({ device }) => device === 'receipt-printer');
  return (
    status?.service.state === 'open' &&
    printer !== undefined &&
    printer.state !== 'off' &&
    printer.state !== 'fault'
  );
}

/** What a window's staff must know; without a printer it is photographed. */
function Happened({ deadEnd, about }: WaysOutProps) {
  const t = useWords(WAYS_OUT_WORDS);
  const sentence = useWords(DEAD_END_WORDS);
  const { info, status, language } = useKiosk();
  const [at] = useState(() => new Date());
  return (
    <section className="happened" aria-label={t('ways.what')}>
      <p className="strong">{sentence(deadEnd)}</p>
      <p>
        {about && `${about.name} · `}
        {info?.siteName} {info?.kioskId}
        {status?.clock === 'right' &&
          ` · ${at.toLocaleString(language, {
            month: 'long',
            day: 'numeric',
            hour: '2-digit',
            minute: '2-digit',
            hour12: false,
            timeZone: 'Asia/Shanghai',
          })}`}
      </p>
    </section>
  );
}

function Call() {
  const t = useWords(WAYS_OUT_WORDS);
  const { info } = useKiosk();
  return (
    <li>
      <Icon name="phone" />
      <div>
        <h3>{t('ways.call')}</h3>
        <p className="strong">{t('ways.hotline', { hotline: HOTLINE })}</p>
        {info?.hall.phone && <p>{t('ways.hall', { phone: unbroken(info.hall.phone) })}</p>}
      </div>
    </li>
  );
}

function Counter({ about }: Pick<WaysOutProps, 'about'>) {
  const t = useWords(WAYS_OUT_WORDS);
  const { info } = useKiosk();
  // A kiosk that nobody has set up knows no hall.
  if (!info?.hall.name) return null;
  const { name, address, hours, reportWindow } = info.hall;
  return (
    <li>
      <Icon name="building" />
      <div>
        <h3>{t('ways.go')}</h3>
        <p className="strong">{name}</p>
        <p>
          {about
            ? t('ways.window', { department: about.departmentName, report: reportWindow })
            : reportWindow}
        </p>
        <p>{address}</p>
        <p>{hours}</p>
      </div>
    </li>
  );
}

function OtherKiosk() {
  const t = useWords(WAYS_OUT_WORDS);
  const { info } = useKiosk();
  return (
    <li>
      <Icon name="house" />
      <div>
        <h3>{t('ways.otherKiosk')}</h3>
        {info?.elsewhere.length ? (
          <KioskList kiosks={info.elsewhere} />
        ) : (
          <p>{t('ways.askWhere', { hotline: HOTLINE })}</p>
        )}
      </div>
    </li>
  );
}
