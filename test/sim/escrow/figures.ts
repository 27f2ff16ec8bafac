/** What a run of the escrow simulation showed. */
export type EscrowFigures = {
  kiosks: number;
  days: number;
  seed: number;
  /** Places that were promised to more people than there are places. */
  doubles: number;
  /** Promises from a lease whose booking the platform did not confirm. */
  broken: number;
  /** Leases of a kiosk's book that the platform gave away, once all are in touch again. */
  lost: number;
  /** Of all places of the days that passed, those that lay in a lease nobody used, 0 to 1. */
  idleShare: number;
  /** Of those who booked while their kiosk was offline, those who left with a certain time, 0 to 1. */
  firmOffline: number;
  /** Bookings by how they came about. */
  online: number;
  fromLease: number;
  wished: number;
};
