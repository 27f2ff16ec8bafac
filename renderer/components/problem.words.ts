/** What is wrong with an answer, by the problem's code. */
import { words } from '../i18n/words.ts';

export const PROBLEM_WORDS = words({
  'problem.in-person': {
    'zh-CN': '这个事项不能这样代办，请改成给自己办，或到窗口咨询。',
    en: 'This service cannot be done for another like this. Choose yourself, or ask at the counter.',
  },
  'problem.required': { 'zh-CN': '这一栏必须填写。', en: 'This is needed.' },
  'problem.too-long': {
    'zh-CN': '内容太长，最多 {limit} 个字。',
    en: 'Too long: at most {limit} characters.',
  },
  'problem.identity-level': {
    'zh-CN': '这一事项需要更可靠的身份核对，请按提示再核对一次。',
    en: 'This service needs a better proof of who you are.',
  },
  'problem.either': {
    'zh-CN': '父母等几方中，至少要填全一方的姓名和证件号码。',
    en: 'At least one of the two must be given, with name and number.',
  },
  'problem.id-length': {
    'zh-CN': '号码位数不对：身份证为18位，请核对。',
    en: 'An ID number has 18 characters. Please check it.',
  },
  'problem.id-division': {
    'zh-CN': '号码开头的两位不是任何省份的，请核对。',
    en: 'No province has a number that begins like this.',
  },
  'problem.id-born': {
    'zh-CN': '号码中的出生年份不可能，请核对。',
    en: 'Nobody can be born in the year in it. Please check it.',
  },
  'problem.id-document': {
    'zh-CN': '不像任何证件的号码，请对照证件核对。',
    en: 'No document has such a number. Please check it.',
  },
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
  'problem.phone': {
    'zh-CN': '手机号是 11 位；固定电话要带区号，如 0731。',
    en: 'A mobile has 11 digits; a landline needs its area code, e.g. 0731.',
  },
  'problem.date': { 'zh-CN': '请选完整的年、月、日。', en: 'Please choose year, month and day.' },
  'problem.date-future': { 'zh-CN': '这个日期还没到，请核对。', en: 'This day is still to come.' },
  'problem.date-past': { 'zh-CN': '这个日期已经过去，请核对。', en: 'This day is over.' },
  'problem.date-order': { 'zh-CN': '不能早于“{other}”，请核对。', en: 'It must not be before “{other}”.' },
  'problem.date-early': { 'zh-CN': '不能早于{other}，请核对。', en: 'It must not be before {other}.' },
  'problem.date-late': { 'zh-CN': '不能晚于{other}，请核对。', en: 'It must not be after {other}.' },
  'problem.number': { 'zh-CN': '请输入数字，如 12.5。', en: 'Please type a number, e.g. 12.5.' },
  'problem.number-whole': { 'zh-CN': '请输入整数，不要小数点。', en: 'A whole number, please.' },
  'problem.number-small': { 'zh-CN': '不能小于 {limit}，请核对。', en: 'It must be {limit} or more.' },
  'problem.number-large': { 'zh-CN': '不能大于 {limit}，请核对。', en: 'It must be {limit} or less.' },
  'problem.option': { 'zh-CN': '请从选项中选择。', en: 'Please choose from the list.' },
  'problem.uscc': {
    'zh-CN': '统一社会信用代码应为18位，请逐位核对。',
    en: 'A credit code has 18 characters. Please check it.',
  },
  'problem.uscc-person': {
    'zh-CN': '这是个人的身份证号码，请输入单位的代码。',
    en: 'This is a person’s number. Please type the firm’s code.',
  },
  'problem.uscc-doubt': {
    'zh-CN': '代码好像有一位不对，请逐位核对。如与执照一致，再点一次下一步。',
    en: 'A character looks wrong. If it is as on the licence, touch Next once more.',
  },
  'problem.bank-length': {
    'zh-CN': '银行卡号是12到19位数字，请核对。',
    en: 'A bank card number has 12 to 19 digits. Please check it.',
  },
  'problem.bank-check': {
    'zh-CN': '银行卡号有一位不对，请对照卡面逐位核对。',
    en: 'A digit is wrong. Please check it against the card.',
  },
  'problem.fixed': {
    'zh-CN': '这一栏是从证件读取的，不能改。',
    en: 'This was read from your card and can’t be changed.',
  },
  'problem.records-few': {
    'zh-CN': '“{other}”至少要填 {limit} 个，请添加。',
    en: 'At least {limit} of “{other}” are needed. Please add.',
  },
  'problem.rule-order': {
    'zh-CN': '不能早于或小于“{other}”，请核对。',
    en: 'It must not be before, or less than, “{other}”.',
  },
  'problem.rule-sum': {
    'zh-CN': '“{other}”加起来应为 {limit}，现在是 {found}，请核对。',
    en: '“{other}” must add up to {limit}; now it is {found}.',
  },
  'problem.rule-sum-least': {
    'zh-CN': '“{other}”加起来不能少于 {limit}，现在是 {found}。',
    en: '“{other}” must add up to {limit} or more; now it is {found}.',
  },
  'problem.rule-sum-most': {
    'zh-CN': '“{other}”加起来不能超过 {limit}，现在是 {found}。',
    en: '“{other}” must add up to {limit} or less; now it is {found}.',
  },
  'problem.rule-differ': {
    'zh-CN': '不能与“{other}”相同，请核对。',
    en: 'It must not be the same as “{other}”.',
  },
  'problem.rule-count': {
    'zh-CN': '按“{other}”应填 {limit} 个，现在个数不对，请核对。',
    en: 'By “{other}” there must be {limit} here. Please check.',
  },
  'problem.rule-said': { 'zh-CN': '{said}', en: '{said}' },
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
  'problem.signature-empty': {
    'zh-CN': '框里还没有字，请用手指在框里签上姓名。',
    en: 'The box is empty. Sign your name in it with a finger.',
  },
  'problem.signature-dot': {
    'zh-CN': '只碰了一下，没有写出字。请点“重签”，再签一次。',
    en: 'That was only a touch. Touch Sign again and write your name.',
  },
  'problem.time-gone': {
    'zh-CN': '这个时间刚才没有了，请再选一个。',
    en: 'That time is gone. Please choose another.',
  },
  'problem.last-day-over': {
    'zh-CN': '补正的最后一天已经过了，没有提交。',
    en: 'The last day to mend it has passed. Nothing was submitted.',
  },
});
