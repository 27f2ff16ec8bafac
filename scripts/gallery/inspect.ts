/** Looks at a shown screen as a browser drew it: text cut off or covered, targets too small, letters too small. Runs in the page. */

export interface Finding {
  what:
    | 'clipped'
    | 'spills'
    | 'covered'
    | 'outside'
    | 'half-seen'
    | 'overflow'
    /** A code that no phone can photograph, or that takes no room at all. */
    | 'small-code'
    | 'small-target'
    | 'small-text'
    | 'out-of-reach'
    /** Nothing leads on: no control but back, home and help. */
    | 'no-way-on'
    /** It refuses, and shows no way out (data-dead-end). */
    | 'no-way-out'
    /** 长辈版: a few choices that leave most of their screen empty. */
    | 'small-choices';
  where: string;
  more: string;
}

export interface Measures {
  pixelsPerMm: number;
  /** Least side of anything that can be tapped, in mm. */
  targetMm: number;
  /** Least size of letters, in mm. */
  textMm: number;
  /** What is tapped must begin below this share of the height; null where the whole screen is within reach. */
  reachFrom: number | null;
  /** Whether a citizen sees it; a technician knows another way. */
  isForCitizens: boolean;
}

/** Self-contained: Playwright sends its source to the page. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: it runs in the page, so all that it uses stands inside it
export function inspectScreen(measures: Measures): Finding[] {
  const SLACK = 1.5;
  /** Some 57 modules a side, half a millimetre each. */
  const CODE_MM = 28;
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()}${typeof element.className === 'string' && element.className !== '' ? `.${element.className.trim().split(/\s+/).join('.')}` : ''}`;
  const add = (what: Finding['what'], element: Element, more: string) => {
    const where = name(element);
    const key = `${what} ${where} ${more.slice(0, 12)}`;
    if (seen.has(key)) return;
    seen.add(key);
    findings.push({ what, where, more });
  };
  const visible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const hiddenByDesign = (element: Element) => element.closest('[aria-hidden="true"], [hidden]') !== null;

  const modal = document.querySelector('.overlay, .recovering');
  const layer = (element: Element) => modal === null || modal.contains(element);

  /** What is left of a box after every ancestor that cuts or scrolls; `scrolled` when a scroll would bring it back. */
  const sight = (element: Element, box: DOMRect) => {
    let { left, right, top, bottom } = box;
    let scrolled = false;
    for (let up: Element | null = element; up && up !== document.documentElement; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const frame = up.getBoundingClientRect();
      const canScroll = /auto|scroll/.test(style.overflowY) && up.scrollHeight > up.clientHeight + SLACK;
      // Only what lies below can be scrolled to from the start; what spills over the top is lost.
      if (canScroll && (bottom > frame.bottom || (top < frame.top && up.scrollTop > 0))) scrolled = true;
      left = Math.max(left, frame.left);
      right = Math.min(right, frame.right);
      top = Math.max(top, frame.top);
      bottom = Math.min(bottom, frame.bottom);
    }
    return { left, right, top, bottom, scrolled };
  };

  /** What stands on the page as a thing of its own: it has a frame or a ground, and round corners. */
  const isCard = (element: Element) => {
    const style = getComputedStyle(element);
    const hasFrame = style.borderTopStyle !== 'none' && Number.parseFloat(style.borderTopWidth) > 0;
    return (
      Number.parseFloat(style.borderTopLeftRadius) > 0 &&
      style.display !== 'inline' &&
      (hasFrame || !/^rgba\(.*, 0\)$/.test(style.backgroundColor))
    );
  };
  const cards = [...document.querySelectorAll('body *')].filter(
    (each) =>
      each instanceof HTMLElement && isCard(each) && visible(each) && layer(each) && !hiddenByDesign(each),
  );
  const isOfCards = new Set(cards);
  const cardOf = (element: Element) => {
    for (let up: Element | null = element; up; up = up.parentElement) if (isOfCards.has(up)) return up;
    return null;
  };
  const scrollsWithin = (card: Element, element: Element) => {
    for (let up: Element | null = element; up; up = up === card ? null : up.parentElement) {
      const canScroll = /auto|scroll/.test(getComputedStyle(up).overflowY);
      if (canScroll && up.scrollHeight > up.clientHeight + SLACK) return true;
    }
    return false;
  };
  for (const [at, card] of cards.entries()) {
    const box = card.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) continue;
    const shown = sight(card, box);
    const isCut =
      box.top < shown.top - SLACK || box.bottom > shown.bottom + SLACK || box.right > shown.right + SLACK;
    if (isCut && !shown.scrolled) add('clipped', card, `its edge, ${(card.textContent ?? '').slice(0, 16)}`);
    for (const other of cards.slice(at + 1)) {
      if (card.contains(other) || other.contains(card)) continue;
      const theirs = sight(other, other.getBoundingClientRect());
      const wide = Math.min(shown.right, theirs.right) - Math.max(shown.left, theirs.left);
      const high = Math.min(shown.bottom, theirs.bottom) - Math.max(shown.top, theirs.top);
      if (wide > 2 * SLACK && high > 2 * SLACK)
        add('covered', card, `by ${name(other)}, ${high.toFixed(0)} px`);
    }
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.textContent ?? '').trim();
    const element = node.parentElement;
    if (text === '' || !element || !visible(element) || element.closest('.unseen')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (size < measures.textMm * measures.pixelsPerMm && layer(element)) {
      add('small-text', element, `${(size / measures.pixelsPerMm).toFixed(1)} mm “${text.slice(0, 20)}”`);
    }
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      const shown = sight(element, box);
      const card = cardOf(element);
      const edge = card?.getBoundingClientRect();
      const spill = Math.max(SLACK, (box.height - size) / 2);
      // What a card scrolls by itself is not spilt.
      const isScrolled = shown.scrolled && card !== null && scrollsWithin(card, element);
      if (
        edge &&
        !isScrolled &&
        (box.bottom > edge.bottom + spill || box.top < edge.top - spill || box.right > edge.right + SLACK)
      ) {
        add('spills', element, `“${text.slice(0, 24)}”`);
      }
      const cutX = box.left < shown.left - SLACK || box.right > shown.right + SLACK;
      // A line box is taller than its letters: only a cut into the letters counts.
      const slackY = Math.max(SLACK, (box.height - size) / 2 + size * 0.12);
      const cutY = !shown.scrolled && (box.top < shown.top - slackY || box.bottom > shown.bottom + slackY);
      if (cutX || cutY) add('clipped', element, `“${text.slice(0, 24)}”`);
      else if (
        box.left < -SLACK ||
        box.right > innerWidth + SLACK ||
        box.top < -slackY ||
        (box.bottom > innerHeight + slackY && !shown.scrolled)
      ) {
        add('outside', element, `“${text.slice(0, 24)}”`);
      } else if (!shown.scrolled && layer(element) && !hiddenByDesign(element)) {
        const top = document.elementsFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)[0];
        const own =
          top && (top.contains(element) || element.contains(top) || top.classList.contains('start'));
        if (!own) add('covered', element, `“${text.slice(0, 24)}” by ${top ? name(top) : 'nothing'}`);
      }
    }
  }

  for (const input of document.querySelectorAll<HTMLInputElement>('input.entry-input, input.search-input')) {
    if (visible(input) && input.scrollWidth > input.clientWidth + SLACK) {
      add('clipped', input, `“${(input.value || input.placeholder).slice(0, 24)}”`);
    }
  }

  const least = measures.targetMm * measures.pixelsPerMm;
  for (const target of document.querySelectorAll(
    'button, input, textarea, select, [role="tab"], [role="button"], a[href]',
  )) {
    if (!visible(target) || !layer(target)) continue;
    const box = target.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;
    const shown = sight(target, box);
    const part = target.closest('.search-field') !== null && target.tagName === 'INPUT';
    if ((box.width < least - 0.5 || box.height < least - 0.5) && !part) {
      add(
        'small-target',
        target,
        `${(box.width / measures.pixelsPerMm).toFixed(1)} × ${(box.height / measures.pixelsPerMm).toFixed(1)} mm “${(target.textContent ?? target.getAttribute('aria-label') ?? '').slice(0, 16)}”`,
      );
    }
    // What a list hides is tapped where the list shows it: not above the list's own top.
    if (
      measures.reachFrom !== null &&
      Math.max(box.top, shown.top) < innerHeight * measures.reachFrom - SLACK
    ) {
      add(
        'out-of-reach',
        target,
        `${((box.top / innerHeight) * 100).toFixed(0)} % “${(target.textContent || target.getAttribute('aria-label') || '').slice(0, 16)}”`,
      );
    }
    if (!shown.scrolled && (box.right > innerWidth + SLACK || box.bottom > innerHeight + SLACK)) {
      add('outside', target, (target.textContent ?? '').slice(0, 16));
    }
  }

  // What a screen is there for must not wait below an edge: its answer, a code to photograph, a card to take.
  for (const whole of document.querySelectorAll(
    '.button-primary, .sheet-actions button, .qr, .take-urgent',
  )) {
    if (!visible(whole) || !layer(whole)) continue;
    const box = whole.getBoundingClientRect();
    const isCode = whole.classList.contains('qr');
    if (isCode && box.width < CODE_MM * measures.pixelsPerMm) add('small-code', whole, `${box.width} px`);
    const shown = sight(whole, box);
    const missing = box.width * box.height - (shown.right - shown.left) * (shown.bottom - shown.top);
    if (missing > box.width * SLACK) add('half-seen', whole, (whole.textContent ?? '').slice(0, 16));
  }

  // A screen without a way on, or one that refuses without a way out, leaves its citizen standing.
  const isSeen = (selector: string) =>
    [...document.querySelectorAll(selector)].some((each) => visible(each) && layer(each));
  const CONTROLS = [
    'main button',
    '.page-bar .button-primary',
    '.way-out',
    '.sheet-actions button',
    'main input',
  ];
  const onward = CONTROLS.map((control) => `${control}:not(:disabled)`).join(', ');
  // What is being asked for is answered, or refused with a way out, in a moment.
  const isWaiting =
    modal?.classList.contains('recovering') === true ||
    document.querySelector('main [aria-busy="true"]') !== null;
  if (measures.isForCitizens && !isWaiting && !isSeen(onward)) add('no-way-on', document.body, '');
  const REFUSALS =
    '.notice-strong, .printing-failed, .camera-missing, .entry-wrong, .out-of-service, [class*="-refused"], [class*="-unavailable"]';
  const WORDS_OF_REFUSAL =
    /暂时(不能|无法)|不能在本机使用|不能用来|没有(找到|可以预约|打印出来|完成|读清)|暂停服务|到上限|已经评价过|查不到|不准，|not available|cannot|can’t|could not|out of service|was not|nothing found|did not go through|as often as|rated already/i;
  if (measures.isForCitizens && modal === null && !isSeen('[data-dead-end]')) {
    const content = document.querySelector('main');
    const said = WORDS_OF_REFUSAL.exec(content?.textContent ?? '');
    const refusal = [...document.querySelectorAll(REFUSALS)].find(visible);
    if (refusal || said) add('no-way-out', refusal ?? document.body, said?.[0] ?? '');
  }

  // Few choices are large: in 长辈版 they take half of the room that is theirs, unless each of them is huge already.
  const CHOICES =
    '.group, .day, .slot, .row, .tile, .home-mine, .mine-booking, .level-choice, .reason, .reason-write, .options .key';
  const choices = [...document.querySelectorAll(CHOICES)].filter((each) => visible(each) && layer(each));
  const room = choices[0]?.closest('.dock, .page-body');
  const isTypedInto = isSeen('.search-input') || (isSeen('.key') && !isSeen('.options .key'));
  if (
    document.documentElement.dataset.elder &&
    room &&
    choices.length > 1 &&
    choices.length <= 7 &&
    !isTypedInto
  ) {
    const area = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width * height;
    };
    const share = choices.reduce((sum, each) => sum + area(each), 0) / area(room);
    if (share < 0.5) add('small-choices', room, `${choices.length} on ${(share * 100).toFixed(0)} %`);
  }

  const page = document.scrollingElement;
  if (page && (page.scrollWidth > innerWidth + SLACK || page.scrollHeight > innerHeight + SLACK)) {
    add('overflow', page, `${page.scrollWidth} × ${page.scrollHeight}`);
  }
  return findings;
}
