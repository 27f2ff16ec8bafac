/** Where a citizen is among the items; kept for the whole matter, so that coming back finds the same place. */

export type GroupTab = 'zone' | 'department' | 'audience';
export type BrowseTab = GroupTab | 'search';

export interface Browse {
  tab: BrowseTab;
  group: { kind: GroupTab; id: string; name: string } | null;
  query: string;
  /** With low controls hits and keyboard take turns: whether the hits are shown. */
  showsHits: boolean;
  /** 长辈版 asks first how to search; false until that is answered. */
  asked: boolean;
}

export const BROWSE_START: Browse = { tab: 'zone', group: null, query: '', showsHits: false, asked: false };

export const TABS: readonly BrowseTab[] = ['zone', 'department', 'audience', 'search'];
