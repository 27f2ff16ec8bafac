/** For tests in this process: the fictitious people of division 990000 are taken, as a demonstration kiosk takes them. */
import { allowSamplePeople } from '../../main/core/model/documents/index.ts';

allowSamplePeople(true);
