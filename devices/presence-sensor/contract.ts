/** Nothing can be asked of the presence sensor: whether somebody is there is part of its state (`holds` in common/status.ts). */
export const contract = {};
