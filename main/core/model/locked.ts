/** What every procedure of the technician's answers while this connection's maintenance screen is not open. */
export const locked = { LOCKED: { message: 'The maintenance screen is locked.' } };
