/** Words of showing a card, and of typing one's identity. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.identify': { 'zh-CN': '验身份', en: 'Identity' },
  'card.title': { 'zh-CN': '请出示身份证', en: 'Please show your ID card' },
  'card.lead': {
    'zh-CN': '用于核对身份、自动填写姓名等信息。信息只用于本次办理，结束后立即清除。',
    en: 'It proves who you are and fills in the form. It is used for this application only and then erased.',
  },
  'card.titlePrincipal': { 'zh-CN': '请放他（她）的身份证', en: 'Please show their ID card' },
  'card.swap': {
    'zh-CN': '请拿走您的身份证，放上他（她）的',
    en: 'Take your card away and lay theirs down',
  },
  'card.forAnother': { 'zh-CN': '帮别人或单位办', en: 'For somebody else' },
  'card.forOneself': { 'zh-CN': '改成给自己办', en: 'For myself instead' },
  'card.leadAgent': {
    'zh-CN': '先放您自己的身份证，下一步再问给谁办。',
    en: 'First your own ID card. For whom it is comes next.',
  },
  'card.present': { 'zh-CN': '请将身份证平放在读卡器上', en: 'Lay your ID card flat on the reader' },
  'card.presentText': {
    'zh-CN': '读卡器在屏幕下方，放好后请不要移动。',
    en: 'The reader is below the screen. Leave the card still.',
  },
  'card.lift': { 'zh-CN': '请拿起身份证，再放一次', en: 'Please lift your card and lay it down again' },
  'card.liftText': {
    'zh-CN': '拿起后重新平放，本机才能再读。',
    en: 'The reader finds it again once it was lifted.',
  },
  'card.presentCode': {
    'zh-CN': '没带身份证，可以把电子身份证的二维码对准扫码口。',
    en: 'No card with you? Hold your electronic ID code to the scanner.',
  },
  'card.checking': { 'zh-CN': '正在核对电子身份证', en: 'Checking your electronic ID' },
  'card.checkingText': { 'zh-CN': '请稍等。', en: 'One moment, please.' },
  'card.code': { 'zh-CN': '这个二维码不能用来核对身份', en: 'This code does not say who you are' },
  'card.code.offline': {
    'zh-CN': '网络未连接，暂时不能核对电子身份证。请放身份证，或手动输入。',
    en: 'There is no network to check it now. Please use your card, or type instead.',
  },
  'card.code.offlineCard': {
    'zh-CN': '网络未连接，暂时不能核对电子身份证。请放身份证。',
    en: 'There is no network to check it now. Please use your card.',
  },
  'card.code.expired': {
    'zh-CN': '二维码已过期，请在手机上刷新后再扫一次。',
    en: 'The code has run out. Refresh it on your phone and scan again.',
  },
  'card.code.not-an-id-code': {
    'zh-CN': '请出示电子身份证二维码，或放身份证。',
    en: 'Please show your electronic ID code, or use your card.',
  },
  'card.reading': { 'zh-CN': '正在读取，请不要移动身份证', en: 'Reading, please leave the card' },
  'card.readingText': { 'zh-CN': '大约需要两秒钟。', en: 'This takes about two seconds.' },
  'card.again': { 'zh-CN': '请重新放一次身份证', en: 'Please place the card once more' },
  'card.again.lifted': {
    'zh-CN': '身份证拿起得太快了，请平放并稍等片刻。',
    en: 'It was lifted too soon. Lay it flat and wait a moment.',
  },
  'card.again.unreadable': {
    'zh-CN': '没有读清楚，请取出卡套，换个位置平放。',
    en: 'It could not be read. Take it out of its cover and lay it flat.',
  },
  'card.again.still-there': {
    'zh-CN': '身份证还在读卡器上。请拿起来，再平放一次。',
    en: 'Your card is still on the reader. Lift it, then lay it flat again.',
  },
  'card.again.reader-restarted': {
    'zh-CN': '读卡器刚刚重新启动，请再放一次。',
    en: 'The reader has just restarted. Please place the card again.',
  },
  'card.unavailable': { 'zh-CN': '读卡器暂时不能使用', en: 'The card reader is not available now' },
  'card.unavailableText': {
    'zh-CN': '您可以点下方按钮手动输入，也可以稍等，读卡器恢复后会自动继续。',
    en: 'You can type your details instead, or wait: reading goes on by itself once the reader is back.',
  },
  'card.unavailableWait': {
    'zh-CN': '请稍等，读卡器恢复后会自动继续。着急的话，请到窗口或别的终端办理。',
    en: 'Please wait: reading goes on by itself once the reader is back. Or go to the counter or another kiosk.',
  },
  'card.refused': { 'zh-CN': '这张证件不能在本机使用', en: 'This card cannot be used here' },
  'card.refused.expired': {
    'zh-CN': '证件已过有效期，请换领新证后办理，或到窗口咨询。',
    en: 'The card has expired. Please renew it or ask at the counter.',
  },
  'card.refused.not-an-id-card': {
    'zh-CN': '这不是居民身份证，请换用身份证。',
    en: 'This is not an ID card. Please use your ID card.',
  },
  'card.refused.inconsistent': {
    'zh-CN': '证件信息前后不一致，请到窗口核验。',
    en: 'The data on the card do not agree. Please ask at the counter.',
  },
  'card.refused.verification-failed': {
    'zh-CN': '证件没有通过核验，请到窗口办理。',
    en: 'The card could not be verified. Please go to the counter.',
  },
  'card.identified': { 'zh-CN': '读取成功', en: 'Card read' },
  'card.identifiedText': {
    'zh-CN': '请核对姓名和号码，并取走身份证。',
    en: 'Please check the name and number, and take your card.',
  },
  'card.identifiedCode': { 'zh-CN': '请核对姓名和号码。', en: 'Please check the name and number.' },
  'card.raise': { 'zh-CN': '这一事项还要再核对身份', en: 'This service needs a better proof' },
  'card.raise.typed': { 'zh-CN': '请再核对一次。', en: 'Please prove once more who you are.' },
  'card.raise.e-id': {
    'zh-CN': '请点“重新读卡”，放身份证，或出示电子身份证二维码。',
    en: 'Touch Read again, then use your card or show your electronic ID.',
  },
  'card.raise.card': {
    'zh-CN': '请点“重新读卡”，把身份证放在读卡器上。没带身份证，请到窗口办理。',
    en: 'Touch Read again and lay your ID card on the reader, or go to the counter.',
  },
  'card.raise.card-face': {
    'zh-CN': '这一事项请带身份证到窗口办理。',
    en: 'Please bring your card to the counter.',
  },
  'card.photo': { 'zh-CN': '身份证照片', en: 'Photo on the card' },
  'card.correct': { 'zh-CN': '信息无误，下一步', en: 'This is correct, next' },
  'card.readAgain': { 'zh-CN': '重新读卡', en: 'Read again' },
  'card.type': { 'zh-CN': '没带身份证，手动输入', en: 'No card with me, type instead' },
  'typed.titlePrincipal': { 'zh-CN': '输入他（她）的姓名和号码', en: 'Type their details' },
  'typed.leadPrincipal': {
    'zh-CN': '请输入他（她）证件上的姓名和号码，不是您自己的。',
    en: 'As on their document, not yours.',
  },
  'typed.leadAgent': {
    'zh-CN': '先输入您自己的姓名和号码，下一步再问给谁办。',
    en: 'First your own name and number. For whom it is comes next.',
  },
  'typed.nameTitlePrincipal': { 'zh-CN': '他（她）叫什么名字？', en: 'What is their name?' },
  'typed.idTitlePrincipal': { 'zh-CN': '他（她）的证件号码？', en: 'Their document’s number?' },
  'typed.title': { 'zh-CN': '输入身份信息', en: 'Type your details' },
  'typed.lead': {
    'zh-CN': '请输入与证件一致的姓名和号码。',
    en: 'Name and number exactly as on your document.',
  },
  'typed.nameTitle': { 'zh-CN': '您叫什么名字？', en: 'What is your name?' },
  'typed.idTitle': { 'zh-CN': '您的证件号码？', en: 'Your document’s number?' },
  'typed.nameHint': { 'zh-CN': '请输入姓名', en: 'Name' },
  'typed.idHint': { 'zh-CN': '请输入证件号码', en: 'Number of your document' },
  'typed.way.card': { 'zh-CN': '身份证', en: 'ID card' },
  'typed.way.permanent': { 'zh-CN': '永居证', en: 'Foreign ID' },
  'typed.way.passport': { 'zh-CN': '护照', en: 'Passport' },
  'typed.way.hk-macao': { 'zh-CN': '回乡证', en: 'HK/ Macao' },
  'typed.way.taiwan': { 'zh-CN': '台胞证', en: 'Taiwan' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  card: {
    'zh-CN': '请将身份证平放在屏幕下方的读卡器上，不要移动。',
    en: 'Lay your ID card flat on the reader below the screen and do not move it.',
  },
  cardRead: {
    'zh-CN': '读取成功。请核对姓名和号码，取走身份证，再点下一步。',
    en: 'Your card was read. Check name and number, take your card, then go on.',
  },
  cardPrincipal: {
    'zh-CN': '请把他或者她的身份证平放在读卡器上。没带，可以手动输入。',
    en: 'Lay their ID card flat on the reader. Without it you can type.',
  },
  cardReadPrincipal: {
    'zh-CN': '读取成功。请核对是不是他或者她的姓名和号码，再点下一步。',
    en: 'The card was read. Check that it is theirs, then go on.',
  },
  typedPrincipal: {
    'zh-CN': '请输入他或者她证件上的姓名和号码，不是您自己的。',
    en: 'Enter their name and number as on their document, not yours.',
  },
  cardRefused: {
    'zh-CN': '这张证件不能在本机使用，请看屏幕提示。',
    en: 'This card cannot be used here. Please read the screen.',
  },
  typed: { 'zh-CN': '请输入与身份证一致的姓名和号码。', en: 'Enter name and number as on your ID card.' },
});
