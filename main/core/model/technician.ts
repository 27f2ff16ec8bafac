/** A technician as a kiosk knows one: by staff number, never by name. */
import { z } from 'zod';

/** 工号, as the operator gives it. */
export const StaffNumber = z.string().regex(/^\d{3,12}$/);

export const Technician = z.object({ number: StaffNumber, enrolledAt: z.string() });
export type Technician = z.infer<typeof Technician>;
