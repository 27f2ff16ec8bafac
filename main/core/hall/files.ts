/** Reads the hall's plan from its five YAML files; what is wrong in them is named by file, line and what to do. */
import path from 'node:path';
import { readText } from '../../../kiosk-config/read-text.ts';
import { checkYaml, parseYaml, type YamlText } from '../../../kiosk-config/yaml.ts';
import { checkPlan } from '../model/hall/check.ts';
import type { KnownItems } from '../model/hall/mistake.ts';
import { HallPlan } from '../model/hall/plan.ts';

/** `file` is relative to the plan's folder; `line` is null where there is none. */
export type HallProblem = { file: string; line: number | null; message: string };

/** At least one problem; messages are in Chinese, for the technician and the editor. */
export type HallAnswer = { ok: true; plan: HallPlan } | { ok: false; problems: HallProblem[] };

const BOOKING = 'booking.yaml';
/** Which file says which part of the plan; `whole`: the file is that part, and what it is where it is empty. */
const FILES = [
  {
    file: BOOKING,
    parts: ['number', 'daysAhead', 'few', 'laterDays', 'visitItems', 'slots', 'groups'],
    whole: false,
  },
  { file: 'places.yaml', parts: ['places'], whole: true, empty: [] },
  { file: 'calendar.yaml', parts: ['everyYear', 'years'], whole: false },
  { file: 'exceptions.yaml', parts: ['exceptions'], whole: true, empty: [] },
  { file: 'fairness.yaml', parts: ['fairness'], whole: true, empty: {} },
] as const;

type Texts = Map<string, YamlText>;

/** `known`: what the catalogue has, for what the plan says of zones and items. */
export function loadHall(folder: string, known: KnownItems): HallAnswer {
  const problems: HallProblem[] = [];
  const texts: Texts = new Map();
  const merged: Record<string, unknown> = {};
  for (const part of FILES) {
    const { file, parts } = part;
    const text = textOf(path.join(folder, file));
    if (text === null) {
      const message = '文件读不出来：请检查它在不在、叫什么名字、是不是文件、本机能不能读';
      problems.push({ file, line: 1, message });
      continue;
    }
    const parsed = parseYaml(text);
    if (!parsed.ok) {
      problems.push(...parsed.mistakes.map((mistake) => ({ file, ...mistake })));
      continue;
    }
    texts.set(file, parsed);
    if (part.whole) merged[parts[0]] = parsed.value ?? part.empty;
    else if (parsed.value === null) {
      const message = `文件是空的：请写上 ${parts.join('、')}，或放回原来的文件`;
      problems.push({ file, line: 1, message });
    } else {
      problems.push(...misplaced(part, parsed));
      Object.assign(merged, parsed.value);
    }
  }
  // What is missing with an unreadable file was told already.
  if (problems.length > 0) return { ok: false, problems };
  const checked = checkYaml(HallPlan, merged);
  const misfits = checked.ok ? checkPlan(checked.data, known) : checked.misfits;
  if (checked.ok && misfits.length === 0) return { ok: true, plan: checked.data };
  return { ok: false, problems: misfits.map(({ keys, message }) => located(texts, keys, message)) };
}

/** One line for a person: where, then what. */
export function hallProblemLine({ file, line, message }: HallProblem): string {
  return `hall/${file}${line === null ? '' : ` 第 ${line} 行`} · ${message}`;
}

/** What belongs into another file would be overruled by it, or overrule it, without a word. */
function misplaced({ file, parts }: (typeof FILES)[number], { value, lineOf }: YamlText): HallProblem[] {
  if (value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value)) {
    return [{ file, line: lineOf([]), message: `须写成“名称: 值”的样子，有 ${parts.join('、')}` }];
  }
  return Object.keys(value).flatMap((key): HallProblem[] => {
    const other = FILES.find((each) => each.file !== file && (each.parts as readonly string[]).includes(key));
    return other ? [{ file, line: lineOf([key]), message: `${key} 不写在这里，请写到 ${other.file}` }] : [];
  });
}

/** A member that is missing has the line of the entry that lacks it, at last that on which the file begins. */
function located(texts: Texts, keys: readonly PropertyKey[], message: string): HallProblem {
  const from =
    FILES.find(({ parts }) => (parts as readonly PropertyKey[]).includes(keys[0] ?? '')) ??
    FILES.find(({ file, whole }) => !whole && texts.get(file)?.lineOf(keys.slice(0, 1)) !== null);
  const file = from?.file ?? BOOKING;
  const inFile = from?.whole ? keys.slice(1) : keys;
  const lineOf = texts.get(file)?.lineOf;
  let line: number | null = null;
  for (let depth = inFile.length; lineOf && line === null && depth >= 0; depth--) {
    line = lineOf(inFile.slice(0, depth));
  }
  return { file, line, message: [inFile.join('.'), message].filter((part) => part !== '').join('：') };
}

function textOf(file: string): string | null {
  try {
    return readText(file);
  } catch {
    return null;
  }
}
