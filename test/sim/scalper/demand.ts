/**
 * Who wants a place, and what is assumed of both sides. The figures of the demand are made up: no hall has given us its own. They are
 * chosen so that the item is scarce, half as many again as there are places, since only then there is anything to sell.
 */

/** An item of a group whose places are drawn; a quarter of an hour at the kiosk for each visitor is no matter here. */
export const ITEM = 'BD-0004';
/** Places in each of the six times of a day. */
export const CAPACITY = 3;
/** Who begins to want a visit, each working day: honest citizens, and people who pay the scalper. */
export const CITIZENS_A_DAY = 18;
export const CUSTOMERS_A_DAY = 9;
/** For so many working days, a week; an honest citizen comes to a kiosk once each day at any minute, the scalper's people all the time. */
export const PATIENCE_DAYS = 5;
/** Cards that the scalper borrowed for good, beside its customers' own, which it has as long as they want a visit. */
export const BORROWED = 40;
/** The kiosks are open from 8 to 18; the scalper's people look every so many minutes, at as many kiosks as they like. */
export const OPEN_MINUTE = 8 * 60;
export const CLOSE_MINUTE = 18 * 60;
export const STEP_MINUTES = 30;
/** After the draw. */
export const EVENING_MINUTE = 20 * 60;
/** From then on the scalper wishes. */
export const ALL_OUT_MINUTE = 9 * 60;
/** An honest citizen with a place gives it up with this chance, some day before it. */
export const GIVES_UP = 0.08;
