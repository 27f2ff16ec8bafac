/** Samples of what only a pre-review shows. */
import { draft, onlineItem, promisedDraft, receipt, resultWindow, signature } from '../../samples/facts.ts';
import type { Sample } from '../../samples/sample.ts';
import { confirmSample } from '../../steps/confirm/samples.tsx';
import { DoneSample, PRINTED, UNPRINTED } from '../../steps/done/samples.tsx';
import { SAMPLES as SITUATION } from '../../steps/situation/samples.tsx';
import { DONE } from './matter.ts';
import { WORDS } from './words.ts';

const OWED = {
  owed: { papers: ['解除（终止）劳动关系证明'], until: promisedDraft.later?.until ?? '' },
};

const online = { ...receipt, itemName: onlineItem.name, kind: 'pre-review', appointment: null } as const;

export const SAMPLES: readonly Sample[] = [
  ...SITUATION,
  confirmSample('confirm', { service: WORDS['home.preReview'], draft }),
  confirmSample('confirmUnsaved', {
    service: WORDS['home.preReview'],
    draft,
    failure: {
      text: '本机暂时无法保存办件，请到其他终端或大厅窗口办理。您的内容没有被提交。',
      deadEnd: 'cannot-save',
    },
  }),
  {
    name: 'applicationUnprinted',
    bar: { kind: 'pre-review', step: 'done' },
    show: () => (
      <DoneSample
        options={DONE}
        receipt={{ ...receipt, kind: 'pre-review', appointment: null }}
        application={UNPRINTED}
      />
    ),
  },
  confirmSample('confirmSigned', {
    service: WORDS['home.preReview'],
    draft: { ...promisedDraft, signature },
  }),
  {
    name: 'filedPromised',
    bar: { kind: 'pre-review', step: 'done' },
    show: () => (
      <DoneSample
        options={DONE}
        receipt={{ ...receipt, ...OWED, kind: 'pre-review', appointment: null }}
        application={{ state: 'idle' }}
        promise={PRINTED}
      />
    ),
  },
  {
    name: 'promiseUnprinted',
    bar: { kind: 'pre-review', step: 'done' },
    show: () => (
      <DoneSample
        options={DONE}
        receipt={{ ...receipt, ...OWED, isUnsigned: true, kind: 'pre-review', appointment: null }}
        promise={UNPRINTED}
      />
    ),
  },
  confirmSample('confirmOnline', {
    service: WORDS['service.online'],
    item: onlineItem,
    draft: {
      ...draft,
      result: {
        choice: { way: 'post' },
        answers: {
          resultRecipient: '欧阳测试',
          resultPhone: '13900000000',
          resultAddress: '湖南省浏阳市淮川街道测试社区一组十八号',
        },
      },
      signature,
    },
  }),
  {
    name: 'filedOnline',
    bar: { kind: 'pre-review', step: 'done' },
    show: () => (
      <DoneSample
        options={DONE}
        item={onlineItem}
        receipt={{ ...online, result: { way: 'collect', name: onlineItem.result.name, point: resultWindow } }}
        application={{ state: 'idle' }}
      />
    ),
  },
  {
    name: 'filedOnlineLetter',
    bar: { kind: 'pre-review', step: 'done' },
    show: () => (
      <DoneSample
        options={DONE}
        item={onlineItem}
        receipt={{ ...online, result: { way: 'post', name: onlineItem.result.name, postage: 'recipient' } }}
      />
    ),
  },
  {
    name: 'filed',
    bar: { kind: 'pre-review', step: 'done' },
    show: () => (
      <DoneSample
        options={DONE}
        receipt={{ ...receipt, kind: 'pre-review', appointment: null }}
        application={{ state: 'idle' }}
      />
    ),
  },
];
