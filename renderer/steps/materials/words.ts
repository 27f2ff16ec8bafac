/** Words of handing in papers, and of the document camera. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.materials': { 'zh-CN': '交材料', en: 'Papers' },
  'materials.title': { 'zh-CN': '提交材料', en: 'Your papers' },
  'materials.lead': {
    'zh-CN': '还有 {count} 份必备材料。可以拍摄，也可以带原件到窗口。',
    en: '{count} required papers to go. Photograph them or bring the originals.',
  },
  'materials.one': {
    'zh-CN': '第 {page} 份，共 {pages} 份。可以拍摄，也可以带原件到窗口。',
    en: 'Paper {page} of {pages}: photograph it, or bring the original.',
  },
  'materials.ready': {
    'zh-CN': '必备材料已齐，请点“下一步”。',
    en: 'All required papers are there. Touch Next.',
  },
  'materials.points': { 'zh-CN': '窗口会看：{points}', en: 'What is looked at: {points}' },
  'materials.read.card': {
    'zh-CN': '身份证已在读卡器上读过，这就是复印件，不用再拍。',
    en: 'The ID card was read on the reader: that is its copy. No photograph is needed.',
  },
  'materials.read.licence': {
    'zh-CN': '营业执照已扫码读取，不用再拍。',
    en: 'The licence was read from its code. No photograph is needed.',
  },
  'materials.photograph': { 'zh-CN': '拍摄材料', en: 'Photograph' },
  'materials.another': { 'zh-CN': '再拍一页', en: 'One more page' },
  'materials.page': { 'zh-CN': '第 {number} 页', en: 'Page {number}' },
  'camera.lead': {
    'zh-CN': '请把材料平放在镜头下，四边都在画面里，再点“拍照”。',
    en: 'Lay the paper flat under the camera, all four edges in view, then take the picture.',
  },
  'camera.leadKeep': {
    'zh-CN': '请看文字是否清楚。清楚就点“使用这张”。',
    en: 'Is the writing clear? Then use this picture.',
  },
  'camera.leadFlat': {
    'zh-CN': '已按纸边摆正。文字清楚、四边完整，就点“使用这张”。',
    en: 'Straightened along the paper’s edges. If the writing is clear and nothing is cut off, use this picture.',
  },
  'camera.seen': { 'zh-CN': '看到整张纸了，可以拍照', en: 'The whole paper is seen: take the picture' },
  'camera.wholeKept': {
    'zh-CN': '没有看清纸的四边，这是整张照片，也可以使用。',
    en: 'The paper’s edges were not seen. This is the whole picture; it can be used too.',
  },
  'camera.doubtful': {
    'zh-CN': '纸边看得不准，这是整张照片。也可以点“只留纸面”看看。',
    en: 'The edges are uncertain: this is the whole picture. Touch “The paper alone” to see the other.',
  },
  'camera.whole': { 'zh-CN': '保留整张照片', en: 'Keep the whole picture' },
  'camera.paper': { 'zh-CN': '只留纸面', en: 'The paper alone' },
  'camera.dark': {
    'zh-CN': '照片偏暗，可能看不清。请移开挡光的东西，再重拍。',
    en: 'The picture is dark. Move what keeps the light away, and take it again.',
  },
  'camera.blurred': {
    'zh-CN': '文字有些模糊，可能看不清。请放平、放稳，再重拍。',
    en: 'The writing is blurred. Lay the paper flat and still, and take it again.',
  },
  'camera.glare': {
    'zh-CN': '照片上有反光，可能看不清。请转一下材料，再重拍。',
    en: 'The paper glares. Turn it a little, and take it again.',
  },
  'camera.take': { 'zh-CN': '拍照', en: 'Take picture' },
  'camera.keep': { 'zh-CN': '使用这张', en: 'Use this picture' },
  'camera.keepMore': { 'zh-CN': '使用并再拍一页', en: 'Use it, one more page' },
  'camera.retake': { 'zh-CN': '重拍', en: 'Take again' },
  'camera.live': { 'zh-CN': '镜头画面', en: 'Camera picture' },
  'camera.shot': { 'zh-CN': '刚拍的照片', en: 'The picture just taken' },
  'camera.opening': { 'zh-CN': '正在打开镜头…', en: 'Opening the camera…' },
  'camera.missing': { 'zh-CN': '拍摄镜头暂时不能使用', en: 'The camera is not available now' },
  'camera.missingText': {
    'zh-CN': '没关系，您可以把原件带到窗口，由工作人员核对；也可以返回后稍等再试。',
    en: 'No matter: bring the original to the counter, or go back and try again later.',
  },
});

/** What is spoken. */
export const PROMPTS = prompts({
  materials: {
    'zh-CN': '请把材料放在镜头下拍照，也可以把原件带到窗口。',
    en: 'Photograph your papers under the camera, or bring the originals to the counter.',
  },
  phonePicture: {
    'zh-CN': '请用手机扫二维码，拍好材料，点传到终端，照片就出现在这个屏幕上。',
    en: 'Scan the code with your phone, photograph the paper and send it. The picture appears on this screen.',
  },
  archiveConsent: {
    'zh-CN': '档案里有这份材料。取用之前，请看用途。同意就点同意，不同意也可以拍摄。',
    en: 'The archive has this paper. Before it is taken, see what it is used for. Agree, or photograph it instead.',
  },
  camera: {
    'zh-CN': '请把材料平放在镜头下，四边都在画面里，再点拍照。',
    en: 'Lay the paper flat under the camera with all edges in the picture, then take the photo.',
  },
});
