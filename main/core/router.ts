/** The procedures of a kiosk in service: the list of its rooms' routes. */
import { archiveRoutes } from './archive/routes.ts';
import { slipsRoutes } from './cases/routes.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import { configurationRoutes } from './configuration/routes.ts';
import type { Core } from './core.ts';
import { dutyRoutes } from './duty/routes.ts';
import { filingRoutes } from './filing/routes.ts';
import { handOverRoutes } from './hand-over/routes.ts';
import { identityRoutes } from './identity/routes.ts';
import { kioskRoutes } from './kiosk/routes.ts';
import { logBookRoutes } from './log-book/routes.ts';
import { maintenanceRoutes } from './maintenance/routes.ts';
import { bookingRoutes } from './matters/booking/routes.ts';
import { checkInRoutes } from './matters/check-in/routes.ts';
import { correctionRoutes } from './matters/correction/routes.ts';
import { evaluationRoutes } from './matters/evaluation/routes.ts';
import { paymentRoutes } from './matters/payment/routes.ts';
import { preReviewRoutes } from './matters/pre-review/routes.ts';
import { networkPathRoutes } from './network-path/routes.ts';
import { outboxRoutes } from './outbox/routes.ts';
import { ownBookingsRoutes } from './own-bookings/routes.ts';
import { paperRoutes } from './paper/routes.ts';
import { paperScanRoutes } from './paper-scan/routes.ts';
import { phoneUploadRoutes } from './phone-upload/routes.ts';
import { principalRoutes } from './principal/routes.ts';
import { selfTestRoutes } from './self-test/routes.ts';
import { sessionRoutes } from './session/routes.ts';
import { techniciansRoutes } from './technicians/routes.ts';
import { telemetryRoutes } from './telemetry/routes.ts';

export function createRouter(core: Core) {
  return {
    kiosk: kioskRoutes(core),
    catalogue: catalogueRoutes(core),
    session: sessionRoutes(core),
    identity: identityRoutes(core),
    principal: principalRoutes(core),
    booking: bookingRoutes(core),
    preReview: preReviewRoutes(core),
    archive: archiveRoutes(core),
    phoneUpload: phoneUploadRoutes(core),
    paperScan: paperScanRoutes(core),
    evaluation: evaluationRoutes(),
    correction: correctionRoutes(core),
    checkIn: checkInRoutes(core),
    payment: paymentRoutes(core),
    filing: filingRoutes(core),
    handOver: handOverRoutes(core),
    ownBookings: ownBookingsRoutes(core),
    outbox: outboxRoutes(core),
    slips: slipsRoutes(core),
    maintenance: maintenanceRoutes(core),
    configuration: configurationRoutes(core),
    selfTest: selfTestRoutes(core),
    networkPath: networkPathRoutes(core),
    paper: paperRoutes(core),
    logBook: logBookRoutes(core),
    duty: dutyRoutes(core),
    technicians: techniciansRoutes(core),
    telemetry: telemetryRoutes(core),
  };
}
