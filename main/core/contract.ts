/** The whole RPC contract between a screen and the core, put together from the capabilities. */

import { archiveContract } from './archive/contract.ts';
import { slipsContract } from './cases/contract.ts';
import { catalogueContract } from './catalogue/contract.ts';
import { configurationContract } from './configuration/contract.ts';
import { dutyContract } from './duty/contract.ts';
import { enrolmentContract } from './enrolment/contract.ts';
import { filingContract } from './filing/contract.ts';
import { handOverContract } from './hand-over/contract.ts';
import { identityContract } from './identity/contract.ts';
import { kioskContract } from './kiosk/contract.ts';
import { logBookContract } from './log-book/contract.ts';
import { maintenanceContract } from './maintenance/contract.ts';
import { bookingContract } from './matters/booking/contract.ts';
import { checkInContract } from './matters/check-in/contract.ts';
import { correctionContract } from './matters/correction/contract.ts';
import { evaluationContract } from './matters/evaluation/contract.ts';
import { paymentContract } from './matters/payment/contract.ts';
import { preReviewContract } from './matters/pre-review/contract.ts';
import { networkPathContract } from './network-path/contract.ts';
import { outboxContract } from './outbox/contract.ts';
import { ownBookingsContract } from './own-bookings/contract.ts';
import { paperContract } from './paper/contract.ts';
import { paperScanContract } from './paper-scan/contract.ts';
import { phoneUploadContract } from './phone-upload/contract.ts';
import { principalContract } from './principal/contract.ts';
import { selfTestContract } from './self-test/contract.ts';
import { sessionContract } from './session/contract.ts';
import { techniciansContract } from './technicians/contract.ts';
import { telemetryContract } from './telemetry/contract.ts';

export const contract = {
  kiosk: kioskContract,
  catalogue: catalogueContract,
  session: sessionContract,
  identity: identityContract,
  principal: principalContract,
  booking: bookingContract,
  preReview: preReviewContract,
  archive: archiveContract,
  phoneUpload: phoneUploadContract,
  paperScan: paperScanContract,
  evaluation: evaluationContract,
  correction: correctionContract,
  checkIn: checkInContract,
  payment: paymentContract,
  enrolment: enrolmentContract,
  filing: filingContract,
  handOver: handOverContract,
  ownBookings: ownBookingsContract,
  outbox: outboxContract,
  slips: slipsContract,
  maintenance: maintenanceContract,
  configuration: configurationContract,
  selfTest: selfTestContract,
  networkPath: networkPathContract,
  paper: paperContract,
  logBook: logBookContract,
  duty: dutyContract,
  technicians: techniciansContract,
  telemetry: telemetryContract,
};
