/** What is wrong with an answer, by the problem's code. */
import { words } from '../i18n/words.ts';

export const PROBLEM_WORDS = words({
  'problem.required': { 'zh-CN': '这一栏必须填写。', en: 'This is needed.' },
  'problem.too-long': {
    'zh-CN': '内容太长，最多 {limit} 个字。',
    en: 'Too long: at most {limit} characters.',
  },
  'problem.id-length': { 'zh-CN': '身份证号码应为18位。', en: 'An ID number has 18 characters.' },
  'problem.id-characters': {
    'zh-CN': '身份证号码只能有数字，末位可以是X。',
    en: 'Digits only; the last may be X.',
  },
  'problem.id-date': {
    'zh-CN': '身份证号码中的出生日期不对，请核对。',
    en: 'The date of birth in it is not a date.',
  },
  'problem.id-check': {
    'zh-CN': '身份证号码有误，请逐位核对。',
    en: 'There is a mistake in it. Please check each digit.',
  },
  'problem.phone': { 'zh-CN': '电话号码不对，请核对。', en: 'Please check the number.' },
  'problem.date': { 'zh-CN': '请选完整的年、月、日。', en: 'Please choose year, month and day.' },
  'problem.number': { 'zh-CN': '请输入数字。', en: 'Please type a number.' },
  'problem.option': { 'zh-CN': '请从选项中选择。', en: 'Please choose from the list.' },
  'problem.uscc': {
    'zh-CN': '统一社会信用代码有误，请逐位核对。',
    en: 'There is a mistake in the credit code. Please check it.',
  },
  'problem.characters': {
    'zh-CN': '含有不能使用的字符，请重新输入。',
    en: 'It has characters that cannot be used.',
  },
  'problem.photo-missing': {
    'zh-CN': '请拍摄这份材料，或选择带原件到窗口。',
    en: 'Please photograph it, or choose to bring the original.',
  },
  'problem.photo-too-large': {
    'zh-CN': '照片太大，请重新拍摄。',
    en: 'The photo is too large. Please take it again.',
  },
});
