/** Words of a picture that comes from the citizen's own phone. */
import { words } from '../../i18n/words.ts';

export const PHONE_PICTURE_WORDS = words({
  'materials.phone': { 'zh-CN': '用手机传照片', en: 'Send from your phone' },
  'phonePicture.lead': {
    'zh-CN': '用手机扫下面的二维码，拍好就出现在这里。',
    en: 'Scan the code with your phone. The picture then appears here.',
  },
  'phonePicture.leadKeep': {
    'zh-CN': '这是手机传来的照片。文字清楚，就点“使用这张”。',
    en: 'This came from your phone. Is the writing clear? Then use it.',
  },
  'phonePicture.leadEnded': {
    'zh-CN': '点“换新的二维码”再来，或返回拍摄材料。',
    en: 'Get a new code, or go back and photograph the paper.',
  },
  'phonePicture.qr': { 'zh-CN': '给手机扫的二维码', en: 'Code for your phone' },
  'phonePicture.step1': { 'zh-CN': '用微信或手机相机扫这个二维码', en: 'Scan this code with your phone' },
  'phonePicture.step2': {
    'zh-CN': '在手机上拍这份材料，看清楚',
    en: 'Photograph the paper, check it is clear',
  },
  'phonePicture.step3': { 'zh-CN': '点“传到终端”，回来看这个屏幕', en: 'Send it, then look at this screen' },
  'phonePicture.once': {
    'zh-CN': '二维码 5 分钟内有效，只能用一次，一次传一张。照片加密传送，不超过 2 MB。',
    en: 'Good for 5 minutes, once, for one picture. Sent encrypted, at most 2 MB.',
  },
  'phonePicture.preparing': { 'zh-CN': '正在准备二维码…', en: 'Preparing the code…' },
  'phonePicture.opened': {
    'zh-CN': '手机已打开，请在手机上拍照',
    en: 'Your phone is ready: take the picture',
  },
  'phonePicture.openedText': {
    'zh-CN': '拍好、看清楚，再点“传到终端”。这个二维码别的手机用不了。',
    en: 'Take it, check it, send it. No other phone can use this code.',
  },
  'phonePicture.away': { 'zh-CN': '网络断了，正在重连…', en: 'The network is away, trying again…' },
  'phonePicture.over': { 'zh-CN': '二维码到时间了', en: 'The code has run out' },
  'phonePicture.unreadable': {
    'zh-CN': '传来的不是照片，没有收下',
    en: 'What came is no picture and was not taken',
  },
  'phonePicture.unreachable': {
    'zh-CN': '现在连不上平台，二维码用不了',
    en: 'The platform is out of reach: no code now',
  },
  'phonePicture.again': { 'zh-CN': '换新的二维码', en: 'Get a new code' },
  'phonePicture.camera': { 'zh-CN': '不用手机，在这里拍', en: 'Photograph it here instead' },
  'phonePicture.discard': { 'zh-CN': '不用这张，重新传', en: 'Not this one, send again' },
  'phonePicture.shot': { 'zh-CN': '手机传来的照片', en: 'The picture from your phone' },
});
