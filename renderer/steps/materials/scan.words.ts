/** Words of a page from this kiosk's document scanner. */
import { prompts, words } from '../../i18n/words.ts';

export const SCAN_WORDS = words({
  'materials.scan': { 'zh-CN': '放进扫描仪', en: 'Scan it' },
  'materials.scanAway': {
    'zh-CN': '扫描仪现在不能用。材料可以拍摄、用手机传，或带原件到窗口。',
    en: 'The scanner does not work just now. Photograph the papers, send them from your phone, or bring the originals.',
  },
  'scan.lead': {
    'zh-CN': '一次扫一页。放好以后，点“开始扫描”。',
    en: 'One page at a time. Once it lies there, start the scan.',
  },
  'scan.step1': { 'zh-CN': '打开扫描仪的盖子', en: 'Open the scanner’s cover' },
  'scan.step2': {
    'zh-CN': '有字的一面朝下，对齐玻璃上有箭头的角',
    en: 'Lay the paper face down, into the corner with the arrow',
  },
  'scan.step3': { 'zh-CN': '盖上盖子，不要压着手', en: 'Close the cover, mind your fingers' },
  'scan.start': { 'zh-CN': '开始扫描', en: 'Start' },
  'scan.running': { 'zh-CN': '正在扫描…', en: 'Scanning…' },
  'scan.runningText': {
    'zh-CN': '大约半分钟。请不要打开盖子，也不要移动材料。',
    en: 'About half a minute. Keep the cover closed and the paper where it is.',
  },
  'scan.leadKeep': {
    'zh-CN': '文字清楚、四边完整，就点“使用这张”。记得取回原件。',
    en: 'Is the writing clear and nothing cut off? Use it. Take your original back.',
  },
  'scan.shot': { 'zh-CN': '刚扫的一页', en: 'The page just scanned' },
  'scan.retake': { 'zh-CN': '不用这张，重扫', en: 'Scan again' },
  'scan.whole': { 'zh-CN': '保留整页', en: 'Keep the whole page' },
  'scan.paper': { 'zh-CN': '只留纸面', en: 'The paper alone' },
  'scan.keepMore': { 'zh-CN': '使用并再扫一页', en: 'Use it, one more page' },
  'scan.dark': {
    'zh-CN': '扫出来偏暗，可能看不清。请盖好盖子，再重扫。',
    en: 'The page is dark. Close the cover well and scan it again.',
  },
  'scan.blurred': {
    'zh-CN': '文字有些模糊，可能看不清。请把材料压平，再重扫。',
    en: 'The writing is blurred. Lay the paper flat and scan it again.',
  },
  'scan.glare': {
    'zh-CN': '扫出来有反光，可能看不清。请取下塑料套，再重扫。',
    en: 'The page glares. Take it out of its plastic cover and scan it again.',
  },
  'scan.again': { 'zh-CN': '再试一次', en: 'Try again' },
  'scan.camera': { 'zh-CN': '不用扫描仪，改用拍摄', en: 'Photograph it instead' },
  'scan.jam': { 'zh-CN': '扫描仪卡纸了', en: 'The paper is stuck in the scanner' },
  'scan.jamText': {
    'zh-CN': '请不要硬拉，轻轻取。取不出来，请找人帮忙。别的材料可以改用拍摄。',
    en: 'Do not pull hard. If it does not come out, ask for help. Other papers can be photographed.',
  },
  'scan.cover-open': { 'zh-CN': '盖子没有盖好', en: 'The cover is open' },
  'scan.cover-openText': { 'zh-CN': '请盖好盖子，再试一次。', en: 'Close it, then try again.' },
  'scan.no-paper': { 'zh-CN': '没有放好材料', en: 'There is no paper in it' },
  'scan.no-paperText': { 'zh-CN': '请把材料放好，再试一次。', en: 'Put the paper in, then try again.' },
  'scan.busy': { 'zh-CN': '扫描仪还没准备好', en: 'The scanner is not ready yet' },
  'scan.busyText': {
    'zh-CN': '请等半分钟再试，也可以改用拍摄。',
    en: 'Wait half a minute and try again, or photograph the paper.',
  },
  'scan.unplugged': { 'zh-CN': '扫描仪断开了', en: 'The scanner went away' },
  'scan.unpluggedText': {
    'zh-CN': '这一页没有扫成。请取回原件，改用拍摄。',
    en: 'This page was not scanned. Take your original back and photograph it.',
  },
  'scan.too-late': { 'zh-CN': '扫描仪太久没有扫完', en: 'The scanner took too long' },
  'scan.too-lateText': {
    'zh-CN': '这一页没有扫成。请取回原件，改用拍摄。',
    en: 'This page was not scanned. Take your original back and photograph it.',
  },
  'scan.unavailable': { 'zh-CN': '扫描仪现在不能用', en: 'The scanner is not available now' },
  'scan.unavailableText': {
    'zh-CN': '请取回原件，改用拍摄，或用手机传照片。',
    en: 'Take your original back. Photograph it here, or send it from your phone.',
  },
  'scan.failed': { 'zh-CN': '这一页没有扫成', en: 'This page was not scanned' },
  'scan.failedText': {
    'zh-CN': '请再试一次，也可以改用拍摄。',
    en: 'Try again, or photograph the paper instead.',
  },
});

/** What is spoken. */
export const SCAN_PROMPTS = prompts({
  scan: {
    'zh-CN': '请打开扫描仪的盖子，材料有字的一面朝下放好，盖上盖子，再点开始扫描。',
    en: 'Open the scanner’s cover, lay the paper face down, close the cover, then start the scan.',
  },
});
