/** How a matter moves along its journey: next, back, the bar of steps and where a problem is mended, all out of one list. Pure. */
import type { FieldProblem } from '../../main/core/model/problem.ts';
import type { Matter, MatterEvent, MatterStart } from './matter.ts';
import type { Journey, Step } from './step.ts';

export interface Progress {
  /** The step's name; null once the matter was left. */
  at: string | null;
  matter: Matter;
}

export function beginJourney(journey: Journey, start: Omit<MatterStart, 'kind'>): Progress {
  const { item, draft, earlier = null, at } = start;
  const matter: Matter = {
    item,
    draft,
    situation: {},
    typed: {},
    earlier,
    receipt: null,
    problems: [],
    isForAnother: false,
    mending: null,
  };
  const first = leftAt(journey, matter, at) ?? journey.find((step) => !step.isKnownAtStart?.(matter));
  return { at: first?.name ?? null, matter };
}

/** Where a draft goes on that was left: not past what has become due again meanwhile. */
function leftAt(journey: Journey, matter: Matter, at: string | undefined): Step | undefined {
  const place = journey.findIndex(({ name }) => name === at);
  if (place < 0) return undefined;
  return journey
    .slice(0, place + 1)
    .filter((step) => applies(step, matter))
    .find((step, index, steps) => index === steps.length - 1 || step.isDue?.(matter));
}

/** The steps that this matter has, for the bar. */
export function stepsOf(journey: Journey, matter: Matter): Step[] {
  return journey.filter((step) => applies(step, matter));
}

export function stepAt(journey: Journey, { at }: Progress): Step | undefined {
  return journey.find(({ name }) => name === at);
}

export function move(journey: Journey, progress: Progress, event: MatterEvent): Progress {
  const { matter } = progress;
  switch (event.type) {
    case 'DRAFT':
      return isOfThisMatter(matter, event)
        ? { ...progress, matter: { ...matter, draft: event.draft } }
        : progress;
    case 'ITEM':
      return goOn(journey, {
        ...progress,
        matter: { ...matter, item: event.item, draft: null, situation: {}, typed: {} },
      });
    case 'SITUATION':
      return { ...progress, matter: { ...matter, situation: event.answers } };
    case 'TYPED':
      return { ...progress, matter: { ...matter, typed: event.answers } };
    case 'BEGUN':
      return goOn(journey, {
        ...progress,
        matter: { ...matter, draft: event.draft, typed: {}, problems: [] },
      });
    case 'COMMITTED':
      return goOn(journey, { ...progress, matter: { ...matter, receipt: event.receipt } });
    case 'FOR_ANOTHER':
      return { ...progress, matter: { ...matter, isForAnother: event.isForAnother, mending: null } };
    case 'NEXT':
      return goOn(journey, progress);
    case 'BACK':
      return { ...progress, at: stepBefore(journey, progress) };
    case 'INCOMPLETE': {
      const at = whereMended(journey, progress, event.problems[0]);
      return { at, matter: { ...matter, problems: event.problems, mending: null } };
    }
    case 'MEND': {
      const mending = { ...progress, matter: { ...matter, problems: [], mending: event.field } };
      return { ...mending, at: whereMended(journey, mending, { field: event.field, code: 'required' }) };
    }
  }
}

/** A core that came back may hold the draft of a matter that was left. */
function isOfThisMatter({ draft }: Matter, event: { draft: { submissionId: string } }): boolean {
  return draft === null || draft.submissionId === event.draft.submissionId;
}

/** To the next step, but not past one that is not done. */
function goOn(journey: Journey, progress: Progress): Progress {
  const { matter } = progress;
  const here = stepAt(journey, progress);
  if (!here || here.isDone?.(matter) === false) return progress;
  const ahead = journey.slice(journey.indexOf(here) + 1).filter((step) => applies(step, matter));
  const stops = ({ isSummary, isDue }: Step) => isSummary || isDue?.(matter);
  const next = (matter.mending !== null && ahead.find(stops)) || ahead[0];
  return next ? { at: next.name, matter: { ...matter, mending: null } } : progress;
}

function stepBefore(journey: Journey, progress: Progress): string | null {
  const here = stepAt(journey, progress);
  if (!here || here.backLeaves) return null;
  const before = journey.slice(0, journey.indexOf(here)).findLast((step) => applies(step, progress.matter));
  return before?.name ?? null;
}

/** A problem that no step claims leads to the step before: everything was asked up to there. */
function whereMended(journey: Journey, progress: Progress, problem: FieldProblem | undefined): string | null {
  const { matter } = progress;
  const step = problem && stepsOf(journey, matter).find((each) => each.mends?.(problem, matter));
  return step?.name ?? stepBefore(journey, progress);
}

function applies(step: Step, matter: Matter): boolean {
  return step.applies?.(matter) ?? true;
}
