/** The three sentences of the privacy notice as they are spoken, alone or after what stands beside them. */
import { words } from '../../i18n/words.ts';

export const NOTICE = words({
  'consent.spoken': {
    'zh-CN':
      '使用您的信息，要先征得您同意。第一，为办理您选的事项，政务服务部门要用您的身份证信息、手机号和您提交的材料。第二，您一离开，没提交的立即清除；提交的加密送到政务服务平台，只用于这件事。第三，您可以不同意，到窗口用纸质材料办；同意了也能随时点首页退出，当场撤回。',
    en: 'We need your consent first. One: for the service you chose, the government service uses the data on your ID card, your phone number and your papers. Two: what you did not hand in is erased when you leave; what you hand in travels encrypted, for this matter only. Three: you may refuse and go to the counter with papers; if you agree, Home takes it back at any time.',
  },
});
