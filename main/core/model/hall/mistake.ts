/** What the checks of a hall's plan tell, and what they are told of the catalogue. */

/** One mistake. `keys` is the path from the plan's top, such as `['years', 0, 'holidays', 2, 'to']`. */
export type PlanMistake = { keys: readonly PropertyKey[]; message: string };

/** Notes one. */
export type Add = (keys: PlanMistake['keys'], message: string) => void;

/** What the catalogue knows: zones by id, and each bookable item with its zone. */
export type KnownItems = { zones: readonly string[]; bookable: ReadonlyMap<string, string> };
