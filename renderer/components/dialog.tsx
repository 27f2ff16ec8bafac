/** A question over the screen with two or three large answers. Never closes by a stray touch beside it. */
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import { Scroller } from './scroller.tsx';
import './dialog.css';

export function Sheet(props: {
  isOpen: boolean;
  title: string;
  children: ReactNode;
  actions: ReactNode;
  role?: 'dialog' | 'alertdialog';
}) {
  return (
    <ModalOverlay className="overlay" isOpen={props.isOpen} isDismissable={false} isKeyboardDismissDisabled>
      <Modal className="sheet">
        <Dialog className="sheet-dialog" role={props.role ?? 'dialog'}>
          <Heading slot="title" className="sheet-title">
            {props.title}
          </Heading>
          <Scroller className="sheet-body">{props.children}</Scroller>
          <div className="sheet-actions">{props.actions}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

export function ConfirmDialog(props: {
  isOpen: boolean;
  title: string;
  text: ReactNode;
  cancel: string;
  confirm: string;
  onCancel: () => void;
  onConfirm: () => void;
  /** A third answer, above the others. */
  other?: { label: string; onPress: () => void } | null;
}) {
  return (
    <Sheet
      isOpen={props.isOpen}
      title={props.title}
      role="alertdialog"
      actions={
        <>
          {props.other && (
            <Button className="button button-quiet sheet-other" onPress={props.other.onPress}>
              {props.other.label}
            </Button>
          )}
          <Button className="button button-quiet" onPress={props.onConfirm}>
            {props.confirm}
          </Button>
          <Button className="button button-primary" onPress={props.onCancel} autoFocus>
            {props.cancel}
          </Button>
        </>
      }
    >
      {props.text}
    </Sheet>
  );
}
