/** Words of leaving a matter and coming back to it (续办). */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'later.title': { 'zh-CN': '存起来，以后接着办', en: 'Keep it for later' },
  'later.sending': { 'zh-CN': '正在加密保存，请稍等…', en: 'Sealing and keeping it, please wait…' },
  'later.pages': { 'zh-CN': '照片 {sent} / {count}', en: 'Photographs {sent} / {count}' },
  'later.left': { 'zh-CN': '已经存好，还没有提交', en: 'It is kept, and not submitted yet' },
  'later.leftLead': {
    'zh-CN': '{until} 之前接着办，过期自动删除。只能用一次。',
    en: 'Go on before {until}; then it is deleted. Good once.',
  },
  'later.qr': { 'zh-CN': '续办码', en: 'Code to go on with' },
  'later.step1': { 'zh-CN': '用手机扫这个码，或打印续办单', en: 'Scan this with your phone, or print it' },
  'later.step2': {
    'zh-CN': '下次到任意一台终端，对准扫码口',
    en: 'Next time hold it to the scanner of any kiosk',
  },
  'later.step3': { 'zh-CN': '放上本人身份证，接着办', en: 'Lay down your own ID card and go on' },
  'later.print': { 'zh-CN': '打印续办单', en: 'Print the code' },
  'later.printed': { 'zh-CN': '续办单已打印', en: 'The code is printed' },
  'later.take': { 'zh-CN': '请取走，像证件一样收好。', en: 'Please take it and keep it like a document.' },
  'later.notPrinted': { 'zh-CN': '续办单没有打印出来', en: 'The code was not printed' },
  'later.photograph': { 'zh-CN': '请用手机扫上面的码。', en: ' Please scan the code with your phone.' },
  'later.finish': { 'zh-CN': '码已存好，离开', en: 'I have the code; leave' },
  'later.stay': { 'zh-CN': '不走了，接着办', en: 'Go on now after all' },
  'later.unreachable': { 'zh-CN': '现在存不了', en: 'It can’t be kept now' },
  'later.unreachableLead': {
    'zh-CN': '存起来要用网络，现在连不上。您填的都还在。',
    en: 'This needs the network, which is away now. What you entered is still here.',
  },
  'later.unreachableText': {
    'zh-CN': '可以接着办完：没有网络也能提交，恢复后自动送出。离开的话，这次填的会清除。',
    en: 'You can go on: it can be submitted without a network and is sent later. If you leave, it is cleared.',
  },
  'later.retry': { 'zh-CN': '再试一次', en: 'Try again' },

  'resume.title': { 'zh-CN': '接着上次的办', en: 'Go on where you left' },
  'resume.cardLead': {
    'zh-CN': '放上存的时候用的那个人的身份证，别人的打不开。',
    en: 'Lay down the card of the person who left it; no other opens it.',
  },
  'resume.noCard': { 'zh-CN': '没带身份证？', en: 'No ID card with you?' },
  'resume.noCardLead': {
    'zh-CN': '续办码要和本人的证件一起用，存的内容还在。',
    en: 'The code opens only with your own document. What you left is still kept.',
  },
  'resume.noCardText': {
    'zh-CN': '手机上有电子身份证，回到上一页对准扫码口；都没有，请带身份证再来。',
    en: 'With an electronic ID on your phone, go back and hold it to the scanner. Otherwise come again with your card.',
  },
  'resume.cardHere': { 'zh-CN': '去放身份证', en: 'Lay the card down' },
  'resume.fetching': { 'zh-CN': '正在取回您存的内容…', en: 'Fetching what you left…' },
  'resume.changed': { 'zh-CN': '这件事的表格改过了', en: 'The form has changed meanwhile' },
  'resume.changedLead': {
    'zh-CN': '还能用的都留着，请从头看一遍，补上新问的。',
    en: 'What still fits is kept. Please look through it and answer what is new.',
  },
  'resume.goOn': { 'zh-CN': '接着办', en: 'Go on' },
  'resume.home': { 'zh-CN': '回首页重新办', en: 'Start anew' },
  'resume.again': { 'zh-CN': '换身份证再试', en: 'Try another card' },
  'resume.another-person': { 'zh-CN': '不是这个人存的', en: 'Somebody else left it' },
  'resume.another-personText': {
    'zh-CN': '续办码只认存的人的身份证。存的内容没有动，本人带身份证来就能接着办。',
    en: 'Only the card of who left it opens it. Nothing was touched; its owner can still go on.',
  },
  'resume.over': { 'zh-CN': '这个续办码用不了了', en: 'This code is no longer good' },
  'resume.overText': {
    'zh-CN': '已经用过、已经删除，或者过期了。请重新办理。',
    en: 'It was used, deleted, or its days have passed. Please start anew.',
  },
  'resume.being-taken': { 'zh-CN': '正在另一台终端取用', en: 'Another kiosk is fetching it' },
  'resume.being-takenText': {
    'zh-CN': '请到那台终端接着办，或等两分钟再试。',
    en: 'Go on at that kiosk, or try again in two minutes.',
  },
  'resume.unreachable': { 'zh-CN': '现在取不回来', en: 'It can’t be fetched now' },
  'resume.unreachableText': {
    'zh-CN': '网络连不上。存的内容还在，请再试一次，或过一会儿再来。',
    en: 'The network is away. What you left is still kept. Try again, or come later.',
  },
  'resume.unusable': { 'zh-CN': '存的内容在本机打不开', en: 'It can’t be opened here' },
  'resume.unusableText': {
    'zh-CN': '这件事可能不再在终端办理。请到窗口，或重新选事项。',
    en: 'The service may no longer be offered at kiosks. Ask at the counter, or choose anew.',
  },
  'resume.nobody': { 'zh-CN': '请再扫一次续办码', en: 'Please scan the code again' },
  'resume.nobodyText': {
    'zh-CN': '把续办码对准扫码口，再放身份证。存的内容还在。',
    en: 'Hold the code to the scanner, then lay down the card. What you left is still kept.',
  },
  'resume.cannot-save': { 'zh-CN': '本机现在不能保存', en: 'This kiosk can’t save now' },
  'resume.cannot-saveText': {
    'zh-CN': '存的内容还在，请到其他终端接着办。',
    en: 'What you left is still kept. Please go on at another kiosk.',
  },
  'resume.limited': { 'zh-CN': '本机现在不能再办', en: 'No more can be done here now' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  left: {
    'zh-CN': '已经存好，还没有提交。请用手机扫屏幕上的码，或者打印续办单。',
    en: 'It is kept, and not submitted yet. Scan the code with your phone, or print it.',
  },
  notLeft: {
    'zh-CN': '现在没有网络，存不了。您可以接着办完。',
    en: 'Without a network it can’t be kept. You can go on and finish.',
  },
  notTakenUp: {
    'zh-CN': '现在不能接着办。请看屏幕上的说明。',
    en: 'It can’t go on now. The screen says why.',
  },
});
